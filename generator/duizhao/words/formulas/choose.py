"""Choose the formulas among all strings that recur."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from duizhao.model.report import Passage, Report
from duizhao.words.formulas.candidates import Candidate, candidates, neighbours, tags
from duizhao.words.formulas.flat import FlatText, edge_words, flat_text
from duizhao.words.formulas.frames import is_bound, is_cut, is_open
from duizhao.words.formulas.strings import Counts

_COHESION = 3.5  # pointwise mutual information of the weakest division
_FREE, _ENDED, _ENDED_JOINT = 0.1, 0.35, 0.5
_ONE_NEIGHBOUR = _ALWAYS = 0.9
_INSIDE = 0.85
_OF_REST, _PHI, _OF_HEAD = 0.4, 0.04, 0.25
_NEGATIONS = frozenset("不 无 非 未".split())
_NO_START = frozenset("c p r y uj ul uz f q".split())
_NO_END = frozenset("c p r uj ul uz q".split())
_LONE = frozenset("d v r c".split())
_LEAST_CHARACTERS, _LEAST_OF_VERB = 3, 4
_LEAST_MODIFIED = 4  # places of a formula with a modifier, from which on it is not by chance that it never stands without
_HAN = re.compile("[一-鿿]{2}")
_DIGIT = re.compile(r"[0-9]")
_TWINS = 3  # characters of each part of a formula such as 大众创业、万众创新
_PARALLEL = re.compile(r"([一-鿿])[一-鿿]\1[一-鿿]|[一-鿿]([一-鿿])[一-鿿]\2")  # four characters such as 先行先试 are whole
_NUMERALS = "一二三四五六七八九十百两双"


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula, and how often each report that has it does, by number.

    `quoted`: does it mostly stand in quotation marks? `bound` and `open`: may it be a part of something (`frames.is_bound`, `is_open`)?
    """

    zh: str
    quoted: bool
    reports: tuple[tuple[int, int], ...]
    bound: bool = False
    open: bool = False


def find_formulas(reports: Iterable[Report[Passage]]) -> list[Formula]:
    """Find the formulas of all reports, in the order of their characters."""
    flat = flat_text(reports)
    chooser, chars = _Chooser(flat, Counts(flat)), np.array(list(flat.text))
    chosen = {
        c.zh: c for s in chooser.counts.strings for c in candidates(flat, chars, chooser.counts, s) if chooser.is_formula(c)
    }
    kept = sorted(chooser.without_parts(chosen).items())
    return [
        Formula(zh, c.quoted, tuple(sorted(Counter(flat.report[c.places].tolist()).items())), is_bound(c, flat), is_open(c, flat))
        for zh, c in kept
    ]


class _Chooser:
    """The rules, in the order in which they are asked."""

    def __init__(self, flat: FlatText, counts: Counts) -> None:
        self._flat, self.counts = flat, counts
        self._never, self._of_all_work = edge_words("never"), edge_words("of_all_work")
        self._modifiers = edge_words("modifiers")
        self._beside, self._endings, self._joining = edge_words("beside"), edge_words("endings"), edge_words("joining")

    def is_formula(self, c: Candidate) -> bool:
        """Does a string hold together and stand free? What is quoted does, unless marks divide it."""
        if not _is_whole(c) or c.quoted:
            return _is_whole(c)
        holds = len(c.zh) >= _LEAST_CHARACTERS and self._has_edges(c) and c.cohesion >= _COHESION
        return holds and self._is_free(c) and self._clings(c)

    def _has_edges(self, c: Candidate) -> bool:
        """Could the first and the last word be those of a formula?"""
        first, last = tags(c, self._flat)
        if c.zh in self._of_all_work or (len(c.words) == 1 and first in _LONE and len(c.zh) < _LEAST_OF_VERB):
            return False
        if is_cut(c, self._flat, last, self._of_rest(c)):
            return False
        if _PARALLEL.fullmatch(c.zh):
            return True
        if c.words[-1] in self._never or c.words[0] in self._endings or last in _NO_END:
            return False
        return self._begins(c) or (c.words[0] not in self._never and first not in _NO_START)

    def _begins(self, c: Candidate) -> bool:
        """May it begin with a word of grammar: 以 of a frame, or a negation without which the rest never stands?"""
        if c.words[0] not in _NEGATIONS or len(c.words) == 1:
            return c.words[0] == "以"
        return self._of_rest(c) >= _ALWAYS

    def _of_rest(self, c: Candidate) -> float:
        """Return the share that a string has of all places of it without its first word."""
        if len(c.words) == 1:
            return 1.0
        _, (size, at) = self._halves(c, len(c.words[0]))
        return len(c.places) / int(self.counts.of[size][at])

    def _is_free(self, c: Candidate) -> bool:
        """Does it stand alone often enough, and not always beside the same word?"""
        if min(c.left, c.right) < _FREE:
            return False
        if not _PARALLEL.fullmatch(c.zh) and (
            c.ended < _ENDED_JOINT if self._joining & {*c.words} else c.ended + c.right < _ENDED
        ):
            return False
        left, right = (self._neighbour(c, end=end) for end in (False, True))
        return right in {"", *self._beside} and (left in {"", *self._beside} or left in self._of_all_work)

    def _neighbour(self, c: Candidate, *, end: bool) -> str:
        """Return the word that stands beside nearly all places; empty if there is none."""
        words = Counter(word for word, _ in neighbours(c, self._flat, end=end))
        word, count = words.most_common(1)[0]
        return word if count >= _ONE_NEIGHBOUR * len(c.places) and word not in {"“", "”", "、"} else ""

    def _clings(self, c: Candidate) -> bool:
        """Is it more than a formula with a verb of all work beside it?"""
        if len(c.words) > 1 and c.words[0] in self._of_all_work:
            (size, at), _ = self._halves(c, len(c.words[0]))
            verb, of_rest = int(self.counts.of[size][at]), self._of_rest(c)
            return of_rest >= _OF_REST or of_rest * len(c.places) / verb >= _PHI
        if len(c.words) > 1 and c.words[-1] in self._of_all_work:
            (n, at), _ = self._halves(c, len(c.zh) - len(c.words[-1]))
            return n == 1 or len(c.places) / int(self.counts.of[n][at]) >= _OF_HEAD
        return True

    @staticmethod
    def _halves(c: Candidate, size: int) -> tuple[tuple[int, int], tuple[int, int]]:
        """Return length and position of the first `size` characters, and of the rest."""
        at = int(c.places[0])
        return (size, at), (len(c.zh) - size, at + size)

    def without_parts(self, chosen: dict[str, Candidate]) -> dict[str, Candidate]:
        """Drop what nearly always stands inside a longer formula, and formulas that only add a verb or a list to one."""
        dropped = set()
        for longer in chosen.values():
            for part, rest in _parts(longer.words):
                if part not in chosen or len(longer.places) < _INSIDE * len(chosen[part].places):
                    continue
                is_list = "、" in longer.zh and part in longer.zh.split("、") and not longer.quoted
                if _PARALLEL.fullmatch(longer.zh) or self._modifies(chosen[part], longer, rest):
                    dropped.add(part)
                elif is_list or all(w in self._of_all_work or w in self._beside for w in rest):
                    dropped.add(longer.zh)
                elif "的" not in rest:
                    dropped.add(part)
        return {zh: c for zh, c in chosen.items() if zh not in dropped}

    def _modifies(self, part: Candidate, longer: Candidate, rest: Sequence[str]) -> bool:
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


def _is_whole(c: Candidate) -> bool:
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
