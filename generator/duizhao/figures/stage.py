"""The two steps of a report: its figures are found; once its sentences are aligned, they are compared."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any, TypeVar

from duizhao.cache import Cache, key, version
from duizhao.figures.agreement import agree
from duizhao.figures.find import find_figures
from duizhao.model.figures import Agreement, Figure
from duizhao.model.report import AlignedPassage, ComparedPassage, MeasuredPassage, NotedPassage, Report

Found = TypeVar("Found")


def measure(report: Report[NotedPassage], cache: Cache) -> Report[MeasuredPassage]:
    """The report with the figures of every passage, those of zh first."""
    name = key("figures", version("duizhao.figures"), [(p.zh, p.en) for p in report.passages])
    found = _read(cache.get(name), _figure)
    if found is None or len(found) != len(report.passages):
        found = [(*find_figures(p.zh or "", "zh"), *find_figures(p.en or "", "en")) for p in report.passages]
        cache.put(name, [[_plain(f) for f in figures] for figures in found])
    return report.with_passages(tuple(map(MeasuredPassage.measured, report.passages, found)))


def compare(report: Report[AlignedPassage], cache: Cache) -> Report[ComparedPassage]:
    """The report with what became of every figure in the other language, where there is one."""
    rows = [(p.zh, p.en, [(s.zh, s.en) for s in p.segments]) for p in report.passages]
    name = key("agreement", version("duizhao.figures"), rows)
    found = _read(cache.get(name), _agreement)
    if found is None or len(found) != len(report.passages):
        found = [_compared(p) if p.zh and p.en else () for p in report.passages]
        cache.put(name, [[(a.zh, a.en, a.status, a.segment) for a in row] for row in found])
    return report.with_passages(tuple(map(ComparedPassage.compared, report.passages, found)))


def _compared(p: AlignedPassage) -> tuple[Agreement, ...]:
    """Indices of the agreement are into all figures of the passage, those of zh first."""
    zh = [f for f in p.figures if f.lang == "zh"]
    en = [f for f in p.figures if f.lang == "en"]
    return tuple(replace(a, en=a.en + len(zh)) if a.en is not None else a for a in agree(zh, en, p.segments))


def _plain(f: Figure) -> list[object]:
    high = None if f.high is None else str(f.high)
    return [f.lang, f.start, f.end, str(f.value), high, f.unit, f.approx, f.kind, f.change]


def _figure(plain: Sequence[Any]) -> Figure:
    """A figure from the cache; ValueError, TypeError or ArithmeticError where it is none."""
    lang, start, end, value, high, unit, approx, kind, change = plain
    upper = None if high is None else Decimal(high)
    return Figure(lang, start, end, Decimal(value), upper, unit, approx, kind, change)


def _agreement(plain: Sequence[Any]) -> Agreement:
    return Agreement(*plain)


def _read(value: object, one: Callable[[Sequence[Any]], Found]) -> list[tuple[Found, ...]] | None:
    """The rows of a cached value; None for anything else."""
    if not isinstance(value, list):
        return None
    try:
        return [tuple(one(x) for x in row) for row in value]
    except (TypeError, ValueError, ArithmeticError):
        return None
