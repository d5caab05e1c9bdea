"""Records of what links two reports: plain values for the cache, and damaged ones."""

import json
from pathlib import Path

import pytest
from duizhao.cache import Cache
from duizhao.model.links import Years
from duizhao.years.outcomes import Answer
from duizhao.years.records import (
    ClaimPair,
    Numbers,
    PairRecord,
    Parallel,
    ReportRecord,
    decode_pair,
    decode_report,
    encode,
)

from tests.unit.years.test_stage import FIRST, SECOND, linked

EARLIER, LATER = Numbers(range(5), frozenset((2, 3, 4))), Numbers(range(3), frozenset((1, 2)))
PAIR = PairRecord(
    outcomes=(Answer(2, 0, 0.9, shown=True, silent=False), Answer(3, None, 0.0, shown=False, silent=True)),
    carried=(ClaimPair(4, 2, 0.8),),
    parallels=(Parallel("parallel-passage", "1", "pabcdef", "2.1", "pghijkl", 0.7, shown=True),),
    same_quantity=(ClaimPair(0, 1, 1.1),),
    same_words=(),
)
REPORT = ReportRecord((ClaimPair(0, 4, 0.6),), (ClaimPair(1, 3, 0.5),))


def test_records_survive_json() -> None:
    assert decode_pair(json.loads(json.dumps(encode(PAIR))), EARLIER, LATER) == PAIR
    assert decode_report(json.loads(json.dumps(encode(REPORT))), EARLIER) == REPORT


@pytest.mark.parametrize(
    ("field", "rows"),
    [
        ("outcomes", "none"),
        ("outcomes", [[2, 0, 0.9, True]]),
        ("outcomes", [[2, 0, 0.9, 1, 0]]),
        ("outcomes", [["2", 0, 0.9, True, False]]),
        ("outcomes", [[2, 3, 0.9, True, False]]),  # the later report has three claims, 0 to 2
        ("outcomes", [[-1, 0, 0.9, True, False]]),
        ("outcomes", [None]),
        ("carried", [[1, 2, 0.8]]),  # a claim that is no commitment
        ("carried", [[4, 2, "0.8"]]),
        ("carried", [[4, 2, float("nan")]]),
        ("parallels", [["parallel-verse", "1", "pabcdef", "2.1", "pghijkl", 0.7, True]]),
        ("parallels", [["parallel-passage", "1", "pabcdef", "2.1", 0.7, True]]),
        ("parallels", [["parallel-passage", 1, "pabcdef", "2.1", "pghijkl", 0.7, True]]),
        ("same_quantity", [[0, 1]]),
        ("same_words", {"0": 1}),
    ],
)
def test_a_damaged_list_is_rejected(field: str, rows: object) -> None:
    assert decode_pair({**encode(PAIR), field: rows}, EARLIER, LATER) is None


@pytest.mark.parametrize("value", [None, [], "", {}, {"same_quantity": []}, {"same_quantity": [], "same_words": [], "more": []}])
def test_anything_but_a_record_is_rejected(value: object) -> None:
    assert decode_pair(value, EARLIER, LATER) is None
    assert decode_report(value, EARLIER) is None


class _Recording(Cache):
    """A cache that damages one list of every stored value, if `damaged` names one, and records what is stored."""

    def __init__(self, path: Path, damaged: str = "") -> None:
        super().__init__(path)
        self.damaged = damaged
        self.stored: list[object] = []

    def get(self, name: str) -> object:
        value = super().get(name)
        return {**value, self.damaged: [[]]} if self.damaged and isinstance(value, dict) else value

    def put(self, name: str, value: object) -> None:
        self.stored.append(value)
        super().put(name, value)


def _link(cache: Cache) -> Years:
    with cache:
        return linked(FIRST, SECOND, cache=cache)


@pytest.mark.parametrize("field", ["outcomes", "carried", "parallels", "same_quantity", "same_words"])
def test_a_damaged_value_of_the_cache_is_computed_again(tmp_path: Path, field: str) -> None:
    result = _link(Cache(tmp_path / "cache"))
    damaged = _Recording(tmp_path / "cache", field)
    assert _link(damaged) == result
    assert len(damaged.stored) == 3, "a pair and two reports"
    intact = _Recording(tmp_path / "cache")
    assert _link(intact) == result
    assert intact.stored == []
