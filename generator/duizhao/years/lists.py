"""Give each figure of a list with 分别 what it counts: the first figure the first thing, the second the second."""

import re
from collections.abc import Sequence

import rjieba

_MARK = "分别"
_AND = re.compile(r"、|以及|[和及与]")
_BOTH = "城乡"  # the towns first, then the country


def distributed(before: str, verb: str, count: int) -> list[str] | None:
    """Return what each of `count` figures counts, given the words before 分别 and those between it and the first figure.

    None if the words name another number of things.

    >>> distributed("城镇和农村居民收入", "增长", 2)
    ['城镇居民收入增长', '农村居民收入增长']
    >>> distributed("财政收入、外贸进出口", "增长", 2), distributed("各项收入", "增长", 2)
    (['财政收入增长', '外贸进出口增长'], None)
    >>> distributed("原煤、天然气产量", "达到", 2)
    ['原煤产量达到', '天然气产量达到']
    >>> distributed("城乡居民收入", "增长", 2)
    ['城镇居民收入增长', '农村居民收入增长']
    """
    names = [n for n in _AND.split(re.split("[，；：]", before)[-1]) if n]
    if len(names) == 1 and names[0].startswith(_BOTH):
        names = [of + names[0].removeprefix(_BOTH) for of in ("城镇", "农村")]
    if len(names) != count or count < 2:  # noqa: PLR2004  # one thing needs no list
        return None
    return [name + verb for name in _whole(names)]


def _whole(names: Sequence[str]) -> list[str]:
    """Complete short names by the end of the last one: 城镇, 农村居民收入."""
    short = max(map(len, names[:-1]))
    first, *rest = rjieba.cut(names[-1][short:]) or [""]
    tail = "".join(rest if rest and len(first) == 1 else [first, *rest])  # 天然气产量 has 产量, not 气产量
    return [*(n + tail if len(n) == short < len(names[-1]) and short <= _SHORT else n for n in names[:-1]), names[-1]]


_SHORT = 3  # characters of a name that needs the end of another


def split_at_mark(words: str) -> tuple[str, str] | None:
    """Split the words before a figure at 分别; None without it.

    >>> split_at_mark("收入分别增长")
    ('收入', '增长')
    """
    before, mark, verb = words.rpartition(_MARK)
    return (before, verb) if mark else None
