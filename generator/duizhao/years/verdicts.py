"""Decide the verdict on a commitment, by named rules."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from duizhao.model.figures import Figure
from duizhao.model.links import Claim, Ruling, Verdict
from duizhao.years.scope import apart, around, falls, kind, same_kind
from duizhao.years.subjects import alike, has_more, is_part
from duizhao.years.tables import load

Measure = Callable[[Figure], tuple[str, float]]  # dimension of a figure, and its value in the base unit
Direction = Literal["at least", "at most", "about", "exactly"]

_POINTS = {"share": 0.002, "pp": 0.2}  # what is within this of a rate is the same: 0.2 percentage points
_HIGH, _POINTS_OF_HIGH = 0.4, 0.005  # a rate from 40 % on is printed without decimals: half a point
_PART = 0.03  # of any other target
_ROUND = 0.02  # of the value: tolerance of an outcome with "about"
_FAR = 0.1  # of the target: 超60 is no more than this above 60, so it is short of 70
_EXACT = 1e-9  # of the target: rounding of binary numbers
_PLAN = re.compile(r"(?:年度?|全年|年初)(?:计划|目标|任务)(?:数|值|任务|目标)?的?$")
_ALL, _MORE = 100, 103  # per cent of the plan


@dataclass(frozen=True, slots=True)
class _Values:
    """Both values in the base unit, what counts as the same, and which side is better: a low value, or neither."""

    target: float
    outcome: float
    same: float
    low: bool
    neither: bool
    rounding: float = 0.0


def rule(commitment: Claim, outcome: Claim, measure: Measure) -> Ruling:
    """Compare an outcome with its commitment; both are known to be on the same matter."""
    target, result = commitment.figure, outcome.figure
    if target is None:
        return Ruling("reported", "task")
    if result is None:
        return Ruling("reported", "no figure")
    if _share_of_plan(outcome) and not _share_of_plan(commitment):
        return _of_plan(result) if target.unit != "%" and _told_of(commitment, outcome) else Ruling("reported", "other unit")
    if dimension(target, measure) != dimension(result, measure):
        return Ruling("reported", "other unit")
    if (why := apart(commitment, outcome)) is not None:
        return Ruling("reported", *why)
    both = f"{commitment.subject} / {outcome.subject}"
    if not (alike(commitment.subject, outcome.subject) or same_kind(commitment, outcome)):
        return Ruling("reported", "subject", both)
    values = _values(commitment, outcome, measure)
    if falls(commitment) != falls(outcome) and kind(commitment) == kind(outcome) == "growth":
        return Ruling("reported", "no better side") if values.neither else Ruling("short", "other direction")
    ranged = target.high is not None or result.high is not None
    ruling = _within(target, result, values) if ranged else _compared(direction(commitment), result, values)
    return Ruling("reported", "subject", both) if _proves_nothing(ruling, commitment, outcome, values) else ruling


def _values(commitment: Claim, outcome: Claim, measure: Measure) -> _Values:
    assert commitment.figure is not None
    assert outcome.figure is not None
    dim, target = measure(commitment.figure)
    low = load("words.toml")["low"]
    cut = any(w in commitment.text for w in low["cut"])
    neither = any(w in commitment.subject + commitment.text for w in low["neither"])
    is_low = neither or any(w in commitment.subject + commitment.text for w in low["words"])
    same = _POINTS[dim] if dim in _POINTS and commitment.figure.unit != "x" else _PART * abs(target)
    same = _POINTS_OF_HIGH if dim == "share" and commitment.figure.unit != "x" and target >= _HIGH else same
    exponent = commitment.figure.value.as_tuple().exponent
    decimals = isinstance(exponent, int) and exponent < 0 and dim == "share"  # 58.08 % is 58.1 %
    rounding = 0.5 * 10.0**exponent / 100 if decimals and isinstance(exponent, int) and commitment.figure.unit == "%" else 0.0
    return _Values(target, measure(outcome.figure)[1], same, is_low and not cut, neither, rounding)


def _proves_nothing(ruling: Ruling, commitment: Claim, outcome: Claim, v: _Values) -> bool:
    """Does one figure count only a part of what the other counts, on the side where that proves nothing?"""
    if ruling.verdict not in ("exceeded", "short"):
        return False
    rate = kind(commitment) in ("growth", "level")
    if v.outcome > v.target:
        return is_part(commitment.subject, outcome.subject) or (not rate and has_more(outcome, commitment))
    return is_part(outcome.subject, commitment.subject) or (not rate and has_more(commitment, outcome))


def dimension(figure: Figure, measure: Measure) -> str:
    """Return the dimension of a figure; a multiple (三倍) is not a count (三家)."""
    dim = measure(figure)[0]
    return "x" if figure.unit == "x" and dim == "count" else dim


def _share_of_plan(claim: Claim) -> bool:
    """Is a figure the share of a year's plan that was carried out: 完成年计划的118%?"""
    return claim.figure is not None and claim.figure.unit == "%" and _PLAN.search(around(claim)[0] or claim.subject) is not None


def _told_of(commitment: Claim, outcome: Claim) -> bool:
    """Does the outcome's figure belong to the commitment, if several figures are told of several things?"""
    return alike(commitment.subject, _PLAN.sub("", outcome.subject), 0)


def _of_plan(result: Figure) -> Ruling:
    share = float(result.value)
    return Ruling("exceeded" if share > _MORE else "met" if share >= _ALL else "short", "share of the plan")


def direction(commitment: Claim) -> Direction:
    """Determine the direction of a target by its qualifier and the words before it."""
    figure = commitment.figure
    assert figure is not None
    words = load("words.toml")["directions"]
    at, end = figure.start - commitment.place.start, figure.end - commitment.place.start + 2
    before, behind = (
        commitment.text[:end],
        commitment.text[at:end],
    )  # 二级以上医院97%: words after another number do not count
    if figure.approx == "<=" or any(w in (behind if w in words["behind"] else before) for w in words["most"]):
        return "at most"
    if figure.approx in (">", ">=") or any(w in (behind if w in words["behind"] else before) for w in words["least"]):
        return "at least"
    return "about" if figure.approx in ("~", "<~") else "exactly"


def _within(target: Figure, result: Figure, v: _Values) -> Ruling:
    """Compare figures of which at least one is a range."""
    high_t, high_o = _high(target, v.target), _high(result, v.outcome)
    if v.target * (1 - _EXACT) <= v.outcome and high_o <= high_t + v.same:
        return Ruling("met", "range")
    if v.outcome > high_t + v.same:
        return Ruling("short", "range") if v.low and not v.neither else Ruling("reported" if v.neither else "exceeded", "range")
    if high_o < v.target * (1 - _EXACT):
        return Ruling("reported" if v.low else "short", "range")
    return Ruling("reported", "bound")


def _high(figure: Figure, value: float) -> float:
    """Return the upper end of a range in the base unit, or the value if it is none."""
    if figure.high is None:
        return value
    return float(figure.high) * (value / float(figure.value) if figure.value else 1.0)


def _compared(way: Direction, result: Figure, v: _Values) -> Ruling:
    verdict = {"at most": _at_most, "at least": _at_least, "about": _about, "exactly": _exactly}[way](result, v)
    if verdict is None:
        return Ruling("reported", "bound" if result.approx in (">", ">=", "<~", "<=") else "no better side")
    return Ruling(verdict, way)


def _at_most(result: Figure, v: _Values) -> Verdict | None:
    if v.outcome <= v.target * (1 + _EXACT):
        if result.approx in (">", ">="):
            return None
        return "met" if v.neither or v.outcome >= v.target * (1 - _EXACT) - v.same else "exceeded"
    return None if result.approx in ("<~", "<=") else "short"


def _at_least(result: Figure, v: _Values) -> Verdict | None:
    if result.approx in ("<=", "<~") and v.outcome > v.target:
        return None if v.outcome <= v.target * (1 + _FAR) else "exceeded"  # 近200 is more than 100, 近101 may not be
    if result.approx in (">", ">=") and v.outcome < v.target * (1 - _EXACT):
        return "short" if v.outcome < v.target * (1 - _FAR - _EXACT) else None  # more than 95 may be 100
    if result.approx == "<~" and v.outcome <= v.target * (1 + _EXACT):
        return "short"  # nearly the target is not the target
    if v.outcome > v.target * (1 + _EXACT) + v.same:
        return "exceeded"
    slack = _ROUND if result.approx == "~" else _EXACT
    return "met" if v.outcome >= v.target * (1 - slack) - v.rounding else "short"


def _about(result: Figure, v: _Values) -> Verdict | None:
    if abs(v.outcome - v.target) <= v.same + _EXACT * v.target:
        return "met"
    if v.neither or (v.low and result.approx in ("<=", ">", ">=")):
        return None
    if result.approx in (">", ">=") and v.outcome < v.target:
        return "short" if v.outcome < v.target * (1 - _FAR - _EXACT) else None
    return "exceeded" if (v.outcome > v.target) != v.low else "short"


def _exactly(result: Figure, v: _Values) -> Verdict | None:
    return _at_most(result, v) if v.low else _at_least(result, v)
