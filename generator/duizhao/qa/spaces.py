"""Spaces that are missing or too many."""

import re
from collections.abc import Iterator

from duizhao.model.qa import Finding
from duizhao.model.report import MarkedPassage, Report
from duizhao.text.language import HAN

_EN = re.compile(
    r"(?<=\S)[ \u00a0\u3000]{2,}(?=\S)"  # two spaces
    r"|(?<=[\w)”’])\s+[,;:!?](?!\w)|(?<=[\w)”’])\s+\.(?=\s|$)"  # a space before a sign
    r"|(?<=[a-z)])[,;](?=[A-Za-z])|(?<=[a-z]{2})[.:!?](?=[A-Z][a-z ])"  # none after it
    r"|[(\[“]\s+(?=\S)|(?<=\S)\s+[)\]”]"  # a space inside brackets
    r"|(?<=[a-z,])\((?=\w{3})|\)(?=[A-Za-z]{2})"  # none outside
)
_ZH = re.compile(
    rf"(?<=[{HAN}])[ \u00a0]+(?=[{HAN}])|(?<=\S)[ \u00a0]{{2,}}(?=\S)|(?<=[{HAN}])[ \u00a0]+(?=[，。；：、！？])|(?<=[，。；：、！？])[ \u00a0]+(?=\S)"
)
_AROUND = 6  # characters that a finding quotes on either side


def find(report: Report[MarkedPassage]) -> Iterator[Finding]:
    """Yield spaces too many and missing ones in the body of a report (Q205)."""
    for p in report.passages:
        if p.kind == "front":
            continue
        for m in _ZH.finditer(p.zh or ""):
            yield Finding("Q205", report.id, p.key, _around(p.zh or "", m), None)
        for m in _EN.finditer(p.en or ""):
            yield Finding("Q205", report.id, p.key, None, _around(p.en or "", m))


def _around(text: str, m: re.Match[str]) -> tuple[int, int]:
    return max(0, m.start() - _AROUND), min(len(text), m.end() + _AROUND)
