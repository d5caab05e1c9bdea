"""What the quality page counts."""

from dataclasses import dataclass

from generator.diagnostics import Diagnostic


@dataclass(frozen=True, slots=True)
class Coverage:
    """Rows of a report, or of a part of it: all, with both languages, with one only."""

    rows: int
    both: int
    zh_only: int
    en_only: int


@dataclass(frozen=True, slots=True)
class ReportQuality:
    """Counts of one report. `anchors` gives for each way how many notes are anchored by it."""

    report: str
    coverage: Coverage
    chapters: tuple[tuple[str, Coverage], ...]
    notes: int
    anchors: tuple[tuple[str, int], ...]
    unanchored: tuple[int, ...]
    variants: int
    set_aside: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Quality:
    """Counts of every report, and the diagnostics by file: reports' files first, refused ones last."""

    reports: tuple[ReportQuality, ...]
    diagnostics: tuple[Diagnostic, ...]
