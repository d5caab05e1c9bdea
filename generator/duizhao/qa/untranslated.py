"""Chinese that was left in the English."""

import re
from collections.abc import Iterator
from itertools import islice

from duizhao.model.qa import Finding
from duizhao.model.report import MarkedPassage, Report
from duizhao.text.language import HAN

_HAN = re.compile(rf"[{HAN}〇]+(?:[\s，。、；：]*[{HAN}〇]+)*")

_WORD = re.compile(r"(?<![\w-])[a-z]{2,}(?![\w-])")
_ENGLISH = 2  # English words of a row without another English


def find(report: Report[MarkedPassage]) -> Iterator[Finding]:
    """Yield every run of Han characters in English, and the first one in a row that was read as Chinese but is mostly English (Q106)."""
    for p in report.passages:
        for m in _HAN.finditer(p.en or ""):
            yield Finding("Q106", report.id, p.key, None, m.span())
        mixed = p.zh if p.zh and not p.en and len(_WORD.findall(p.zh)) >= _ENGLISH else ""
        for m in islice(_HAN.finditer(mixed), 1):
            yield Finding("Q106", report.id, p.key, m.span(), None)
