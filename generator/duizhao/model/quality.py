"""What the quality page counts."""

from dataclasses import dataclass

from duizhao.diagnostics import Diagnostic
from duizhao.model.alignment import Segment
from duizhao.model.figures import Status

# A bead less likely right than wrong: an editor should look at it, and the page says that it is unsure.
DOUBTFUL = 0.5


def is_doubtful(segment: Segment) -> bool:
    """Should an editor look at this bead? Not where one has confirmed it."""
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
    """Words of one side of a row, in order: those before the figure in question, the figure, those after it.

    Where no figure is in question, all words are in `before`; all are empty where that side has none.
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
class FigureFinding:
    """A figure that its counterpart does not say in the same way: the key of its row, both sides quoted."""

    row: str
    status: Status
    zh: Quote
    en: Quote


@dataclass(frozen=True, slots=True)
class ReportQuality:
    """Counts of one report. `anchors` gives for each way how many notes are anchored by it.

    `beads` counts the sentence beads, `doubtful` lists those to look at, weakest first. `figures` counts
    what became of the figures that were compared; `findings` lists those that are not simply equal.
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
    figures: tuple[tuple[Status, int], ...]
    findings: tuple[FigureFinding, ...]


@dataclass(frozen=True, slots=True)
class Quality:
    """Counts of every report, and the diagnostics by file: reports' files first, refused ones last."""

    reports: tuple[ReportQuality, ...]
    diagnostics: tuple[Diagnostic, ...]
