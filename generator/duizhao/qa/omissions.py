"""Chinese that nothing in the English renders."""

import math
import statistics
from collections.abc import Iterator

from duizhao.model.alignment import Segment, Span
from duizhao.model.qa import Finding, Rendered
from duizhao.model.report import AlignedPassage, MarkedPassage, Report
from duizhao.qa.left_out import left_out

_LEAST = 16  # characters of a clause without English
_LONG = 24  # characters of Chinese from which the length of a row says something
_LACKING = (
    3.4  # missing share of the usual length, times the root of the Chinese length: 40 characters with half of their English
)


def find(report: Report[MarkedPassage], rendered: Rendered) -> Iterator[Finding]:
    """Yield rows without English, and the first place in each row that seems to have none (Q107).

    Rows of which `rendered` knows the words are judged by them, others by the length of their beads.
    """
    usual = usual_ratio(report)
    bilingual = sum(bool(p.en) for p in report.passages if p.zh)
    for p in report.passages:
        if p.zh and not p.en and p.kind != "front" and bilingual * 2 > len(report.passages):
            yield Finding("Q107", report.id, p.key, (0, len(p.zh)), None)
        elif p.zh and p.en and p.kind != "front":
            words = rendered.get((report.id, p.key))
            span = left_out(p, words, usual) if words else _without_english(p, usual)
            if span:
                yield Finding("Q107", report.id, p.key, span, _english_of(p, span))


def usual_ratio(report: Report[AlignedPassage]) -> float:
    """Return how many characters of English a character of Chinese usually has in this report."""
    ratios = [len(p.en) / len(p.zh) for p in report.passages if p.zh and p.en and len(p.zh) >= _LONG]
    return statistics.median(ratios) if ratios else 0.0


def length(spans: tuple[Span, ...]) -> int:
    """Return the number of characters that spans cover.

    >>> length(((0, 3), (5, 9)))
    7
    """
    return sum(end - start for start, end in spans)


def _without_english(p: MarkedPassage, usual: float) -> Span | None:
    """Return the first bead whose English is far too short, in a row whose English is short: what one bead lacks, another may have."""
    short = len(p.en or "") < usual * len(p.zh or "")
    lost = next((s for s in p.segments if short and _is_lost(s, usual)), None)
    return (lost.zh[0][0], lost.zh[-1][1]) if lost else None


def _is_lost(segment: Segment, usual: float) -> bool:
    if segment.curated or not segment.zh:
        return False
    zh, en = length(segment.zh), length(segment.en)
    return zh >= _LEAST if not en else usual > 0 and (1 - en / (usual * zh)) * math.sqrt(zh) > _LACKING


def _english_of(p: MarkedPassage, span: Span) -> Span | None:
    """Return the English of the beads that hold this Chinese."""
    spans = [en for s in p.segments if any(a < span[1] and span[0] < b for a, b in s.zh) for en in s.en]
    return (min(a for a, _ in spans), max(b for _, b in spans)) if spans else None
