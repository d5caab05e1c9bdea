"""A report: its editions merged, then ordered into chapters, then with its notes anchored."""

from dataclasses import dataclass
from typing import Literal

from generator.model.edition import Edition, FrontField, Identity
from generator.model.source import Fragment, Lang, SetAside

RowKind = Literal["front", "part", "chapter", "salutation", "passage"]
Trust = Literal["curated", "marker", "edition", "term", "inferred"]


@dataclass(frozen=True, slots=True)
class Reading:
    """What one edition has for a row or a note: the verbatim text, or the shown text of a variant."""

    file: str
    line: int
    lang: Lang
    text: str


@dataclass(frozen=True, slots=True)
class EditionMarker:
    """A marker of any edition, at its place in the shown text; `own` when that edition is shown."""

    note: int
    lang: Lang
    at: int
    own: bool
    nth: int = 1


@dataclass(frozen=True, slots=True)
class MergedRow:
    """A row of all editions: the text that is shown and every edition's reading of it.

    `variants` are the shown texts of editions that differ in more than width, spacing, quotes or script.
    """

    zh: tuple[Fragment, ...]
    en: tuple[Fragment, ...]
    field: FrontField | Literal[""]
    readings: tuple[Reading, ...]
    variants: tuple[Reading, ...]
    markers: tuple[EditionMarker, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """An end note; `zh` or `en` is None where no edition has it. `nth` counts notes of one number."""

    number: int
    nth: int
    zh: str | None
    en: str | None
    readings: tuple[Reading, ...]


@dataclass(frozen=True, slots=True)
class MergedReport:
    """All editions of one report as one sequence of rows, in the order of the longest edition."""

    identity: Identity
    editions: tuple[Edition, ...]
    rows: tuple[MergedRow, ...]
    notes: tuple[Note, ...]
    set_aside: tuple[SetAside, ...]


@dataclass(frozen=True, slots=True)
class Anchor:
    """A note's place: code point index `at` in the shown text of that language, and how it is known."""

    note: int
    nth: int
    lang: Lang
    at: int
    how: Trust


@dataclass(frozen=True, slots=True)
class Passage:
    """A row with its place in the outline and its permanent key (also its anchor in the page).

    `lead` is the number of characters of zh and en that are a run-in heading. `aliases` are keys
    under which a single edition published alone had this row.
    """

    key: str
    aliases: tuple[str, ...]
    kind: RowKind
    chapter: str
    lead: tuple[int, int]
    zh: str | None
    en: str | None
    row: MergedRow
    anchors: tuple[Anchor, ...] = ()


@dataclass(frozen=True, slots=True)
class Chapter:
    """A part ("1") or a chapter ("1.2"), or what stands before ("0") and after ("1.8z") them.

    `heading` is the key of its heading row, empty where there is none. `slug` is the page's name.
    """

    id: str
    parent: str
    slug: str
    zh: str
    en: str
    heading: str


@dataclass(frozen=True, slots=True)
class Moved:
    """An anchor that a single edition alone had on page `slug`, and where the row is now."""

    slug: str
    anchor: str
    to_slug: str
    to_key: str


@dataclass(frozen=True, slots=True)
class Report:
    """A report ready to be shown."""

    id: str
    identity: Identity
    title_zh: str
    title_en: str
    editions: tuple[Edition, ...]
    chapters: tuple[Chapter, ...]
    passages: tuple[Passage, ...]
    notes: tuple[Note, ...]
    moved: tuple[Moved, ...]
    set_aside: tuple[SetAside, ...]


@dataclass(frozen=True, slots=True)
class Series:
    """All reports of one government; `slug` is its folder in the site."""

    slug: str
    zh: str
    en: str
    reports: tuple[Report, ...]


@dataclass(frozen=True, slots=True)
class Refused:
    """A file that gave no report: nothing of it is lost, it is listed with the reason."""

    file: str
    why: str
    set_aside: tuple[SetAside, ...]


@dataclass(frozen=True, slots=True)
class Corpus:
    """Everything that was read."""

    series: tuple[Series, ...]
    refused: tuple[Refused, ...]
