"""Ticks of any two values."""

from decimal import Decimal

from duizhao.pages.years.chart_scale import Scale, exact, tick_label, ticks
from hypothesis import given
from hypothesis import strategies as st

numbers = st.floats(allow_nan=False, allow_infinity=False)


@given(numbers, numbers)
def test_ticks_are_round_equally_apart_and_hold_the_values(a: float, b: float) -> None:
    low, high = sorted(Decimal(repr(x)) for x in (a, b))
    found = ticks(low, high)
    assert len({tick_label(t) for t in found}) == len(found)
    if low == high:
        assert len(found) == 1
        return
    assert 3 <= len(found) <= 6
    assert found[0] <= low < high <= found[-1]
    step = (found[-1] - found[0]) / (len(found) - 1)
    assert step.normalize().as_tuple().digits in {(1,), (2,), (5,)}


@given(numbers, numbers, numbers)
def test_a_position_lies_between_the_ends(a: float, b: float, c: float) -> None:
    low, middle, high = sorted(v for x in (a, b, c) if (v := exact(x)) is not None)
    scale = Scale(low, high, 244.0, 12.0)
    assert 12.0 <= scale.at(middle) <= 244.0
    if low < high:
        assert (scale.at(low), scale.at(high)) == (244.0, 12.0)
