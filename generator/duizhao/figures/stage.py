"""Find the figures of a report; compare them once its sentences are aligned."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import TypeVar, get_args

from duizhao.cache import Cache, key, version
from duizhao.figures.agreement import agree
from duizhao.figures.find import find_figures
from duizhao.model.figures import APPROXES, CHANGES, FIGURE_KINDS, STATUSES, Agreement, Figure
from duizhao.model.literals import checked_list, checked_text, literal
from duizhao.model.report import AlignedPassage, ComparedPassage, MeasuredPassage, NotedPassage, Report
from duizhao.model.source import Lang

Item = TypeVar("Item", Figure, Agreement)
Row = list[object]
_LANGS: tuple[Lang, ...] = get_args(Lang)


def measure(report: Report[NotedPassage], cache: Cache) -> Report[MeasuredPassage]:
    """Add the figures of every passage, those of zh first."""
    name = key("figures", version("duizhao.figures"), [(p.zh, p.en) for p in report.passages])
    rows = _decode(cache.get(name), len(report.passages), _figure)
    if rows is None:
        rows = [(*find_figures(p.zh or "", "zh"), *find_figures(p.en or "", "en")) for p in report.passages]
        cache.put(name, [[_encode(f) for f in figures] for figures in rows])
    return report.with_passages(tuple(map(MeasuredPassage.measured, report.passages, rows)))


def compare(report: Report[AlignedPassage], cache: Cache) -> Report[ComparedPassage]:
    """Add the agreements between the figures of both languages to every passage that has both."""
    content = [(p.zh, p.en, [(s.zh, s.en) for s in p.segments]) for p in report.passages]
    name = key("agreement", version("duizhao.figures"), content)
    rows = _decode(cache.get(name), len(report.passages), _agreement)
    if rows is None:
        rows = [_compared(p) if p.zh and p.en else () for p in report.passages]
        cache.put(name, [[(a.zh, a.en, a.status, a.segment) for a in row] for row in rows])
    return report.with_passages(tuple(map(ComparedPassage.compared, report.passages, rows)))


def _compared(p: AlignedPassage) -> tuple[Agreement, ...]:
    """Compare the figures of a passage; the agreements hold indices into all its figures, those of zh first."""
    zh = [f for f in p.figures if f.lang == "zh"]
    en = [f for f in p.figures if f.lang == "en"]
    return tuple(replace(a, en=a.en + len(zh)) if a.en is not None else a for a in agree(zh, en, p.segments))


def _encode(f: Figure) -> Row:
    high = None if f.high is None else str(f.high)
    return [f.lang, f.start, f.end, str(f.value), high, f.unit, f.approx, f.kind, f.change]


def _decode(value: object, count: int, decode: Callable[[Row], Item]) -> list[tuple[Item, ...]] | None:
    """Decode the rows of a cached value; return None unless it holds `count` valid rows."""
    try:
        rows = [tuple(decode(checked_list(item)) for item in checked_list(row)) for row in checked_list(value)]
    except (TypeError, ValueError, ArithmeticError):
        return None
    return rows if len(rows) == count else None


def _figure(row: Row) -> Figure:
    lang, start, end, value, high, unit, approx, kind, change = row
    return Figure(
        literal(lang, _LANGS),
        _int(start),
        _int(end),
        Decimal(checked_text(value)),
        None if high is None else Decimal(checked_text(high)),
        checked_text(unit),
        literal(approx, APPROXES),
        literal(kind, FIGURE_KINDS),
        literal(change, CHANGES),
    )


def _agreement(row: Row) -> Agreement:
    zh, en, status, segment = row
    return Agreement(None if zh is None else _int(zh), None if en is None else _int(en), literal(status, STATUSES), _int(segment))


def _int(value: object) -> int:
    if not isinstance(value, int):
        raise TypeError
    return value
