"""In what order the overview of indicators has them, and what its filter finds them by.

An analyst reads series, and one of four years says more than one of two: those with values for the most years stand first, under a
heading that says how many. Inside, names stand by pinyin, as in a Chinese index: a known name is found by the eye, an unknown one
by the filter. Grouped by chapter they would stand as the reports do, but chapters change from year to year and a quantity moves
among them; by unit, unlike things would stand together.
"""

from collections.abc import Iterable

from duizhao.model.links import Indicator
from duizhao.text.language import to_traditional
from duizhao.text.pinyin import initials, romanised

_LEAST = 2  # values that make a chart


def is_charted(i: Indicator) -> bool:
    """Has an indicator values enough for a chart?"""
    return sum(p.value is not None for p in i.points) >= _LEAST


def ordered(indicators: Iterable[Indicator]) -> list[Indicator]:
    """By pinyin; what the reports write with a figure or in Latin letters (5G基站) stands first."""
    return sorted(indicators, key=lambda i: (romanised(i.zh), i.zh, i.id))


def by_years(indicators: Iterable[Indicator]) -> list[tuple[int, list[Indicator]]]:
    """Those that make a chart, by the number of years with a value, the most first."""
    groups: dict[int, list[Indicator]] = {}
    for i in ordered(indicators):
        if is_charted(i):
            groups.setdefault(len({p.year for p in i.points if p.value is not None}), []).append(i)
    return sorted(groups.items(), reverse=True)


def found_by(zh: str) -> str:
    """What a reader may type for a name besides the name itself: its pinyin, the first letters, the Traditional form.

    >>> found_by("5G基站"), found_by("绿道")
    ('5gjizhan 5gjz', 'lvdao ld 綠道')
    """
    other = to_traditional(zh)
    words = (romanised(zh), initials(zh), "" if other == zh else other)
    return " ".join(dict.fromkeys(w for w in words if w))
