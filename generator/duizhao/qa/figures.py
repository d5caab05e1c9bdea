"""Figures that differ, that have no counterpart, or whose qualifiers differ."""

import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from decimal import Decimal

from duizhao.model.alignment import Span
from duizhao.model.figures import Figure
from duizhao.model.qa import Finding
from duizhao.model.report import ComparedPassage, MarkedPassage, Report
from duizhao.model.source import LANGS
from duizhao.qa.qualifiers import is_same_qualifier

_WHOLE = 100  # percent: 全部
_RATE = re.compile(r"\d\s?[KMGT]$")  # of a line: 1,000M is 千兆
_TIME = frozenset("y decade quarter mon week d h min s".split())  # units of time


def find(report: Report[MarkedPassage]) -> Iterator[Finding]:
    """Yield figures that differ or are written in digits without a counterpart (Q101), and differing qualifiers (Q102).

    A number in words may be no quantity (三农, 两个大局), and “within” or “over” before a time no qualifier.
    """
    for p in report.passages:
        if p.zh and p.en:
            yield from _of_row(report.id, p)


def _of_row(report: str, p: ComparedPassage) -> Iterator[Finding]:
    pairs = [(_figure(p, a.zh), _figure(p, a.en), a.status) for a in p.agreement]
    alone = {
        lang: {f.value for zh, en, _ in pairs for f in (zh, en) if f and f.lang == lang and not (zh and en)} for lang in LANGS
    }
    for zh, en, status in pairs:
        if any(f is not None and f.kind != "quantity" for f in (zh, en)):
            continue
        if status == "qualifier" and zh and en and not _is_time(zh) and not _is_time(en) and not is_same_qualifier(p, zh, en):
            yield Finding("Q102", report, p.key, _span(zh), _span(en))
        one = zh or en
        if status == "differs" or (status == "unmatched" and one and _is_lone(p, one, alone["en" if one is zh else "zh"])):
            yield Finding("Q101", report, p.key, _span(zh), _span(en))


def _figure(p: ComparedPassage, index: int | None) -> Figure | None:
    return None if index is None else p.figures[index]


def _is_lone(p: ComparedPassage, figure: Figure, others: AbstractSet[Decimal]) -> bool:
    """Is this a figure in digits whose value the other language of the row has nowhere? Times are often told otherwise."""
    text = (p.zh if figure.lang == "zh" else p.en) or ""
    words = text[figure.start : figure.end]
    if (figure.unit == "%" and figure.value == _WHOLE and "全" in (p.zh or "")) or _RATE.search(words):
        return False
    return any(c.isdigit() for c in words) and not _is_time(figure) and figure.value not in others


def _is_time(figure: Figure | None) -> bool:
    return figure is not None and figure.unit in _TIME


def _span(figure: Figure | None) -> Span | None:
    return None if figure is None else (figure.start, figure.end)
