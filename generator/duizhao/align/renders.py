"""Judge whether an English name renders a Chinese one, by the dictionary and by aligned sentences."""

import math
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable
from functools import cache

from duizhao.model.links import Renders
from duizhao.model.report import AlignedPassage, Report
from duizhao.text.glosses import gloss_stems
from duizhao.text.tables import packaged
from duizhao.text.words import en_words, zh_words

_LEAST_TIMES = 2  # beads of other rows that contain both words: once may be chance
_LEAST_G = 8.0  # of Dunning's log-likelihood ratio
_LEAST_SHARE = 0.2  # of the beads of the rarer word
_END = 4  # last characters of a Chinese name, which name the kind of quantity
_PEOPLE = 2  # last characters of a Chinese name, which show whether it counts people
_HEAD = 2  # words of a Chinese name, from its end, one of which must be rendered


def renders(reports: Iterable[Report[AlignedPassage]]) -> Renders:
    """Return a function that judges names; it indexes the reports on its first call.

    Its arguments are a Chinese name, an English one, and the keys of the rows that both were taken from, which are not
    used as evidence. It returns the share of the English words that render Chinese ones; 0 if none of them renders the
    head (the end) of the Chinese name, or if neither the English head nor half of the words renders anything.
    """
    held = tuple(reports)

    @cache
    def beads() -> _Beads:
        return _Beads(held)

    def judge(zh: str, en: str, rows: Collection[str]) -> float:
        return _renders(zh, en, lambda one, other: beads().associated(one, other, frozenset(rows)))

    return judge


class _Beads:
    """An index of the beads of reports by their words."""

    def __init__(self, reports: Iterable[Report[AlignedPassage]]) -> None:
        self._row: list[str] = []
        self._of_row: dict[str, set[int]] = defaultdict(set)
        self._both: dict[tuple[str, str], set[int]] = {}
        self._zh: dict[str, set[int]] = defaultdict(set)
        self._en: dict[str, set[int]] = defaultdict(set)
        for p in (p for r in reports for p in r.passages):
            for s in p.segments:
                if s.zh and s.en:
                    for w in zh_words("".join((p.zh or "")[a:b] for a, b in s.zh)):
                        self._zh[w].add(len(self._row))
                    for w in en_words(" ".join((p.en or "")[a:b] for a, b in s.en)):
                        self._en[w].add(len(self._row))
                    self._of_row[p.key].add(len(self._row))
                    self._row.append(p.key)

    def associated(self, zh: str, en: str, rows: Collection[str]) -> bool:
        """Do two words occur in the same beads more often than by chance? Beads of `rows` do not count."""
        left, right = self._zh.get(zh, set()), self._en.get(en, set())
        if (zh, en) not in self._both:
            self._both[zh, en] = left & right
        without = [k for row in rows for k in self._of_row.get(row, ())]
        both, one, other = (len(beads) - sum(k in beads for k in without) for beads in (self._both[zh, en], left, right))
        if both < _LEAST_TIMES or both < _LEAST_SHARE * min(one, other):
            return False
        return _likelihood(both, one, other, len(self._row)) >= _LEAST_G


def _likelihood(both: int, one: int, other: int, total: int) -> float:
    """Compute Dunning's G²; 0 if the words occur together less often than by chance."""
    if both * total <= one * other:
        return 0.0
    seen = [(both, one, other), (one - both, one, total - other), (other - both, total - one, other)]
    seen.append((total - one - other + both, total - one, total - other))
    return 2 * sum(n * math.log(n * total / (a * b)) for n, a, b in seen if n > 0)


def _renders(zh: str, en: str, associated: Callable[[str, str], bool]) -> float:
    words = [w for w in zh_words(zh) if w not in _words("zh_general") and len(w) > 1]
    stems = [s for s in en_words(en) if s not in _stems("en_general")]
    if not words or not stems:
        return 0.0

    def same(word: str, stem: str) -> bool:
        return stem in gloss_stems((word,)) or stem in _house_stems(word) or associated(word, stem)

    rendered = [s for s in stems if any(same(w, s) for w in words)]
    zh_head = any(same(w, s) for w in words[-_HEAD:] for s in rendered)
    en_head = len(rendered) * 2 >= len(stems) or any(s in rendered for s in _head(en))
    sure = zh_head and en_head and _measures(zh, en) and _one_side(zh, en) and _counts_people(zh, en)
    return len(rendered) / len(stems) if sure else 0.0


def _measures(zh: str, en: str) -> bool:
    """Does the English name contain the kind of quantity that the Chinese one ends with (产能: capacity)?"""
    stems = frozenset(en_words(en))
    asked = [v for k, v in _tables()["measures"].items() if k in zh[-_END:]]
    asked += [v for k, v in _tables()["differences"].items() if k in zh]
    return all(any(s in stems for w in words.split() for s in (*en_words(w), w)) for words in asked)


def _one_side(zh: str, en: str) -> bool:
    """If the English name is on one side of an opposition (rural), is the Chinese one on the same side (农)?"""
    stems = frozenset(en_words(en))
    asked = [chars for word, chars in _tables()["sides"].items() if not stems.isdisjoint(en_words(word))]
    return all(any(c in zh for c in chars) for chars in asked)


def _counts_people(zh: str, en: str) -> bool:
    """If the English name counts people, does the Chinese one end with people, not with what they receive?"""
    return not any(s in _stems("people") for s in _head(en)) or any(c in zh[-_PEOPLE:] for c in _tables()["words"]["zh_people"])


def _head(en: str) -> tuple[str, ...]:
    """Find the stem of the last word before the first preposition, or after it if that is general (the number of boats).

    >>> _head("number of boats registered in Wangchuan"), _head("reading rooms for children")
    (('boat',), ('room',))
    """
    parts: list[list[str]] = [[]]
    for word in en.lower().split():
        if word in _words("prepositions"):
            parts.append([])
        else:
            parts[-1] += [s for s in en_words(word) if s not in _stems("en_general")]
    first = next((p for p in parts if p), [])
    return tuple(first[-1:])


@cache
def _words(table: str) -> frozenset[str]:
    return frozenset(_tables()["words"][table].split())


@cache
def _house_stems(word: str) -> frozenset[str]:
    """List the stems with which reports render a word differently from the dictionary."""
    return frozenset(s for term, gloss in _tables()["glosses"].items() if term in word for s in en_words(gloss))


def _tables() -> dict[str, dict[str, str]]:
    return packaged("duizhao.align", "renders.toml")


@cache
def _stems(table: str) -> frozenset[str]:
    return frozenset(s for w in _words(table) for s in en_words(w))
