"""Counts and findings of the quality page."""

from dataclasses import dataclass

from duizhao.diagnostics import Diagnostic
from duizhao.model.alignment import Segment
from duizhao.model.figures import Status

# Score below which a bead is more likely wrong than right; editors should look at it, and pages mark it as doubtful.
DOUBTFUL = 0.5


def is_doubtful(segment: Segment) -> bool:
    """Should an editor look at this bead? Not if one has confirmed it."""
    return segment.score < DOUBTFUL and not segment.curated


@dataclass(frozen=True, slots=True)
class Coverage:
    """Rows of a report, or of a part of it: all, with both languages, with one only."""

    rows: int
    both: int
    zh_only: int
    en_only: int


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of one side of a row: those before a figure, the figure, those after it.

    Without a figure, all words are in `before`; all are empty if the side has no words.
    """

    before: str
    figure: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class DoubtfulBead:
    """A bead that is probably wrong: the key of its row, the words of both sides, its score."""

    row: str
    zh: str
    en: str
    score: float


@dataclass(frozen=True, slots=True)
class DoubtfulPair:
    """A row whose languages come from two files and perhaps do not belong together: its key, both texts, its score."""

    row: str
    zh: str
    en: str
    score: float


@dataclass(frozen=True, slots=True)
class FigureFinding:
    """A figure that differs from its counterpart or has none: the key of its row, quotes of both sides."""

    row: str
    status: Status
    zh: Quote
    en: Quote


@dataclass(frozen=True, slots=True)
class Exchange:
    """Two rows, by key, whose figures agree if their English is exchanged."""

    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """A table for `curation.toml` that an editor may paste: why, its name, its keys with their values."""

    why: str
    table: str
    values: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class ReportQuality:
    """Counts of one report. `anchors` counts the anchors of notes by the way in which they were found.

    `beads` counts the sentence beads, `doubtful` lists those to look at, lowest score first; `pairs` the
    rows of two files that are perhaps paired wrongly, in the same order. `figures` counts the compared figures by status; `findings` lists those that are not equal.
    """

    report: str
    coverage: Coverage
    chapters: tuple[tuple[str, Coverage], ...]
    notes: int
    anchors: tuple[tuple[str, int], ...]
    unanchored: tuple[int, ...]
    variants: int
    set_aside: tuple[tuple[str, int], ...]
    beads: int
    doubtful: tuple[DoubtfulBead, ...]
    pairs: tuple[DoubtfulPair, ...]
    figures: tuple[tuple[Status, int], ...]
    findings: tuple[FigureFinding, ...]


@dataclass(frozen=True, slots=True)
class Quality:
    """Counts of every report, the diagnostics by file (files of reports first, refused ones last), and what an editor may decide."""

    reports: tuple[ReportQuality, ...]
    diagnostics: tuple[Diagnostic, ...]
    proposals: tuple[Proposal, ...] = ()
