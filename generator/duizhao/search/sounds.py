"""How the Chinese of the corpus sounds: from pinyin and initials to characters."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import pairwise

from duizhao.model.readings import Word
from duizhao.search.folding import every_pair

_INITIAL = "(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?"
_FINAL = "(?:iang|iong|uang|ueng|ang|eng|ong|ian|iao|ing|uai|uan|van|ai|ei|ao|ou|an|en|er|ia|ie|iu|in|ua|uo|ue|ui|un|ve|vn|a|o|e|i|u|v|n|m|r)"
_SYLLABLE = re.compile(_INITIAL + _FINAL)
_LONGEST = 6  # letters of a syllable
INITIALS = 3  # syllables whose first letters are a key


def plain(pinyin: str) -> str:
    """Pinyin as it is typed: no tones, ü as v.

    >>> plain("Xī’ān"), plain("lǜ")
    ('xi’an', 'lv')
    """
    apart = unicodedata.normalize("NFD", pinyin.lower()).replace("u\u0308", "v").replace("’", "'")
    return "".join(c for c in apart if not unicodedata.combining(c)).replace("'", "’")


@lru_cache(maxsize=65536)
def syllables(pinyin: str, count: int) -> tuple[str, ...]:
    """The syllables of a word of so many characters; none where it cannot be divided so.

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
        return  # inside a word such a syllable has an apostrophe before it
    for size in range(min(_LONGEST, len(left)), 0, -1):
        if _SYLLABLE.fullmatch(left, 0, size):
            for rest in _divided(left[size:], count - 1, first=False):
                yield (left[:size], *rest)


class Sounds:
    """Collects how pairs and threes of characters are read, text by text."""

    def __init__(self) -> None:
        self._pairs: dict[str, set[str]] = defaultdict(set)
        self._initials: dict[str, set[str]] = defaultdict(set)

    def add(self, text: str, words: Iterable[Word]) -> None:
        """Take the words of a text; characters are kept as the index has them."""
        simplified = every_pair()
        read: list[tuple[str, str]] = []
        last = -1
        for word in words:
            found = syllables(plain(word.pinyin), word.end - word.start)
            if word.start != last or not found:
                self._take(read)
                read = []
            read.extend((simplified.get(c, c), s) for c, s in zip(text[word.start : word.end], found, strict=False))
            last = word.end if found else -1
        self._take(read)

    def _take(self, read: list[tuple[str, str]]) -> None:
        for (a, s), (b, t) in pairwise(read):
            self._pairs[f"{s} {t}"].add(a + b)
        for k in range(len(read) - INITIALS + 1):
            three = read[k : k + INITIALS]
            self._initials["".join(s[0] for _, s in three)].add("".join(c for c, _ in three))

    def table(self) -> dict[str, str]:
        """Two syllables, or three initials → all that is written so, one after the other."""
        return {key: "".join(sorted(found)) for table in (self._pairs, self._initials) for key, found in table.items()}
