"""The same words with different counterparts in one report."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from duizhao.model.alignment import Span
from duizhao.model.qa import Finding
from duizhao.model.report import AlignedPassage, MarkedPassage, Report
from duizhao.text.fold import fold

_HAN, _WORDS = 8, 6  # least length of a recurring clause: characters of Chinese, words of English
_SURE = 0.5  # beads with a lower score may be aligned wrongly


@dataclass(frozen=True, slots=True)
class _Unit:
    """A row or a bead: its places, and its texts as they are compared and as they are shown."""

    row: str
    spans: tuple[Span, Span]
    zh: str
    en: str
    shown: tuple[str, str]


def find(report: Report[MarkedPassage]) -> Iterator[Finding]:
    """Yield clauses whose other occurrence has another rendering (Q104) or renders other Chinese (Q105).

    Only within a part: a review and a plan say the same in different tenses. The first occurrence counts as the rule, each later one that differs as the exception.
    """
    parts: dict[str, list[_Unit]] = defaultdict(list)
    for p in report.passages:
        if p.kind in ("passage", "part", "chapter"):
            parts[p.chapter.partition(".")[0]] += _units(p)
    for units in parts.values():
        for row, unit, other in _exceptions((u.zh, u.en, u) for u in units if len(u.zh) >= _HAN):
            yield Finding("Q104", report.id, row, *unit.spans, other.shown[1])
        for row, unit, other in _exceptions((u.en, u.zh, u) for u in units if len(re.findall(r"\w+", u.shown[1])) >= _WORDS):
            yield Finding("Q105", report.id, row, *unit.spans, other.shown[0])


def _exceptions(units: Iterable[tuple[str, str, _Unit]]) -> Iterator[tuple[str, _Unit, _Unit]]:
    """Yield the units with the same source as an earlier one and another counterpart, once a row."""
    first: dict[str, tuple[str, _Unit]] = {}
    reported: dict[str, set[str]] = defaultdict(set)
    for source, target, unit in units:
        known, other = first.setdefault(source, (target, unit))
        if known != target and unit.row != other.row and unit.row not in reported[other.row]:
            reported[other.row].add(unit.row)
            yield unit.row, unit, other


def _units(p: AlignedPassage) -> Iterator[_Unit]:
    if not p.zh or not p.en:
        return
    yield _unit(p, (0, len(p.zh)), (0, len(p.en)))
    for s in p.segments if len(p.segments) > 1 else ():
        if s.score >= _SURE and len(s.zh) == len(s.en) == 1:
            yield _unit(p, s.zh[0], s.en[0])


def _unit(p: AlignedPassage, zh: Span, en: Span) -> _Unit:
    zh_words, en_words = (p.zh or "")[slice(*zh)].strip(), (p.en or "")[slice(*en)].strip()
    return _Unit(p.key, (zh, en), fold(zh_words, "zh"), fold(en_words, "en"), (zh_words, en_words))
