"""What the wording of a clause tells: other words for one thing, names, stages of a work, and the span of years that it sums up."""

import re
from functools import cache, lru_cache

from duizhao.text.places import short_names
from duizhao.years.tables import any_of, any_pattern, load


@cache
def _synonyms() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile("|".join(others)), name) for name, others in load("words.toml")["synonyms"].items())


@lru_cache(maxsize=16384)
def uniform(text: str) -> str:
    """Write each thing by one of its names.

    >>> uniform("GDP增长5%、PM_2.5浓度下降"), uniform("规模以上工业")
    ('地区生产总值增长5%、细颗粒物浓度下降', '规上工业')
    """
    if _any_synonym().search(text):
        for pattern, name in _synonyms():
            text = pattern.sub(name, text)
    return text


@cache
def _any_synonym() -> re.Pattern[str]:
    return any_pattern(pattern.pattern for pattern, _ in _synonyms())


_QUOTED = re.compile("[“《]([^”》]{2,20})[”》]")
_LATIN = re.compile("[A-Za-z][A-Za-z0-9.+-]*")
_NUMBERED = re.compile(r"(?<![一二三四五六七八九十\d])[一二三四五六七八九十\d]+(?:期|号线|届)")


@lru_cache(maxsize=16384)
def names(text: str) -> tuple[frozenset[str], ...]:
    """List the names in a text: those in quotes, those in Latin letters, those with a number, places.

    >>> names("建成重庆“智造谷”二期和5G基站")
    (frozenset({'智造谷'}), frozenset({'G'}), frozenset({'二期'}), frozenset({'重庆'}))
    """
    return *(frozenset(p.findall(text)) for p in (_QUOTED, _LATIN, _NUMBERED)), places(text)


@lru_cache(maxsize=16384)
def places(text: str) -> frozenset[str]:
    """List the places that a text names."""
    return frozenset(_places().findall(text))


@cache
def _places() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, sorted(short_names(), key=len, reverse=True))))


@lru_cache(maxsize=16384)
def stages(text: str) -> frozenset[str]:
    """List the stages of a work that a text names: begun, finished, approved, enacted, held.

    >>> sorted(stages("开工建设绿源水库，建成投用东湖大桥"))
    ['begun', 'finished']
    """
    return frozenset(name for name, words in _steps() if words.search(text))


@cache
def _steps() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((name, any_of("steps", name)) for name in load("words.toml")["steps"])


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(load("words.toml")["spans"][name])


@lru_cache(maxsize=16384)
def says(name: str, text: str) -> bool:
    """Does the text match the pattern of this name in the table of spans?"""
    return _pattern(name).search(text) is not None
