"""Rows whose languages are out of proportion in length."""

import math
import statistics
from collections.abc import Iterator

from duizhao.model.qa import Finding
from duizhao.model.report import MarkedPassage, Report

_FEWEST = 12  # rows of a report that tell the usual proportion
_LEAST = 20  # characters of Chinese
_SPREAD = 0.13  # of the logarithm of the ratio in long rows; short ones vary more
_FAR = 4.0  # times the spread


def find(report: Report[MarkedPassage]) -> Iterator[Finding]:
    """Yield rows whose ratio of lengths is far from that of the other rows of the report (Q109)."""
    rows = [(p, math.log(len(p.en) / len(p.zh))) for p in report.passages if p.zh and p.en and len(p.zh) >= _LEAST]
    if len(rows) < _FEWEST:
        return
    usual = statistics.median(ratio for _, ratio in rows)
    for p, ratio in rows:
        zh, en = p.zh or "", p.en or ""
        if abs(ratio - usual) > _FAR * math.hypot(_SPREAD, 1.2 / math.sqrt(len(zh))):
            detail = f"{len(en) / len(zh):.1f} : 1; {math.exp(usual):.1f} : 1"
            yield Finding("Q109", report.id, p.key, (0, len(zh)), (0, len(en)), detail)
