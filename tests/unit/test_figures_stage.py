"""Figures and agreements of a report in the cache: stored once, computed again if damaged."""

import pytest
from duizhao.cache import Cache
from duizhao.figures import compare_figures, measure_figures
from duizhao.model.alignment import Segment
from duizhao.model.edition import Identity
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


class _Damaged(Cache):
    """A cache that returns one given value for every key, and keeps what is stored."""

    def __init__(self, value: object) -> None:
        super().__init__()
        self.value = value
        self.stored: list[object] = []

    def get(self, name: str) -> object:  # noqa: ARG002 - the same for every key
        return self.value

    def put(self, name: str, value: object) -> None:  # noqa: ARG002 - as above
        self.stored.append(value)


def figure(**changes: object) -> list[object]:
    """A figure as the cache holds it."""
    fields: dict[str, object] = {
        "lang": "zh", "start": 4, "end": 9, "value": "31000", "high": None, "unit": "count", "approx": "",
        "kind": "quantity", "change": "",
    }  # fmt: skip
    return list({**fields, **changes}.values())


def test_figures_come_from_the_cache() -> None:
    cache = _Damaged([[figure(value="7")]])
    assert [int(f.value) for f in measure_figures(noted(), cache).passages[0].figures] == [7]
    assert not cache.stored


@pytest.mark.parametrize(
    "value",
    [
        None,
        {},
        [],
        [[], []],
        [[figure()[:-1]]],
        [[figure(lang="fr")]],
        [[figure(start="4")]],
        [[figure(value="many")]],
        [[figure(value=31000)]],
        [[figure(unit=None)]],
        [[figure(approx="about")]],
        [[figure(kind="number")]],
        [[figure(change="fall")]],
    ],
)
def test_damaged_figures_are_computed_again(value: object) -> None:
    cache = _Damaged(value)
    assert measure_figures(noted(), cache) == measure_figures(noted(), Cache())
    assert len(cache.stored) == 1


@pytest.mark.parametrize("value", [None, [], [[[0, 1, "similar", 0]]], [[[0, "1", "equal", 0]]], [[[0, 1, "equal"]]], [[7]]])
def test_damaged_agreements_are_computed_again(value: object) -> None:
    report = aligned(measure_figures(noted(), Cache()))
    cache = _Damaged(value)
    compared = compare_figures(report, cache)
    assert [a.status for a in compared.passages[0].agreement] == ["equal"]
    assert len(cache.stored) == 1
