"""A report: its editions merged, then ordered into chapters; its passages grow with every stage."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, Literal, TypeVar

from duizhao.model.alignment import Segment
from duizhao.model.edition import Edition, FrontField, Identity
from duizhao.model.figures import Agreement, Figure
from duizhao.model.rights import NOTHING_STATED, Rights
from duizhao.model.source import Fragment, Lang, SetAside

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


@dataclass(frozen=True, slots=True)
class NotedPassage(Passage):
    """A passage with the places of its notes, by language and position."""

    anchors: tuple[Anchor, ...]

    @staticmethod
    def noted(p: Passage, anchors: tuple[Anchor, ...]) -> "NotedPassage":
        """Add the places of its notes to a passage."""
        return NotedPassage(p.key, p.aliases, p.kind, p.chapter, p.lead, p.zh, p.en, p.row, anchors)


@dataclass(frozen=True, slots=True)
class MeasuredPassage(NotedPassage):
    """A passage with the figures of both languages, those of zh first, each by position."""

    figures: tuple[Figure, ...]

    @staticmethod
    def measured(p: NotedPassage, figures: tuple[Figure, ...]) -> "MeasuredPassage":
        """Add its figures to a passage."""
        return MeasuredPassage(p.key, p.aliases, p.kind, p.chapter, p.lead, p.zh, p.en, p.row, p.anchors, figures)


@dataclass(frozen=True, slots=True)
class AlignedPassage(MeasuredPassage):
    """A passage with its sentence beads in the order of the zh; none where one language is missing."""

    segments: tuple[Segment, ...]

    @staticmethod
    def aligned(p: MeasuredPassage, segments: tuple[Segment, ...]) -> "AlignedPassage":
        """Add its sentence beads to a passage."""
        return AlignedPassage(p.key, p.aliases, p.kind, p.chapter, p.lead, p.zh, p.en, p.row, p.anchors, p.figures, segments)


@dataclass(frozen=True, slots=True)
class ComparedPassage(AlignedPassage):
    """A passage whose figures were compared, bead by bead; indices are into `figures` and `segments`."""

    agreement: tuple[Agreement, ...]

    @staticmethod
    def compared(p: AlignedPassage, agreement: tuple[Agreement, ...]) -> "ComparedPassage":
        """Add what became of its figures to a passage."""
        return ComparedPassage(
            p.key, p.aliases, p.kind, p.chapter, p.lead, p.zh, p.en, p.row, p.anchors, p.figures, p.segments, agreement
        )


@dataclass(frozen=True, slots=True)
class NoteMark:
    """A note's marker in one language of a row: code point index `at`; `own` where the note is anchored in that language."""

    note: int
    nth: int
    lang: Lang
    at: int
    own: bool


@dataclass(frozen=True, slots=True)
class MarkedPassage(ComparedPassage):
    """A passage with the markers of its notes in both languages, each side in reading order."""

    marks: tuple[NoteMark, ...]

    @staticmethod
    def marked(p: ComparedPassage, marks: tuple[NoteMark, ...]) -> "MarkedPassage":
        """Add the markers of both languages to a passage."""
        return MarkedPassage(
            p.key, p.aliases, p.kind, p.chapter, p.lead, p.zh, p.en, p.row, p.anchors, p.figures, p.segments, p.agreement, marks
        )


AnyPassage = TypeVar("AnyPassage", bound=Passage)
P_co = TypeVar("P_co", bound=Passage, covariant=True)


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
class Report(Generic[P_co]):
    """A report; its type says how much is known of its passages. `rights` is what the owner of the site says of it."""

    id: str
    identity: Identity
    title_zh: str
    title_en: str
    editions: tuple[Edition, ...]
    chapters: tuple[Chapter, ...]
    passages: tuple[P_co, ...]
    notes: tuple[Note, ...]
    moved: tuple[Moved, ...]
    set_aside: tuple[SetAside, ...]
    rights: Rights = NOTHING_STATED

    def with_passages(self, passages: tuple[AnyPassage, ...]) -> "Report[AnyPassage]":
        """The same report with the passages of another stage."""
        return Report(
            self.id,
            self.identity,
            self.title_zh,
            self.title_en,
            self.editions,
            self.chapters,
            passages,
            self.notes,
            self.moved,
            self.set_aside,
            self.rights,
        )


def row_of(passages: Sequence[AnyPassage], key: str) -> AnyPassage | None:
    """The row of a key, by its own or by an alias."""
    return next((p for p in passages if p.key == key), None) or next((p for p in passages if key in p.aliases), None)


@dataclass(frozen=True, slots=True)
class Series:
    """All reports of one government; `slug` is its folder in the site."""

    slug: str
    zh: str
    en: str
    reports: tuple[Report[MarkedPassage], ...]


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
