"""Spaces that are missing or too many."""

import re
from bisect import bisect_left
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
_WIDE = re.compile(r"(?<=[A-Za-z,;])[ \u00a0]{2,}(?=[A-Za-z])")
_LAYOUT = 0.1  # such places a row: more come from a justified layout
_AROUND = 6  # characters that a finding quotes on either side


def find(report: Report[MarkedPassage]) -> Iterator[Finding]:
    """Yield spaces too many and missing ones in the body of a report (Q205)."""
    for p in report.passages:
        if p.kind == "front":
            continue
        for m in _ZH.finditer(p.zh or ""):
            if _is_quoted(p.zh or "", m.start()):
                continue  # a slogan of two parts
            yield Finding("Q205", report.id, p.key, _around(p.zh or "", m), None)
        for m in _EN.finditer(p.en or ""):
            yield Finding("Q205", report.id, p.key, None, _around(p.en or "", m))
    wide = [(p, at) for p in report.passages if p.kind != "front" for at in _wide_spaces(p)]
    if len(wide) <= _LAYOUT * len(report.passages):
        for p, at in wide:
            yield Finding("Q205", report.id, p.key, None, (max(0, at - _AROUND), at + _AROUND))


def _wide_spaces(p: MarkedPassage) -> Iterator[int]:
    """Yield the places in the English where the source has several spaces, of which one is shown."""
    text, at = p.en or "", 0
    for fragment in p.row.en:
        start = max(0, text.find(fragment.text, at))
        at = start + len(fragment.text)
        for m in _WIDE.finditer(fragment.raw):
            shown = bisect_left(fragment.at, m.start())
            if 0 < shown < len(fragment.text) - 1 and fragment.text[shown] == " " != fragment.text[shown + 1]:
                yield start + shown


def _is_quoted(text: str, at: int) -> bool:
    """Is this place between quotation marks?

    >>> _is_quoted("开展“进窗口 走流程”活动", 6), _is_quoted("“两区” 建设", 4)
    (True, False)
    """
    return text.rfind("“", 0, at) > text.rfind("”", 0, at)


def _around(text: str, m: re.Match[str]) -> tuple[int, int]:
    return max(0, m.start() - _AROUND), min(len(text), m.end() + _AROUND)
