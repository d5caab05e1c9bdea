"""Decide the verdict on a commitment, by named rules."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from duizhao.model.figures import Figure
from duizhao.model.links import Claim, Ruling, Verdict
from duizhao.years.scope import apart, same_kind
from duizhao.years.tables import load

Measure = Callable[[Figure], tuple[str, float]]  # dimension of a figure, and its value in the base unit
Direction = Literal["at least", "at most", "about", "exactly"]

_NEAR = 0.1  # of the target: tolerance of "about"
_OVER = 0.05  # of the target: excess from which it counts as exceeded
_ROUND = 0.02  # of the value: tolerance of an outcome with "about"
_KIND = 2  # characters of a word that names a kind
_LEAST_ALIKE, _MOST_ALIKE = 0.7, 0.35  # required share in common, of the shorter and of the longer subject


@dataclass(frozen=True, slots=True)
class _Values:
    target: float
    outcome: float
    low: bool


def rule(commitment: Claim, outcome: Claim, measure: Measure) -> Ruling:
    """Compare an outcome with its commitment; both are known to be on the same matter."""
    target, result = commitment.figure, outcome.figure
    if target is None:
        return Ruling("reported", "task")
    if result is None:
        return Ruling("reported", "no figure")
    t, o = measure(target)[1], measure(result)[1]
    if dimension(target, measure) != dimension(result, measure):
        return Ruling("reported", "other unit")
    if (why := apart(commitment, outcome)) is not None:
        return Ruling("reported", *why)
    if not (alike(commitment.subject, outcome.subject) or same_kind(commitment, outcome)):
        return Ruling("reported", "subject", f"{commitment.subject} / {outcome.subject}")
    if target.high is not None or result.high is not None:
        return _within(target, t, result, o)
    ruling = _compared(direction(commitment), result, _Values(t, o, _is_low(commitment)))
    proves_nothing = (
        o > t if _is_part(commitment.subject, outcome.subject) else o < t and _is_part(outcome.subject, commitment.subject)
    )
    if ruling.verdict in ("exceeded", "short") and proves_nothing:
        return Ruling("reported", "subject", f"{commitment.subject} / {outcome.subject}")
    return ruling


def _is_part(one: str, other: str) -> bool:
    """Is the first subject a kind of the second? More greenways may not mean more urban greenways.

    >>> _is_part("城市绿道", "绿道"), _is_part("绿道", "城市绿道"), _is_part("绿道", "绿道")
    (True, False, False)
    """
    return bool(other) and len(one) >= len(other) + _KIND and one.endswith(other)


def dimension(figure: Figure, measure: Measure) -> str:
    """Return the dimension of a figure; a multiple (三倍) is not a count (三家)."""
    dim = measure(figure)[0]
    return "x" if figure.unit == "x" and dim == "count" else dim


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


def _is_low(commitment: Claim) -> bool:
    """Is a lower value better? Yes for 失业率; no for 能耗降低, where a larger cut is better."""
    words = load("words.toml")["low"]
    return any(w in commitment.text for w in words["words"]) and not any(w in commitment.text for w in words["cut"])


def alike(one: str, other: str, most: float = _MOST_ALIKE) -> bool:
    """Do two subjects name the same thing, perhaps with other or more words? `most` is the required share of the longer one.

    >>> alike("普惠托位", "普惠性托位"), alike("农村客货邮示范县", "健康县城示范县")
    (True, False)
    >>> alike("物业服务覆盖老旧小区", "老旧小区引入物业服务")
    True
    """
    if not one or not other:
        return True
    shorter, longer = sorted((len(one), len(other)))
    least = max(_LEAST_ALIKE * shorter, most * longer)
    return _pairs_in_common(one, other) >= least or _subsequence(one, other) >= least


def _pairs_in_common(one: str, other: str) -> int:
    """Count the characters of `one` in bigrams that both have, in any order."""
    pairs = {other[k : k + 2] for k in range(len(other) - 1)}
    held = {k + d for k in range(len(one) - 1) if one[k : k + 2] in pairs for d in (0, 1)}
    return len(held)


def _subsequence(one: str, other: str) -> int:
    """Compute the length of the longest common subsequence, with the bits of whole numbers as columns (Hyyrö 2004).

    >>> _subsequence("普惠托位", "普惠性托位"), _subsequence("托位", "学位"), _subsequence("", "学位")
    (4, 1, 0)
    """
    places: dict[str, int] = {}
    for k, char in enumerate(one):
        places[char] = places.get(char, 0) | 1 << k
    every = row = (1 << len(one)) - 1
    for char in other:
        same = row & places.get(char, 0)
        row = (row + same | row - same) & every
    return len(one) - row.bit_count()


def _within(target: Figure, t: float, result: Figure, o: float) -> Ruling:
    """Compare figures of which at least one is a range."""
    scale_t = t / float(target.value) if target.value else 1.0
    scale_o = o / float(result.value) if result.value else 1.0
    high_t = float(target.high) * scale_t if target.high is not None else t
    high_o = float(result.high) * scale_o if result.high is not None else o
    if t <= o and high_o <= high_t:
        return Ruling("met", "range")
    if o > high_t:
        return Ruling("exceeded", "range")
    return Ruling("short", "range") if high_o < t else Ruling("reported", "bound")


def _compared(way: Direction, result: Figure, v: _Values) -> Ruling:
    verdict = {"at most": _at_most, "at least": _at_least, "about": _about, "exactly": _exactly}[way](result, v)
    if verdict is None:
        return Ruling("reported", "bound" if result.approx in (">", ">=", "<~", "<=") else "no better side")
    return Ruling(verdict, way)


def _at_most(result: Figure, v: _Values) -> Verdict | None:
    if v.outcome <= v.target * (1 + 1e-9):
        return None if result.approx in (">", ">=") else "met"
    return None if result.approx in ("<~", "<=") else "short"


def _at_least(result: Figure, v: _Values) -> Verdict | None:
    if result.approx in (">", ">=") and v.outcome < v.target:
        return None  # more than 1,900 may be 2,000
    if result.approx == "<~" and v.outcome <= v.target * (1 + 1e-9):
        return "short"  # nearly the target is not the target
    if v.outcome >= v.target * (1 + _OVER + 1e-9):
        return "exceeded"
    slack = _ROUND if result.approx == "~" else 1e-9
    return "met" if v.outcome >= v.target * (1 - slack) else "short"


def _about(result: Figure, v: _Values) -> Verdict | None:
    if abs(v.outcome - v.target) <= _NEAR * abs(v.target) * (1 + 1e-9):
        return "met"
    if v.low or (result.approx in (">", ">=") and v.outcome < v.target):
        return None
    return "exceeded" if v.outcome > v.target else "short"


def _exactly(result: Figure, v: _Values) -> Verdict | None:
    return _at_most(result, v) if v.low else _at_least(result, v)
