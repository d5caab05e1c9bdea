"""Compare what two figures count: the same thing in other words, a part of it, or something else."""

import re
from functools import cache, lru_cache

from duizhao.model.links import Claim
from duizhao.years.tables import any_pattern, load

_KIND = 2  # characters of a word that names a kind
_LEAST_ALIKE, _MOST_ALIKE = 0.7, 0.35  # required share in common, of the shorter and of the longer subject
_WORD = 3  # characters of a word that two names exchange
_LONG, _NEARLY = 6, 0.8  # characters of names that may differ in some; the share in common of the longer
_AND = re.compile(r"[和及与]|以及|、")
_NOT_WORD = re.compile(r"[^\u3400-\u9fffA-Za-z0-9]+")


@lru_cache(maxsize=16384)
def plain(subject: str) -> str:
    """Reduce a subject to one spelling of its genre's names, without words that every figure may have.

    >>> plain("规模以上工业总产值达"), plain("经济增长"), plain("新认定高新技术企业")
    ('规上工业总产值', '生产总值增长', '高新技术企业')
    """
    subject = spelled(subject)
    return _empty().sub("", subject) or subject


def spelled(text: str) -> str:
    """Write the genre's names in a text in one way: 保障性住房 is 保障房."""
    if _any_spelling().search(text):
        for name, pattern in _spellings():
            text = pattern.sub(name, text)
    return text


@cache
def _spellings() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((name, re.compile(pattern)) for name, pattern in load("words.toml")["spellings"].items())


@cache
def _any_spelling() -> re.Pattern[str]:
    return any_pattern(pattern.pattern for _, pattern in _spellings())


@cache
def _empty() -> re.Pattern[str]:
    return re.compile(load("words.toml")["empty"]["pattern"])


def alike(one: str, other: str, most: float = _MOST_ALIKE) -> bool:
    """Do two subjects name the same thing, perhaps with other or more words? `most` is the required share of the longer one.

    >>> alike("普惠托位", "普惠性托位"), alike("农村客货邮示范县", "健康县城示范县")
    (True, False)
    >>> alike("物业服务覆盖老旧小区", "老旧小区引入物业服务"), alike("经济增长", "地区生产总值增长")
    (True, True)
    """
    one, other = plain(one), plain(other)
    if not one or not other:
        return True
    shorter, longer = sorted((one, other), key=len)
    if len(shorter) >= _KIND and longer.endswith(shorter):
        return True
    least = max(_LEAST_ALIKE * len(shorter), most * len(longer))
    return _pairs_in_common(one, other) >= least or subsequence(one, other) >= least


def relation(one: str, other: str) -> str:
    """Compare two nouns: "same", "part" if one is a kind of the other, or empty for other things.

    >>> relation("绿道", "城市绿道"), relation("规模以上工业增加值", "规上工业增加值"), relation("自然村生活污水治理率", "行政村生活污水治理率")
    ('part', 'same', '')
    """
    one, other = (_modifiers().sub("", plain(name)) or name for name in (one, other))
    if one == other:
        return "same"
    shorter, longer = sorted((one, other), key=len)
    if re.sub(r"\D", "", shorter) != re.sub(r"\D", "", longer):  # 30亿元以上项目, 亿元以上项目
        return ""
    if (len(shorter) >= _KIND and longer.endswith(shorter)) or (len(shorter) >= _LONG - _KIND and longer.startswith(shorter)):
        return "part"
    if len(shorter) < _LONG or _exchanges_a_word(one, other) or _begins_otherwise(one, other):
        return ""
    return "same" if subsequence(one, other) >= _NEARLY * len(longer) else ""


def _exchanges_a_word(one: str, other: str) -> bool:
    """Do two names differ in one word, which has no character in common: 自然村生活污水治理率, 行政村生活污水治理率?"""
    start = _same_start(one, other)
    one, other = one[start:], other[start:]
    end = _same_start(one[::-1], other[::-1])
    left, right = (name[: len(name) - end] for name in (one, other))
    return all(_KIND <= len(word) <= _WORD for word in (left, right)) and not set(left) & set(right)


def _begins_otherwise(one: str, other: str) -> bool:
    """Do two names of one end begin with other words, which narrow it down: 村内道路路灯安装率, 清洁乡村道路路灯安装率?"""
    end = _same_start(one[::-1], other[::-1])
    return min(len(one), len(other)) - end >= _KIND and not _same_start(one, other)


def _same_start(one: str, other: str) -> int:
    return next((k for k, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def is_nearly(one: str, other: str) -> bool:
    """Is one name the other with a word that hardly changes it: 设施, 设施平台; 满意率, 群众满意率?"""
    shorter, longer = sorted((one, other), key=len)
    if longer.startswith(shorter):
        return len(longer) - len(shorter) <= _KIND
    return any(
        shorter in (longer.removeprefix(word), longer.removesuffix(word)) for word in load("words.toml")["empty"]["nearly"]
    )


@cache
def _modifiers() -> re.Pattern[str]:
    return re.compile(load("words.toml")["empty"]["modifiers"])


def is_part(one: str, other: str) -> bool:
    """Is the first subject a kind of the second? More greenways may not mean more urban greenways.

    >>> is_part("城市绿道", "绿道"), is_part("绿道", "城市绿道"), is_part("绿道", "绿道")
    (True, False, False)
    """
    one, other = plain(one), plain(other)
    return bool(other) and len(one) >= len(other) + _KIND and one.endswith(other)


def has_more(one: Claim, other: Claim) -> bool:
    """Does the first figure count what the second counts, and other things besides: 小区和危房, 小区?"""
    names, fewer = _objects(one), _objects(other)
    return len(names) > len(fewer) and all(any(f in n or n in f for n in names) for f in fewer)


def _objects(claim: Claim) -> list[str]:
    """List what a figure counts, where words join several: the words before it or after it, whichever are longer."""
    if claim.figure is None:
        return []
    at, end = claim.figure.start - claim.place.start, claim.figure.end - claim.place.start
    before, after = claim.text[:at], re.split("[，；、]", claim.text[end:], maxsplit=1)[0]
    words = before if len(before) >= len(after) else after
    pieces = (_NOT_WORD.sub("", _empty().sub("", p)) for p in _AND.split(words.strip("、，和及与")))
    return [p for p in pieces if len(p) >= _KIND]


def _pairs_in_common(one: str, other: str) -> int:
    """Count the characters of `one` in bigrams that both have, in any order."""
    pairs = {other[k : k + 2] for k in range(len(other) - 1)}
    held = {k + d for k in range(len(one) - 1) if one[k : k + 2] in pairs for d in (0, 1)}
    return len(held)


def subsequence(one: str, other: str) -> int:
    """Compute the length of the longest common subsequence, with the bits of whole numbers as columns (Hyyrö 2004).

    >>> subsequence("普惠托位", "普惠性托位"), subsequence("托位", "学位"), subsequence("", "学位")
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
