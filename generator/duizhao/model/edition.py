"""An edition: one source text of a report, understood on its own."""

from dataclasses import dataclass
from typing import Literal

from duizhao.model.source import Fragment, Lang, Script, SetAside

FrontField = Literal["title", "occasion", "speaker", "date"]
WORK_REPORT = "work_report"  # the genre that most texts are of; the series of others have their genre in their names


@dataclass(frozen=True, slots=True)
class Marker:
    """A note marker found in a row: the note's number, and where it stood in the shown text.

    `nth` tells notes of one number apart (see `Note`).
    """

    note: int
    lang: Lang
    at: int
    nth: int = 1


@dataclass(frozen=True, slots=True)
class Row:
    """A zh/en pair of paragraphs of one edition; one side is empty where the edition has none.

    `field` is empty in the body. Text is the fragments joined: zh without, en with a space.
    """

    zh: tuple[Fragment, ...]
    en: tuple[Fragment, ...]
    markers: tuple[Marker, ...] = ()
    field: FrontField | Literal[""] = ""


@dataclass(frozen=True, slots=True)
class EditionNote:
    """An end note of one edition; `fragments` hold its text without number, `lang` its language."""

    number: int
    lang: Lang
    fragments: tuple[Fragment, ...]


@dataclass(frozen=True, slots=True)
class Identity:
    """Whose report it is, of which genre and of which year; `model.identity` makes names and addresses of it.

    `slug`, `zh` and `en` name the place; `zh` and `en` are empty when not stated. `genre` is the name of a file in `genre/`.
    """

    slug: str
    zh: str
    en: str
    year: int
    date: str
    genre: str = WORK_REPORT


@dataclass(frozen=True, slots=True)
class Edition:
    """One source text: front matter and body as rows, end notes, what was set aside."""

    file: str
    sha256: str
    format: str
    encoding: str
    script: Script | None
    languages: tuple[Lang, ...]
    identity: Identity
    rows: tuple[Row, ...]
    notes: tuple[EditionNote, ...]
    set_aside: tuple[SetAside, ...]
