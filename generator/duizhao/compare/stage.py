"""Collect the headline indicators of all reports; the cells of a report are cached by its content and the table."""

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, fields, is_dataclass

from duizhao.cache import Cache, key, version
from duizhao.compare.cells import cells
from duizhao.compare.follow import changes, outcomes
from duizhao.compare.mentions import Names
from duizhao.compare.table import Rules
from duizhao.model.compare import Cell, Comparison, Headline, Judge
from duizhao.model.links import PartKind, Period
from duizhao.model.report import MeasuredPassage, Passage, Report

_PACKAGES = ("duizhao.compare", "duizhao.years", "duizhao.figures", "duizhao.genre", "duizhao.text")
_PLACES, _REPORTS = 2, 3
PartsOf = Callable[[Report[Passage]], Sequence[tuple[PartKind, Period]]]


@dataclass(frozen=True, slots=True)
class CompareOptions:
    """Functions of other stages: the kind and period of every passage's part, and the verdict on a commitment."""

    parts: PartsOf
    judge: Judge


class Headlines:
    """The table of indicators, ready to read reports one at a time; `digest` stands for the table and the code."""

    def __init__(self, table: Sequence[Rules], options: CompareOptions) -> None:
        self._table = table
        self._names = Names(table)
        self._options = options
        self.digest = key(version(*_PACKAGES), [_plain(r) for r in table])

    def of_report(self, report: Report[MeasuredPassage], cache: Cache) -> tuple[Cell, ...]:
        """Return the cells of a report."""
        rows = [(p.key, p.chapter, p.kind, p.zh) for p in report.passages]
        heads = [(c.id, c.heading, c.zh, c.en) for c in report.chapters]
        name = key("headlines", self.digest, report.id, asdict(report.identity), [e.script for e in report.editions], rows, heads)
        known = cache.get(name, tuple[Cell, ...])
        if known is None or not _fits(known, report):
            known = tuple(cells(report, self._options.parts(report), self._table, self._names))
            cache.put(name, known)
        return known

    def compare(self, by_series: Mapping[str, Sequence[Cell]]) -> Comparison:
        """Follow the cells of each series over its years."""
        shown = tuple(r.headline for r in self._table)
        cells = tuple(c for some in by_series.values() for c in some)
        return Comparison(
            shown,
            cells,
            tuple(o for some in by_series.values() for o in outcomes(some, shown, self._options.judge)),
            tuple(c for some in by_series.values() for c in changes(some, shown)),
            tuple(paged(cells, shown)),
        )


def paged(cells: Collection[Cell], headlines: Sequence[Headline]) -> Iterator[str]:
    """Yield the IDs of the indicators that two places, or three reports of one, state a figure of: fewer have nothing to compare."""
    told: dict[str, set[tuple[str, str]]] = {}
    for c in cells:
        if c.state == "stated":
            told.setdefault(c.indicator, set()).add((c.series, c.report))
    for h in headlines:
        found = told.get(h.id, set())
        if len({series for series, _ in found}) >= _PLACES or len(found) >= _REPORTS:
            yield h.id


def _plain(value: object) -> object:
    """Convert rules to plain values, the same in each run; `str` orders sets at random, and cuts long patterns.

    >>> _plain((re.compile("a+"), frozenset({"b", "a"}), 1))
    ['a+', ['a', 'b'], 1]
    """
    if isinstance(value, re.Pattern):
        return value.pattern
    if isinstance(value, frozenset):
        return sorted(map(str, value))
    if isinstance(value, tuple):
        return [_plain(v) for v in value]
    if is_dataclass(value):
        return [_plain(getattr(value, f.name)) for f in fields(value)]
    return value if isinstance(value, int | float) else str(value)


def _fits(known: Sequence[Cell], report: Report[MeasuredPassage]) -> bool:
    """Are the places of cached cells in the report?"""
    lengths = {p.key: len(p.zh or "") for p in report.passages}
    return all(c.place is None or c.place.end <= lengths.get(c.place.passage, -1) for c in known)
