"""Sort the overview of indicators, and give its filter the words to search for.

Indicators with values for the most years come first, under a heading with that number, because a longer series tells more; where few
have as many, under one heading for several numbers. Within
a group, names are sorted by pinyin, as in a Chinese index, so that a known name is easy to find. They are not grouped by chapter,
because chapters change from year to year and a quantity moves among them; nor by unit, which would put unlike things together.
"""

from collections.abc import Iterable

from duizhao.model.links import Indicator
from duizhao.text.pinyin import initials, romanised
from duizhao.text.traditional import to_traditional

_LEAST = 2  # values in a chart, at least
_BANDS = (10, 5)  # from so many years on, numbers of years share a heading


def is_charted(i: Indicator) -> bool:
    """Return whether an indicator has enough values for a chart."""
    return sum(p.value is not None for p in i.points) >= _LEAST


def ordered(indicators: Iterable[Indicator]) -> list[Indicator]:
    """Sort by pinyin; names that begin with a digit or a Latin letter (5G基站) come first."""
    return sorted(indicators, key=lambda i: (romanised(i.zh), i.zh, i.id))


def by_years(indicators: Iterable[Indicator]) -> list[tuple[str, list[Indicator]]]:
    """Group indicators that have a chart by the number of years with a value (“3”, “13–18”), the highest first."""
    groups: dict[int, list[tuple[int, Indicator]]] = {}
    for i in ordered(indicators):
        if is_charted(i):
            n = len({p.year for p in i.points if p.value is not None})
            groups.setdefault(max((low for low in _BANDS if low <= n), default=n), []).append((n, i))
    return [(_numbers([n for n, _ in some]), [i for _, i in some]) for _, some in sorted(groups.items(), reverse=True)]


def _numbers(some: Iterable[int]) -> str:
    return "–".join(map(str, sorted({min(some := list(some)), max(some)})))


def filter_words(zh: str) -> str:
    """Return what a reader may type for a name besides the name itself: pinyin, initials, the Traditional form.

    >>> filter_words("5G基站"), filter_words("绿道")
    ('5gjizhan 5gjz', 'lvdao ld 綠道')
    """
    other = to_traditional(zh)
    words = (romanised(zh), initials(zh), "" if other == zh else other)
    return " ".join(dict.fromkeys(w for w in words if w))
