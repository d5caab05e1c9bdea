"""Figures as evidence of which sentences render one another."""

from collections import Counter
from collections.abc import Sequence

from duizhao.figures.same import Amount, Likeness, amounts, likeness
from duizhao.model.figures import Figure, Tie

_BY_DIGITS = (0.0, 0.5, 0.8, 1.0)  # the more digits a quantity shows, the more it tells
_SMALL, _SMALL_LIMIT = 0.3, 10
_OTHER = {"date": 0.7, "ordinal": 0.4, "name": 0.4}
_MIXED = 0.2
_LOOSE = 0.8
_ONE = 0.05
_LEAST = 0.01  # a tie that tells less is none
_MOST_PAIRS, _REACH = 40_000, 100  # figures of zh times figures of en; figures before and after


def ties(zh: Sequence[Figure], en: Sequence[Figure]) -> tuple[Tie, ...]:
    """Pairs of figures of a row that may be counterparts, weighed by how much such a pair tells.

    A weight is shared among the pairs that a figure stands in: three equal years tell less than one.

    >>> from duizhao.figures import find_figures
    >>> ties(find_figures("新增262家，增长5%", "zh"), find_figures("grew 5%, with 262 added", "en"))
    (Tie(zh=0, en=1, weight=1.0), Tie(zh=1, en=0, weight=0.5))
    """
    ours, theirs = amounts(zh), amounts(en)
    found = [
        (i, j, how) for i, a in enumerate(ours) for j in _facing(i, len(ours), len(theirs)) if (how := likeness(a, theirs[j]))
    ]
    of_zh, of_en = Counter(i for i, _, _ in found), Counter(j for _, j, _ in found)
    weighed = ((i, j, round(_weight(ours[i], theirs[j], how) / max(of_zh[i], of_en[j]), 3)) for i, j, how in found)
    return tuple(Tie(i, j, weight) for i, j, weight in weighed if weight >= _LEAST)


def _facing(i: int, count: int, others: int) -> range:
    """The figures that figure `i` may answer: all in a row of usual size, those about its height in a huge one."""
    if count * others <= _MOST_PAIRS:
        return range(others)
    height = i * others // count
    return range(max(0, height - _REACH), min(others, height + _REACH))


def _weight(zh: Amount, en: Amount, how: Likeness) -> float:
    a, b = zh.figure, en.figure
    if a.kind != b.kind:
        return _MIXED if zh.number > 1 else _ONE
    if a.kind != "quantity":
        return _OTHER[a.kind] if zh.number > 1 else _ONE
    if zh.number <= _SMALL_LIMIT and a.unit in ("", "count"):
        weight = _SMALL if zh.number > 1 else _ONE
    else:
        weight = _BY_DIGITS[min(3, len(a.value.normalize().as_tuple().digits))]
    return weight if how == "same" else weight * _LOOSE
