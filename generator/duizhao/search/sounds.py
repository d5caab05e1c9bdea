"""Collect how the Chinese of the corpus sounds: a table from pinyin and initials to characters."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

from duizhao.model.readings import Word
from duizhao.search.folding import every_pair

_INITIAL = "(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?"
_FINAL = "(?:iang|iong|uang|ueng|ang|eng|ong|ian|iao|ing|uai|uan|van|ai|ei|ao|ou|an|en|er|ia|ie|iu|in|ua|uo|ue|ui|un|ve|vn|a|o|e|i|u|v|n|m|r)"
_SYLLABLE = re.compile(_INITIAL + _FINAL)
_PAIR = 2
_LONGEST = 6  # letters of a syllable
INITIALS = 3  # syllables whose first letters are a key


def plain(pinyin: str) -> str:
    """Convert pinyin to what is typed: no tones, ü as v.

    >>> plain("Xī’ān"), plain("lǜ")
    ('xi’an', 'lv')
    """
    apart = unicodedata.normalize("NFD", pinyin.lower()).replace("u\u0308", "v").replace("’", "'")
    return "".join(c for c in apart if not unicodedata.combining(c)).replace("'", "’")


@lru_cache(maxsize=65536)
def syllables(pinyin: str, count: int) -> tuple[str, ...]:
    """Divide the pinyin of a word of `count` characters into syllables; return () if that is not possible.

    >>> syllables("xi’an", 2), syllables("fangan", 2), syllables("xian", 1), syllables("abc", 2)
    (('xi', 'an'), ('fan', 'gan'), ('xian',), ())
    """
    return next(_divided(pinyin, count, first=True), ())


def _divided(left: str, count: int, *, first: bool) -> Iterator[tuple[str, ...]]:
    if not count:
        if not left:
            yield ()
        return
    marked = left.startswith("’")
    left = left.removeprefix("’")
    if not first and not marked and left[:1] in "aeo":
        return  # inside a word an apostrophe is written before such a syllable
    for size in range(min(_LONGEST, len(left)), 0, -1):
        if _SYLLABLE.fullmatch(left, 0, size):
            for rest in _divided(left[size:], count - 1, first=False):
                yield (left[:size], *rest)


@lru_cache(maxsize=65536)
def _spoken(pinyin: str, count: int) -> tuple[str, ...]:
    """Divide the pinyin of a word, with tones, into syllables; see `syllables`."""
    return syllables(plain(pinyin), count)


@cache
def _simplified() -> dict[int, str]:
    return str.maketrans(dict(every_pair()))


class Sounds:
    """Collect the readings of pairs and triples of characters, text by text, each once."""

    def __init__(self) -> None:
        self._pairs: set[str] = set()  # key TAB characters
        self._initials: set[str] = set()

    def add(self, text: str, words: Iterable[Word]) -> None:
        """Add the words of a text; characters are kept in Simplified, as the index has them."""
        sounds: list[str] = []
        chars = ""
        last = -1
        for start, end, pinyin in words:
            spoken = _spoken(pinyin, end - start)
            if start != last or not spoken:
                self._take(chars, sounds)
                chars, sounds = "", []
            if spoken:
                chars += text[start:end]
                sounds += spoken
            last = end if spoken else -1
        self._take(chars, sounds)

    def _take(self, written: str, sounds: list[str]) -> None:
        """Add neighbouring characters, with the syllable of each."""
        if len(sounds) < _PAIR:
            return
        chars = written.translate(_simplified())
        first = "".join([s[0] for s in sounds])
        self._pairs.update([f"{s} {t}\t{a}{b}" for s, t, a, b in zip(sounds, sounds[1:], chars, chars[1:], strict=False)])
        threes = zip(first, first[1:], first[2:], chars, chars[1:], chars[2:], strict=False)
        self._initials.update([f"{s}{t}{u}\t{a}{b}{c}" for s, t, u, a, b, c in threes])

    def found(self) -> tuple[frozenset[str], frozenset[str]]:
        """Return the pairs and the triples that were collected."""
        return frozenset(self._pairs), frozenset(self._initials)

    def merge(self, pairs: Iterable[str], initials: Iterable[str]) -> None:
        """Add what another one has found."""
        self._pairs.update(pairs)
        self._initials.update(initials)

    def table(self) -> dict[str, str]:
        """Map two syllables, or three initials, to all characters that are read so, one pair or triple after the other."""
        out: dict[str, list[str]] = {}
        for entry in (*sorted(self._pairs), *sorted(self._initials)):
            key, _, written = entry.partition("\t")
            out.setdefault(key, []).append(written)
        return {key: "".join(written) for key, written in out.items()}
