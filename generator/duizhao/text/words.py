"""Divide texts of both languages into words for comparison."""

import re
from functools import cache, lru_cache

import rjieba
import snowballstemmer
from pypinyin import lazy_pinyin

from duizhao.text.language import HAN, to_simplified

_EN_WORD = re.compile(r"[A-Za-zÀ-ɏ]+(?:[’'&][A-Za-z]+)*|\d[\d,.]*\d|\d")
_ZH_WORD = re.compile(f"[{HAN}A-Za-z0-9]")
_NAME = re.compile(f"[{HAN}]{{2,4}}")
_POSSESSIVE = re.compile(r"[’']s?$")
_STOP_EN = frozenset(
    """a an the and of in to for on with by at from as or is are was were be been being will would shall can could may
    we us our they them their it its this that these those which who whose has have had do did more most also into
    than through other such all over about up out not no so while both each""".split()
)
_STOP_ZH = frozenset("的 了 和 与 及 等 在 为 是 对 向 把 将 被 由 从 以 于 之 并 而 要 使 让 就 也 都 又 其 该 各 个".split())


def zh_words(text: str) -> tuple[str, ...]:
    """List the words of a zh clause in Simplified, without punctuation and the most common particles.

    >>> zh_words("推進清水河治理，")
    ('推进', '清水河', '治理')
    """
    return tuple(w for w in rjieba.cut(to_simplified(text)) if _ZH_WORD.search(w) and w not in _STOP_ZH)


def en_words(text: str) -> tuple[str, ...]:
    """List the stems of an en sentence, without the most common function words.

    >>> en_words("We improved the city’s water treatment plants.")
    ('improv', 'citi', 'water', 'treatment', 'plant')
    """
    words = (_POSSESSIVE.sub("", w.lower()) for w in _EN_WORD.findall(text))
    return tuple(stem(w) for w in words if w and w not in _STOP_EN)


@lru_cache(maxsize=65536)
def spelling(word: str) -> str:
    """Return the stem of the pinyin of a name of two to four characters, written as one word; empty for other words.

    >>> spelling("通惠河") == stem("tonghuihe"), spelling("了")
    (True, '')
    """
    if not _NAME.fullmatch(word):
        return ""
    return stem("".join(lazy_pinyin(word)))


@cache
def _stemmer() -> snowballstemmer.stemmer:
    return snowballstemmer.stemmer("english")


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """Stem a lower-case English word."""
    return str(_stemmer().stemWord(word))


_EVERY_WORD = re.compile(r"\w+")
_ARTICLES = frozenset(("a", "an", "the"))


def same_words(text: str) -> tuple[str, ...]:
    """List the stems of all words but articles, in order: two renderings with the same list are one.

    >>> same_words("the Terrace Roads") == same_words("terrace road"), same_words("road terrace") == same_words("terrace road")
    (True, False)
    """
    return tuple(stem(w) for w in _EVERY_WORD.findall(text.lower()) if w not in _ARTICLES)
