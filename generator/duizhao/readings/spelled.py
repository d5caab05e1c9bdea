"""Find how names are read from their English: Chonghu says that 重 of 重湖 is chóng."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache

from pypinyin.constants import PINYIN_DICT

from duizhao.text.language import HAN
from duizhao.text.readings.plain import without_tone
from duizhao.text.readings.syllables import Syllable

Names = Mapping[str, tuple[str, ...]]  # a name, and the syllable without tone of each of its characters
Sounds = dict[int, Syllable]
_CAPITALISED = re.compile(r"\b[A-Z][a-z]+(?:['’][a-z]+)*")
_NAME_HAN = re.compile(f"[{HAN}]+")
_FEWEST, _MOST = 2, 4  # characters of a name
_LONGEST = 18  # letters of one word of a name


def spelled_names(rows: Iterable[tuple[str, str]]) -> Names:
    """Collect the names of rows, zh and en, that have a character with several readings and are spelled in the English.

    >>> spelled_names([("重湖区和都陵县启动试点。", "Chonghu District and Duling County began the trial.")])
    {'都陵': ('du', 'ling'), '重湖': ('chong', 'hu')}
    """
    found: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    for zh, en in rows:
        if _NAME_HAN.search(zh):
            for spelling in set(_spellings(en)):
                for name in _places(zh, spelling):
                    found[name].add(spelling)
    return {name: min(spellings) for name, spellings in sorted(found.items()) if len(spellings) == 1}


def _spellings(en: str) -> Iterator[tuple[str, ...]]:
    """Yield the syllables of every capitalised word that may be pinyin, and of two such words together (Shan Zhiqiang)."""
    before, end = "", -1
    for m in _CAPITALISED.finditer(en):
        word = m[0].lower()
        yield from _divided(word)
        if m.start() == end + 1:
            yield from (one + other for one in _divided(before, 1) for other in _divided(word, 1))
        before, end = word, m.end()


@lru_cache(maxsize=4096)
def _divided(word: str, fewest: int = _FEWEST) -> tuple[tuple[str, ...], ...]:
    """Divide a word into syllables of pinyin in every way; none if it has other letters or too many syllables.

    >>> _divided("xian", 1), _divided("street")
    ((('xi', 'an'), ('xian',)), ())
    """
    whole = [tuple(part for part in re.split("['’]", word) if part)]
    if len(word) > _LONGEST:
        return ()
    ways: list[tuple[str, ...]] = [()]
    for part in whole[0]:
        ways = [way + more for way in ways for more in _ways(part)]
    return tuple(sorted(way for way in ways if fewest <= len(way) <= _MOST))


def _ways(letters: str) -> list[tuple[str, ...]]:
    ends: list[list[tuple[str, ...]]] = [[()], *([] for _ in letters)]
    for start in range(len(letters)):
        for end in range(start + 1, min(len(letters), start + 6) + 1):
            if letters[start:end] in _all_syllables():
                ends[end].extend((*way, letters[start:end]) for way in ends[start] if len(way) < _MOST)
    return ends[-1]


@cache
def _all_syllables() -> frozenset[str]:
    common = (ord(c) for c in map(chr, range(0x4E00, 0x9FA6)))
    return frozenset(
        s for code in common for s in _readings(chr(code)) if s.isascii() and s.isalpha() and s not in ("m", "n", "ng", "e", "o")
    )


@lru_cache(maxsize=8192)
def _readings(char: str) -> frozenset[str]:
    """Return all readings of a character, without tones."""
    return frozenset(without_tone(p) for p in PINYIN_DICT.get(ord(char), "").split(",") if p)


def _places(zh: str, spelling: tuple[str, ...]) -> Iterator[str]:
    """Yield the names in a text that may be read so and have a character that may be read otherwise."""
    size = len(spelling)
    for at in range(len(zh) - size + 1):
        if spelling[0] in _readings(zh[at]) and all(spelling[k] in _readings(zh[at + k]) for k in range(1, size)):
            name = zh[at : at + size]
            if any(len(_readings(c)) > 1 for c in name):
                yield name


def settle(text: str, sounds: Sounds, names: Names) -> Sounds:
    """Read the characters of these names as their English says; other characters, and tones that agree, stay."""
    out = dict(sounds)
    for name, spelling in names.items():
        at = text.find(name)
        while at >= 0:
            for k, plain in enumerate(spelling):
                if at + k in out and without_tone(out[at + k].pinyin) != plain:
                    out[at + k] = Syllable(_with_tone(name[k], plain), "name")
            at = text.find(name, at + 1)
    return out


def _with_tone(char: str, plain: str) -> str:
    return next((p for p in PINYIN_DICT.get(ord(char), "").split(",") if without_tone(p) == plain), plain)
