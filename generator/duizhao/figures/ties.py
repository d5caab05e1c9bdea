"""Weigh equal figures as evidence for sentence alignment."""

from collections import Counter
from collections.abc import Sequence

from duizhao.figures.same import Amount, Likeness, amounts, likeness
from duizhao.model.figures import Figure, Tie

_BY_DIGITS = (0.0, 0.5, 0.8, 1.0)  # by number of digits: a longer quantity is better evidence
_SMALL, _SMALL_LIMIT = 0.3, 10
_OTHER = {"date": 0.7, "ordinal": 0.4, "name": 0.4}
_MIXED = 0.2
_LOOSE = 0.8
_ONE = 0.05
_LEAST = 0.01  # ties with less weight are dropped
_MOST_PAIRS, _REACH = 40_000, 100  # figures of zh × figures of en; figures before and after


def ties(zh: Sequence[Figure], en: Sequence[Figure]) -> tuple[Tie, ...]:
    """Find pairs of figures of a row that may be counterparts, and weigh them as evidence.

    A weight is divided among the pairs that a figure is in: three equal years are weaker evidence than one.

    >>> from duizhao.figures import find_figures
    >>> ties(find_figures("新增262家，增长5%", "zh"), find_figures("grew 5%, with 262 added", "en"))
    (Tie(zh=0, en=1, weight=1.0), Tie(zh=1, en=0, weight=0.5))
    """
    left, right = amounts(zh), amounts(en)
    pairs = [
        (i, j, how) for i, a in enumerate(left) for j in _candidates(i, len(left), len(right)) if (how := likeness(a, right[j]))
    ]
    zh_count, en_count = Counter(i for i, _, _ in pairs), Counter(j for _, j, _ in pairs)
    weighed = ((i, j, round(_weight(left[i], right[j], how) / max(zh_count[i], en_count[j]), 3)) for i, j, how in pairs)
    return tuple(Tie(i, j, weight) for i, j, weight in weighed if weight >= _LEAST)


def _candidates(i: int, count: int, others: int) -> range:
    """Select the possible counterparts of figure `i`: all in a row of usual size, those near its position in a huge one."""
    if count * others <= _MOST_PAIRS:
        return range(others)
    near = i * others // count
    return range(max(0, near - _REACH), min(others, near + _REACH))


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
