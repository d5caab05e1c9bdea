"""Records of what links two reports: stored once, computed again if they do not fit the reports."""

from dataclasses import replace
from pathlib import Path

import pytest
from duizhao.cache import Cache, Value
from duizhao.model.links import Years
from duizhao.years.outcomes import Answer, Near
from duizhao.years.records import ClaimPair, ClaimsRecord, Numbers, PairRecord, Parallel, ReportRecord, pair_fits, report_fits

from tests.unit.years.test_stage import FIRST, SECOND, linked

EARLIER, LATER = Numbers(range(5), frozenset((2, 3, 4))), Numbers(range(3), frozenset((1, 2)))
PAIR = PairRecord(
    outcomes=(Answer(2, 0, 0.9, shown=True, none=0.0), Answer(3, None, 0.0, shown=False, none=1.0, near=Near(1, "scope"))),
    again=(ClaimPair(4, 2, 0.9),),
    carried=(ClaimPair(4, 2, 0.8),),
    parallels=(Parallel("parallel-passage", "1", "pabcdef", "2.1", "pghijkl", 0.7, shown=True),),
    same_quantity=(ClaimPair(0, 1, 1.1),),
    same_words=(),
)
REPORT = ReportRecord((ClaimPair(0, 4, 0.6),), (ClaimPair(1, 3, 0.5),))


def test_records_fit_their_reports() -> None:
    assert pair_fits(PAIR, EARLIER, LATER)
    assert report_fits(REPORT, EARLIER)
    assert not report_fits(REPORT, LATER)


@pytest.mark.parametrize(
    "other",
    [
        replace(PAIR, outcomes=(Answer(2, 3, 0.9, shown=True, none=0.0),)),  # the later report has three claims, 0 to 2
        replace(PAIR, outcomes=(Answer(-1, 0, 0.9, shown=True, none=0.0),)),
        replace(PAIR, outcomes=(Answer(2, 0, 0.1, shown=False, none=0.0, near=Near(3, "scope")),)),
        replace(PAIR, again=(ClaimPair(4, 3, 0.9),)),
        replace(PAIR, carried=(ClaimPair(1, 2, 0.8),)),  # a claim that is no commitment
        replace(PAIR, carried=(ClaimPair(4, 2, float("nan")),)),
        replace(PAIR, same_quantity=(ClaimPair(0, 3, 0.8),)),
        replace(PAIR, same_words=(ClaimPair(5, 0, 0.8),)),
    ],
)
def test_a_record_of_other_reports_does_not_fit(other: PairRecord) -> None:
    assert not pair_fits(other, EARLIER, LATER)


class _Recording(Cache):
    """A cache that damages every stored value of one type, if `damaged` names one, and records what is stored."""

    def __init__(self, path: Path, damaged: type[object] | None = None, value: object = None) -> None:
        super().__init__(path)
        self.damaged, self.value = damaged, value
        self.stored: list[object] = []

    def get(self, name: str, kind: type[Value]) -> Value | None:
        if kind is self.damaged:
            super().put(name, self.value)
        return super().get(name, kind)

    def put(self, name: str, value: object) -> None:
        self.stored.append(value)
        super().put(name, value)


def _link(cache: Cache) -> Years:
    with cache:
        return linked(FIRST, SECOND, cache=cache)


@pytest.mark.parametrize(
    ("kind", "value", "again"),
    [
        (PairRecord, replace(PAIR, carried=(ClaimPair(10_000, 2, 0.8),)), 1),
        (ReportRecord, ReportRecord((ClaimPair(0, 10_000, 0.6),), ()), 2),
        (ClaimsRecord, ClaimsRecord((), (0,), ()), 2),
        (PairRecord, {"outcomes": 7}, 1),
    ],
)
def test_what_does_not_fit_is_computed_again(tmp_path: Path, kind: type[object], value: object, again: int) -> None:
    result = _link(Cache(tmp_path / "cache"))
    damaged = _Recording(tmp_path / "cache", kind, value)
    assert _link(damaged) == result
    assert len(damaged.stored) == again
    intact = _Recording(tmp_path / "cache")
    assert _link(intact) == result
    assert intact.stored == []
