"""Chinese that was left in the English."""

import re
from collections.abc import Iterator

from duizhao.model.qa import Finding
from duizhao.model.report import MarkedPassage, Report
from duizhao.text.language import HAN

_HAN = re.compile(rf"[{HAN}〇]+(?:[\s，。、；：]*[{HAN}〇]+)*")


def find(report: Report[MarkedPassage]) -> Iterator[Finding]:
    """Yield every run of Han characters in English (Q106)."""
    for p in report.passages:
        for m in _HAN.finditer(p.en or ""):
            yield Finding("Q106", report.id, p.key, None, m.span())
