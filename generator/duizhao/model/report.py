"""A report: its merged editions, divided into chapters; each stage adds a field to its passages."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Generic, Literal, Self, TypeVar

from duizhao.model.alignment import Segment
from duizhao.model.edition import Edition, FrontField, Identity
from duizhao.model.figures import Agreement, Figure
from duizhao.model.rights import NOTHING_STATED, Rights
from duizhao.model.source import Fragment, Lang, SetAside

RowKind = Literal["front", "part", "chapter", "salutation", "passage"]
Trust = Literal["curated", "marker", "edition", "term", "inferred"]


@dataclass(frozen=True, slots=True)
class Reading:
    """The text of one edition for a row or a note: verbatim, or as shown for a variant."""

    file: str
    line: int
    lang: Lang
    text: str


@dataclass(frozen=True, slots=True)
class EditionMarker:
    """A marker of any edition, at its position in the shown text; `own`: is it of the edition that is shown?"""

    note: int
    lang: Lang
    at: int
    own: bool
    nth: int = 1


@dataclass(frozen=True, slots=True)
class MergedRow:
    """A row of all editions: the text that is shown, and the reading of every edition.

    `variants` are the texts of editions that differ in more than width, spacing, quotes or script. `pairing` is the
    probability that the languages of two editions belong together here; None if an edition has them together, or one is missing.
    """

    zh: tuple[Fragment, ...]
    en: tuple[Fragment, ...]
    field: FrontField | Literal[""]
    readings: tuple[Reading, ...]
    variants: tuple[Reading, ...]
    markers: tuple[EditionMarker, ...]
    pairing: float | None = None


@dataclass(frozen=True, slots=True)
class Note:
    """An end note; `zh` or `en` is None if no edition has it. `nth` counts the notes of the same number from 1."""

    number: int
    nth: int
    zh: str | None
    en: str | None
    readings: tuple[Reading, ...]


@dataclass(frozen=True, slots=True)
class MergedReport:
    """All editions of one report as one sequence of rows, in the order of the leading edition."""

    identity: Identity
    editions: tuple[Edition, ...]
    rows: tuple[MergedRow, ...]
    notes: tuple[Note, ...]
    set_aside: tuple[SetAside, ...]


@dataclass(frozen=True, slots=True)
class Anchor:
    """The place of a note: code point index `at` in the shown text of a language, and how it is known."""

    note: int
    nth: int
    lang: Lang
    at: int
    how: Trust


@dataclass(frozen=True, slots=True)
class Passage:
    """A row with its chapter and its permanent key (also its anchor in the page).

    `lead` is the number of characters of zh and of en that are a run-in heading. `aliases` are the keys that this row has
    if one of its editions is published alone.
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
    """A passage with the figures of both languages, zh first, each sorted by position."""

    figures: tuple[Figure, ...]

    @staticmethod
    def measured(p: NotedPassage, figures: tuple[Figure, ...]) -> "MeasuredPassage":
        """Add its figures to a passage."""
        return MeasuredPassage(p.key, p.aliases, p.kind, p.chapter, p.lead, p.zh, p.en, p.row, p.anchors, figures)


@dataclass(frozen=True, slots=True)
class AlignedPassage(MeasuredPassage):
    """A passage with its segments in the order of zh; empty if a language is missing."""

    segments: tuple[Segment, ...]

    @staticmethod
    def aligned(p: MeasuredPassage, segments: tuple[Segment, ...]) -> "AlignedPassage":
        """Add its segments to a passage."""
        return AlignedPassage(p.key, p.aliases, p.kind, p.chapter, p.lead, p.zh, p.en, p.row, p.anchors, p.figures, segments)


@dataclass(frozen=True, slots=True)
class ComparedPassage(AlignedPassage):
    """A passage whose figures were compared, segment by segment; indices are into `figures` and `segments`."""

    agreement: tuple[Agreement, ...]

    @staticmethod
    def compared(p: AlignedPassage, agreement: tuple[Agreement, ...]) -> "ComparedPassage":
        """Add the comparison of its figures to a passage."""
        return ComparedPassage(
            p.key, p.aliases, p.kind, p.chapter, p.lead, p.zh, p.en, p.row, p.anchors, p.figures, p.segments, agreement
        )


@dataclass(frozen=True, slots=True)
class NoteMark:
    """A note's marker in one language of a row: code point index `at`; `own`: is the note anchored in that language?"""

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
    """A part ("1") or a chapter ("1.2"), or the text before ("0") or after ("1.8z") them.

    `heading` is the key of its heading row, empty if it has none. `slug` is the name of its page.
    """

    id: str
    parent: str
    slug: str
    zh: str
    en: str
    heading: str


@dataclass(frozen=True, slots=True)
class Moved:
    """An anchor that an edition published alone has on page `slug`, and the page and key of its row in the merged report."""

    slug: str
    anchor: str
    to_slug: str
    to_key: str


@dataclass(frozen=True, slots=True)
class Report(Generic[P_co]):
    """A report; its type parameter is what the stages so far know of its passages. `rights` are stated by the owner of the site."""

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
        """Copy the report with the passages of a further stage."""
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

    def outlined(self) -> Self:
        """Drop the texts: rows, notes, and what editions say."""
        editions = tuple(replace(e, rows=(), notes=(), set_aside=()) for e in self.editions)
        return replace(self, editions=editions, passages=(), notes=(), moved=(), set_aside=())


def find_row(passages: Sequence[AnyPassage], key: str) -> AnyPassage | None:
    """Find the row with this key, or else with this alias; None if there is none."""
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
    """A file without a report, with the reason; `set_aside` has all its lines, or is empty if it could not be read."""

    file: str
    why: str
    set_aside: tuple[SetAside, ...]


@dataclass(frozen=True, slots=True)
class Corpus:
    """All reports by series, and the files that were refused."""

    series: tuple[Series, ...]
    refused: tuple[Refused, ...]

    @property
    def reports(self) -> tuple[Report[MarkedPassage], ...]:
        """Every report, series by series."""
        return tuple(r for s in self.series for r in s.reports)
