"""An edition: one source text of a report, read without looking at others."""

from dataclasses import dataclass
from typing import Literal

from duizhao.model.source import NO_ORIGIN, Fragment, Lang, Origin, Script, SetAside

FrontField = Literal["title", "occasion", "speaker", "date"]
WORK_REPORT = "work_report"  # the default genre; series of other genres have the genre in their names


@dataclass(frozen=True, slots=True)
class Marker:
    """A note marker of a row: the note's number, and its position in the shown text.

    `nth` distinguishes notes of the same number (see `Note`).
    """

    note: int
    lang: Lang
    at: int
    nth: int = 1


@dataclass(frozen=True, slots=True)
class Row:
    """A zh/en pair of paragraphs of one edition; a side that the edition lacks is empty.

    `field` is empty in the body. The text is its fragments joined: zh without a space, en with one.
    """

    zh: tuple[Fragment, ...]
    en: tuple[Fragment, ...]
    markers: tuple[Marker, ...] = ()
    field: FrontField | Literal[""] = ""


@dataclass(frozen=True, slots=True)
class EditionNote:
    """An end note of one edition; `fragments` are its text without the number, `lang` its language."""

    number: int
    lang: Lang
    fragments: tuple[Fragment, ...]


@dataclass(frozen=True, slots=True)
class Identity:
    """The place, year and genre of a report; `model.identity` derives names and addresses from them.

    `slug`, `zh` and `en` name the place; `zh` and `en` are empty if not stated. `genre` is the name of a file in `genre/`.
    """

    slug: str
    zh: str
    en: str
    year: int
    date: str
    genre: str = WORK_REPORT


@dataclass(frozen=True, slots=True)
class Edition:
    """One source text: front matter and body as rows, end notes, what was set aside, and where it was published.

    `year_stated`: does the text state the year, or was it inferred from the years that it mentions? `unsure_breaks` are the
    lines that begin a paragraph, or may be the rest of the one before if the text was wrapped at a width.
    """

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
    origin: Origin = NO_ORIGIN
    year_stated: bool = True
    unsure_breaks: frozenset[int] = frozenset()
