"""Find the names of indicators in a sentence."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from duizhao.compare.table import Rules
from duizhao.compare.words import alternatives, load, pattern

_FAR = 40  # characters between a head and its tail
_FOLLOWS = re.compile(
    r"(?:增长|增速|速度|率)?(?:预期目标|计划目标|目标)?(?:达到?|为|是|在|保持在|约|定为)*(?:超过|不低于)?(?:\d|百分之)"
)
_MARKS = re.compile(r"[,、:;。]")
SECOND, TAIL, WORDS_ONLY = 1, 2, 3


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in a sentence. `tier` is the rank of the name: 0, SECOND, TAIL (of a head) or WORDS_ONLY.

    `part`: a part of the whole is meant; `strange` are unknown words before the name, `narrow` if they end like a part; `listed`: the name only counts in a
    list of things with their figures.
    """

    rules: Rules
    start: int
    end: int
    tier: int
    part: bool = False
    strange: str = ""
    narrow: bool = False
    listed: bool = False


@dataclass(frozen=True, slots=True)
class _Found:
    start: int
    end: int
    tier: int
    rules: Rules
    bare: bool = False
    listed: bool = False


class Names:
    """The names of all indicators of a table."""

    def __init__(self, table: Sequence[Rules]) -> None:
        self._table = table
        rows = [(r, p, tier, False, False) for r in table for p, tier in r.names]
        rows += [(r, p, 0, True, False) for r in table for p in r.bare]
        rows += [(r, p, 0, False, True) for r in table for p in r.in_list]
        self._rows = rows
        heads = [head for r in table for head, _ in r.far]
        self._any = re.compile("|".join(f"(?:{p.pattern})" for p in [*(row[1] for row in rows), *heads]) or "(?!)")

    def mentioned(self, text: str) -> bool:
        """Does a text name any indicator?"""
        return self._any.search(text) is not None

    def find(self, text: str, place: str = "") -> tuple[list[Mention], list[int]]:
        """Return the names in a sentence, and the starts of all that look like names, which end what another name owns.

        `place` is a pattern of the names of the place, which may stand before any name.
        """
        found = sorted([*self._longest(text)], key=lambda f: f.start)
        found = sorted([*found, *self._tails(text, found)], key=lambda f: f.start)
        mentions = [m for f in found if (m := _mention(f, text, place)) is not None]
        return mentions, [f.start for f in found if not f.listed]

    def _longest(self, text: str) -> Iterator[_Found]:
        """Yield the longest name at each place."""
        found = [
            _Found(m.start(), m.end(), tier, rules, bare, listed)
            for rules, p, tier, bare, listed in self._rows
            for m in p.finditer(text)
            if m.end() > m.start()
        ]
        found.sort(key=lambda f: (f.start - f.end, f.start))
        taken: list[tuple[int, int]] = []
        for f in found:
            if all(f.end <= a or f.start >= b for a, b in taken):
                taken.append((f.start, f.end))
                yield f

    def _tails(self, text: str, found: Sequence[_Found]) -> Iterator[_Found]:
        taken = [(f.start, f.end) for f in found]
        for rules in self._table:
            for head, tail in rules.far:
                for h in head.finditer(text):
                    m = tail.search(text, h.end(), h.end() + 2 * _FAR)
                    if m and m.start() - h.end() < _FAR and all(m.end(1) <= a or m.start(1) >= b for a, b in taken):
                        taken.append((m.start(1), m.end(1)))
                        yield _Found(m.start(1), m.end(1), TAIL, rules)
                        break


def _mention(f: _Found, text: str, place: str) -> Mention | None:
    """Check what stands around a name; return None if something else is meant."""
    rules = f.rules
    left = _MARKS.split(text[: f.start])[-1]
    if rules.before.search(left) and not rules.before_ok.search(left):
        return None
    if rules.after.match(text, f.end) and not rules.after_ok.match(text, f.end):
        return None
    if pattern("names", "excluded_pattern").search(text[: f.start]) or _is_of_subset(text[: f.start], left, rules):
        return None
    if f.bare and not _FOLLOWS.match(text, f.end):
        return None
    part = rules.part.search(left) is not None or (
        text[f.start - 1 : f.start] == "、" and bool(rules.part.search(text[: f.start - 1]))
    )
    known = f.tier == TAIL or part or f.listed or not left or _prefix(rules.prefix, place).fullmatch(left)
    narrow = not known and pattern("names", "narrow_pattern").search(left) is not None
    return Mention(rules, f.start, f.end, f.tier, part, "" if known else left, narrow, f.listed)


def _is_of_subset(before: str, left: str, rules: Rules) -> bool:
    """Does a sentence that opens with a part of the place go on about it? `left` is what stands before the name in its clause."""
    opened = list(pattern("names", "subset_pattern").finditer(before[: len(before) - len(left)]))
    if not opened or (rules.prefix and re.search(rules.prefix, opened[-1][0])):
        return False
    return pattern("names", "whole_pattern").search(before, opened[-1].end()) is None


@lru_cache(maxsize=64)
def _prefix(own: str, place: str) -> re.Pattern[str]:
    words = alternatives([*load()["names"]["prefix"], *([own] if own else []), *([place] if place else [])])
    return re.compile(f"{words}*")
