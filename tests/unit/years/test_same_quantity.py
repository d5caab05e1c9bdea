"""Figures of two reports that count the same thing: what is looked at closely does not change what is found."""

from collections.abc import Sequence

import numpy as np
import pytest
from duizhao.figures import measure
from duizhao.model.links import Claim
from duizhao.years import same_quantity as module
from duizhao.years.clauses import claims
from duizhao.years.same_quantity import same_quantity
from numpy.typing import NDArray

from tests.unit.years.made import report

ONE = report(2024, ["新增学位3.1万个，改造老旧小区150个，新开公交线路12条，粮食产量80万吨，城镇居民收入增长5.1%。"], [])
OTHER = report(
    2025,
    [
        "学位增加2.4万个，小区改造162个，老旧小区加装电梯90部，公交线路达到312条，农村居民收入增长6.2%。",
        "建成高标准农田11.5万亩，总产量达83万吨，绿道延长20公里，收入增长4%。",
    ],
    [],
)


def test_only_what_could_reach_the_threshold_is_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    one_side, other_side = claims(ONE)[0], claims(OTHER)[0]
    looked_at: list[int] = []

    def all_of(left: Sequence[Claim], right: Sequence[Claim], *_: object) -> NDArray[np.bool_]:
        units = [[module._unit(c, measure) for c in side] for side in (left, right)]
        return np.array([[one == other for other in units[1]] for one in units[0]])

    one_quantity = module._one_quantity

    def counted(one: Claim, other: Claim) -> bool:
        looked_at[-1] += 1
        return one_quantity(one, other)

    monkeypatch.setattr(module, "_one_quantity", counted)
    looked_at.append(0)
    found = same_quantity(one_side, other_side, measure)
    monkeypatch.setattr(module, "_may_match", all_of)
    looked_at.append(0)
    assert found == same_quantity(one_side, other_side, measure)
    assert found
    assert looked_at[0] < looked_at[1]
