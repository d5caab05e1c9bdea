"""Figures and agreements of a report in the cache: stored once, computed again if it is not theirs."""

from dataclasses import replace
from decimal import Decimal

import pytest
from duizhao.cache import Cache, Value
from duizhao.figures import compare_figures, measure_figures
from duizhao.model.alignment import Segment
from duizhao.model.edition import Identity
from duizhao.model.figures import Agreement, Figure
from duizhao.model.report import AlignedPassage, Chapter, MeasuredPassage, MergedRow, NotedPassage, Report

ZH, EN = "新增学位3.1万个，", "We added 31,000 school places."
WHOLE = Segment(((0, len(ZH)),), ((0, len(EN)),), 1.0)


def noted() -> Report[NotedPassage]:
    row = MergedRow((), (), "", (), (), ())
    passage = NotedPassage("pabcdef", (), "passage", "1", (0, 0), ZH, EN, row, ())
    identity = Identity("wangchuan", "望川市", "Wangchuan", 2025, "")
    chapters = (Chapter("1", "", "01-00", "一、回顾", "", ""),)
    return Report("wangchuan-2025", identity, "", "", (), chapters, (passage,), (), (), ())


def aligned(report: Report[MeasuredPassage]) -> Report[AlignedPassage]:
    return report.with_passages(tuple(AlignedPassage.aligned(p, (WHOLE,)) for p in report.passages))


class _Other(Cache):
    """A cache that puts another value of the same type under every key, and counts what is stored."""

    def __init__(self, value: object) -> None:
        super().__init__()
        self.value: object = value
        self.stored = 0

    def get(self, name: str, kind: type[Value]) -> Value | None:
        super().put(name, self.value)
        return super().get(name, kind)

    def put(self, name: str, value: object) -> None:  # noqa: ARG002 - `get` gives another one
        self.stored += 1


FIGURE = Figure("zh", 4, 9, Decimal(7), None, "count", "", "quantity")


def test_figures_come_from_the_cache() -> None:
    cache = _Other([[FIGURE]])
    assert measure_figures(noted(), cache).passages[0].figures == (FIGURE,)
    assert not cache.stored


@pytest.mark.parametrize("value", [[], [[], []], [[replace(FIGURE, unit=None)]]])  # type: ignore[arg-type]
def test_figures_of_other_rows_are_computed_again(value: object) -> None:
    cache = _Other(value)
    assert measure_figures(noted(), cache) == measure_figures(noted(), Cache())
    assert cache.stored == 1


@pytest.mark.parametrize("value", [[], [[], []], [[Agreement(0, 1, "similar", 0)]]])  # type: ignore[arg-type]
def test_agreements_of_other_rows_are_computed_again(value: object) -> None:
    report = aligned(measure_figures(noted(), Cache()))
    cache = _Other(value)
    compared = compare_figures(report, cache)
    assert [a.status for a in compared.passages[0].agreement] == ["equal"]
    assert cache.stored == 1
