"""Choose the formulas among all strings that recur."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from duizhao.model.report import Passage, Report
from duizhao.words.formulas.flat import NO_WORD, Flags, FlatText, Ints, edge_words, flat_text
from duizhao.words.formulas.strings import Counts, Strings

_LEAST, _LEAST_QUOTED, _LEAST_IN_ONE = 3, 2, 5  # places; of what mostly stands in quotation marks; of what one report alone has
_BORDERS = 0.7  # share of places with word borders at an end
_QUOTED, _COUNTED = 0.5, 0.5
_COHESION = 3.5  # pointwise mutual information of the weakest division
_FREE, _ENDED, _ENDED_JOINT, _ENDED_ADJECTIVE = 0.1, 0.35, 0.5, 0.34
_ONE_NEIGHBOUR = 0.9
_INSIDE = 0.85
_OF_REST, _PHI, _OF_HEAD = 0.4, 0.04, 0.25
_NO_START = frozenset("c p r y uj ul uz f q".split())
_NO_END = frozenset("c p r uj ul uz q".split())
_LONE = frozenset("d v r c".split())
_LEAST_CHARACTERS, _LEAST_OF_VERB = 3, 4
_LEAST_MODIFIED = 4  # places of a formula with a modifier, from which on it is not by chance that it never stands without
_HAN = re.compile("[一-鿿]{2}")
_DIGITS = list("0123456789")
_DIGIT = re.compile(r"[0-9]")
_TWINS = 3  # characters of each part of a formula such as 大众创业、万众创新
_PARALLEL = re.compile(r"([一-鿿])[一-鿿]\1[一-鿿]|[一-鿿]([一-鿿])[一-鿿]\2")  # four characters such as 先行先试 are whole
_NUMERALS = "一二三四五六七八九十百两双"


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula, and how often each report that has it does, by number; `quoted`: does it mostly stand in quotation marks?"""

    zh: str
    quoted: bool
    reports: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A string that recurs: its places, its words, and the shares of places that its ends are free."""

    zh: str
    places: Ints
    words: tuple[str, ...]
    quoted: bool
    left: float
    right: float
    ended: float
    cohesion: float


def find_formulas(reports: Iterable[Report[Passage]]) -> list[Formula]:
    """Find the formulas of all reports, in the order of their characters."""
    flat = flat_text(reports)
    chooser, chars = _Chooser(flat, Counts(flat)), np.array(list(flat.text))
    chosen = {
        c.zh: c for s in chooser.counts.strings for c in _candidates(flat, chars, chooser.counts, s) if chooser.is_formula(c)
    }
    kept = sorted(chooser.without_parts(chosen).items())
    return [Formula(zh, c.quoted, tuple(sorted(Counter(flat.report[c.places].tolist()).items()))) for zh, c in kept]


def _candidates(flat: FlatText, chars: NDArray[np.str_], counts: Counts, s: Strings) -> Iterator[_Candidate]:
    """Yield the strings of one length that are frequent enough and begin and end with words."""
    if not len(s.first):
        return
    end = s.places + s.length
    number = np.repeat(np.arange(len(s.first)), s.count)

    def share(flags: Flags) -> NDArray[np.float64]:
        return np.asarray(np.add.reduceat(flags.astype(np.float64), s.first) / s.count)

    quoted = share((chars[np.maximum(s.places - 1, 0)] == "“") & (chars[end] == "”")) >= _QUOTED
    reports = np.bincount(np.unique(np.stack([number, flat.report[s.places]]), axis=1)[0])
    borders = np.minimum(share(flat.border[s.places]), share(flat.border[end]))
    frequent = np.where(quoted, s.count >= _LEAST_QUOTED, (s.count >= _LEAST) & ((reports > 1) | (s.count >= _LEAST_IN_ONE)))
    left, right, ended = share(flat.free_left[s.places]), share(flat.free_right[end]), share(flat.ended[end])
    counted = share(np.isin(chars[np.maximum(s.places - 1, 0)], _DIGITS)) >= _COUNTED  # 4.5万平方米
    for k in np.flatnonzero(frequent & (borders >= _BORDERS) & ~counted):
        places = s.places[s.first[k] : s.first[k] + s.count[k]]
        start = int(places[0])
        cuts = [start, *(i for i in range(start + 1, start + s.length) if flat.border[i]), start + s.length]
        words = tuple(flat.text[a:b] for a, b in pairwise(cuts))
        yield _Candidate(
            flat.text[start : start + s.length], places, words, bool(quoted[k]),
            float(left[k]), float(right[k]), float(ended[k]), _cohesion(counts, start, s.length),
        )  # fmt: skip


def _cohesion(counts: Counts, start: int, length: int) -> float:
    """Compute the pointwise mutual information of the weakest division of the string at a position."""
    own = float(counts.of[length][start] * counts.total)
    parts = max(int(counts.of[x][start] * counts.of[length - x][start + x]) for x in range(1, length))
    return float(np.log(own / parts))


class _Chooser:
    """The rules, in the order in which they are asked."""

    def __init__(self, flat: FlatText, counts: Counts) -> None:
        self._flat, self.counts = flat, counts
        self._never, self._of_all_work = edge_words("never"), edge_words("of_all_work")
        self._modifiers = edge_words("modifiers")
        self._beside, self._endings, self._joining = edge_words("beside"), edge_words("endings"), edge_words("joining")

    def is_formula(self, c: _Candidate) -> bool:
        """Does a string hold together and stand free? What is quoted does, unless marks divide it."""
        if not _is_whole(c) or c.quoted:
            return _is_whole(c)
        holds = len(c.zh) >= _LEAST_CHARACTERS and self._has_edges(c) and c.cohesion >= _COHESION
        return holds and self._is_free(c) and self._clings(c)

    def _has_edges(self, c: _Candidate) -> bool:
        """Could the first and the last word be those of a formula?"""
        first, last = self._tags(c)
        if c.zh in self._of_all_work or (len(c.words) == 1 and first in _LONE and len(c.zh) < _LEAST_OF_VERB):
            return False
        if c.words[0] in self._never or c.words[-1] in self._never or c.words[0] in self._endings:
            return False
        return first not in _NO_START and last not in _NO_END

    def _tags(self, c: _Candidate) -> tuple[str, str]:
        """Return the commonest parts of speech of the first and the last word, as the division has them."""
        firsts = Counter(self._flat.begins.get(int(i), NO_WORD)[1] for i in c.places)
        lasts = Counter(self._flat.ends.get(int(i) + len(c.zh), NO_WORD)[1] for i in c.places)
        return firsts.most_common(1)[0][0], lasts.most_common(1)[0][0]

    def _is_free(self, c: _Candidate) -> bool:
        """Does it stand alone often enough, and not always beside the same word?"""
        if min(c.left, c.right) < _FREE:
            return False
        if not _PARALLEL.fullmatch(c.zh) and (
            c.ended < _ENDED_JOINT if self._joining & {*c.words} else c.ended + c.right < _ENDED
        ):
            return False
        if len(c.words) > 1 and c.ended < _ENDED_ADJECTIVE and self._tags(c)[1] in {"a", "ad", "d", "b"}:
            return False
        left, right = (self._neighbour(c, end=end) for end in (False, True))
        return right in {"", *self._beside} and (left in {"", *self._beside} or left in self._of_all_work)

    def _neighbour(self, c: _Candidate, *, end: bool) -> str:
        """Return the word that stands beside nearly all places; empty if there is none."""
        at = [int(i) + (len(c.zh) if end else 0) for i in c.places]
        words = Counter((self._flat.begins if end else self._flat.ends).get(i, NO_WORD)[0] for i in at)
        word, count = words.most_common(1)[0]
        return word if count >= _ONE_NEIGHBOUR * len(at) and word not in {"“", "”", "、"} else ""

    def _clings(self, c: _Candidate) -> bool:
        """Is it more than a formula with a verb of all work beside it?"""
        if len(c.words) > 1 and c.words[0] in self._of_all_work:
            verb, rest = (int(self.counts.of[n][at]) for n, at in self._halves(c, len(c.words[0])))
            of_rest = len(c.places) / rest
            return of_rest >= _OF_REST or of_rest * len(c.places) / verb >= _PHI
        if len(c.words) > 1 and c.words[-1] in self._of_all_work:
            (n, at), _ = self._halves(c, len(c.zh) - len(c.words[-1]))
            return n == 1 or len(c.places) / int(self.counts.of[n][at]) >= _OF_HEAD
        return True

    @staticmethod
    def _halves(c: _Candidate, size: int) -> tuple[tuple[int, int], tuple[int, int]]:
        """Return length and position of the first `size` characters, and of the rest."""
        at = int(c.places[0])
        return (size, at), (len(c.zh) - size, at + size)

    def without_parts(self, chosen: dict[str, _Candidate]) -> dict[str, _Candidate]:
        """Drop what nearly always stands inside a longer formula, and formulas that only add a verb or a list to one."""
        dropped = set()
        for longer in chosen.values():
            for part, rest in _parts(longer.words):
                if part not in chosen or len(longer.places) < _INSIDE * len(chosen[part].places):
                    continue
                is_list = "、" in longer.zh and part in longer.zh.split("、") and not longer.quoted
                if self._modifies(chosen[part], longer, rest):
                    dropped.add(part)
                elif is_list or all(w in self._of_all_work or w in self._beside for w in rest):
                    dropped.add(longer.zh)
                elif "的" not in rest:
                    dropped.add(part)
        return {zh: c for zh, c in chosen.items() if zh not in dropped}

    def _modifies(self, part: _Candidate, longer: _Candidate, rest: Sequence[str]) -> bool:
        """Does a longer formula only add a word to a part that never stands without it, and that says how or which?"""
        alone = len(part.places) - len(longer.places)
        return (
            len(longer.places) >= _LEAST_MODIFIED and alone <= 0 and [*rest] == [longer.words[0]] and rest[0] in self._modifiers
        )


def _parts(words: Sequence[str]) -> Iterator[tuple[str, Sequence[str]]]:
    """Yield every shorter run of the words with the words outside of it."""
    for a in range(len(words)):
        for b in range(a + 1, len(words) + 1):
            if b - a < len(words):
                yield "".join(words[a:b]), [*words[:a], *words[b:]]


def _is_whole(c: _Candidate) -> bool:
    """Is a string not divided by marks, other than those between twins?"""
    if (
        not _HAN.search(c.zh)
        or "“" in c.zh
        or "”" in c.zh
        or (not c.quoted and (c.zh[0] in "、·‧+" or c.zh[-1] in "、·‧" or _DIGIT.search(c.zh)))
    ):
        return False
    parts = c.zh.split("、")
    twins = len({len(p) for p in parts}) == 1 and len(parts[0]) >= _TWINS
    return len(parts) == 1 or c.quoted or twins or c.zh[0] in _NUMERALS
