"""Chinese that nothing in the English renders."""

import math
import statistics
from collections.abc import Iterator

from duizhao.model.alignment import Segment, Span
from duizhao.model.qa import Finding
from duizhao.model.report import AlignedPassage, MarkedPassage, Report

_LEAST = 16  # characters of a clause without English
_LONG = 24  # characters of Chinese from which the length of a row says something
_LACKING = (
    3.4  # missing share of the usual length, times the root of the Chinese length: 40 characters with half of their English
)


def find(report: Report[MarkedPassage]) -> Iterator[Finding]:
    """Yield rows without English, and the first place in each row that seems to have none (Q107)."""
    usual = usual_ratio(report)
    bilingual = sum(bool(p.en) for p in report.passages if p.zh)
    for p in report.passages:
        if p.zh and not p.en and p.kind != "front" and bilingual * 2 > len(report.passages):
            yield Finding("Q107", report.id, p.key, (0, len(p.zh)), None)
        elif p.zh and p.en:
            short = len(p.en) < usual * len(p.zh)  # what one bead lacks, another may have
            lost = [s for s in p.segments if short and _is_lost(s, usual)]
            if lost:
                yield Finding("Q107", report.id, p.key, (lost[0].zh[0][0], lost[0].zh[-1][1]), _whole(lost[0].en))


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


def _is_lost(segment: Segment, usual: float) -> bool:
    if segment.curated or not segment.zh:
        return False
    zh, en = length(segment.zh), length(segment.en)
    return zh >= _LEAST if not en else usual > 0 and (1 - en / (usual * zh)) * math.sqrt(zh) > _LACKING


def _whole(spans: tuple[Span, ...]) -> Span | None:
    return (spans[0][0], spans[-1][1]) if spans else None
