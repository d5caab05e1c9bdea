"""Select the renderings that a row shows: sure ones that do not contradict each other."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from duizhao.model.words import Rendering
from duizhao.words.beads import Bead, Side

_MOST = 0.6  # of the English words of a term
_LONGEST_TERM = 8  # characters; a longer one is mostly a clause (decision 0035)
_SURE, _BETWEEN = 0.8, 1  # probability; characters between neighbours
_DIGITS = 2  # decimals of a probability
_HYPHENATED_BEFORE, _HYPHENATED_AFTER = re.compile(r"(?:\w+[-–‑])+\Z"), re.compile(r"(?:[-–‑]\w+)+")
_LONGEST_COMPOUND = 60  # characters
_LOOSE = " ,;"
_PAIRS = (("“", "”"), ("(", ")"), ('"', '"'))


@dataclass(frozen=True, slots=True)
class Choice:
    """Characters [start, end) of the Chinese of a bead, the English words [first, last) that render them, and how sure that is.

    `whole`, `before` and `after` are those of Wholeness, `glossed` and `pieces` those of Rendered.
    """

    zh: tuple[int, int]
    words: tuple[int, int]
    score: float
    whole: bool = False
    before: float = 1.0
    after: float = 1.0
    glossed: float = 0.0
    pieces: int = 1


def rendering(bead: Bead, choice: Choice) -> Rendering | None:
    """Convert to spans of the row, with the rest of hyphenated words; None if the row has them in several pieces."""
    left = bead.zh.in_row(*choice.zh, gap=0)
    right = bead.en.in_row(*en_span(bead.en, *choice.words), gap=1)
    return Rendering(left, right, round(choice.score, _DIGITS)) if left and right else None


def en_span(en: Side, first: int, last: int) -> tuple[int, int]:
    """Return the characters of words [first, last), widened to whole hyphenated words, without a quotation mark that stays open."""
    start, end = en.tokens[first].start, en.tokens[last - 1].end
    if before := _HYPHENATED_BEFORE.search(en.text, max(0, start - _LONGEST_COMPOUND), start):
        start = before.start()
    if after := _HYPHENATED_AFTER.match(en.text, end):
        end = after.end()
    start, end = _balanced(en.text, start, end)
    inside = en.text[start:end]
    return start + len(inside) - len(inside.lstrip(_LOOSE)), end - len(inside) + len(inside.rstrip(_LOOSE))


def _balanced(text: str, start: int, end: int) -> tuple[int, int]:
    """Move the nearer end past a quotation mark or bracket that opens inside and closes outside."""
    for opening, closing in _PAIRS:
        inside = text[start:end]
        at = inside.rfind(opening)
        if at > 0 and closing not in inside[at + 1 :] and (opening != closing or inside.count(opening) % 2):
            if at > len(inside) / 2 and not text.startswith(closing, end):
                end = start + len(inside[:at].rstrip(" ,"))
            else:
                start += at + 1
    return start, end


def apart(choices: Sequence[Choice]) -> list[Choice]:
    """Take from the English of each term the words that surely render the term beside it.

    可持续 before 发展 is *sustainable*, not *sustainable development*; of *formalities and bureaucracy* two twins in a list have each their own.
    """
    sure = [c for c in choices if c.score >= _SURE]
    return [_without_neighbours(c, sure) for c in choices]


def _without_neighbours(one: Choice, others: Iterable[Choice]) -> Choice:
    first, last = one.words
    for c in others:
        inside = one.words[0] <= c.words[0] and c.words[1] <= one.words[1] and c.words != one.words
        before, after = one.zh[0] - c.zh[1], c.zh[0] - one.zh[1]
        if not inside or not (0 <= before <= _BETWEEN or 0 <= after <= _BETWEEN):
            continue
        twins = _BETWEEN in {before, after} and c.zh[1] - c.zh[0] == one.zh[1] - one.zh[0]
        if c.words[0] == one.words[0] or (twins and before == _BETWEEN and c.words[1] < one.words[1]):
            first = max(first, c.words[1])
        elif c.words[1] == one.words[1] or (twins and after == _BETWEEN and c.words[0] > one.words[0]):
            last = min(last, c.words[0])
    return replace(one, words=(first, last)) if one.words != (first, last) and first < last else one


def finest(choices: Iterable[Choice]) -> list[Choice]:
    """Keep choices that are apart in Chinese: the parts of a term if their English is most of the term's, else the term.

    Of a term of more than eight characters the parts are kept if there are any. Of two that cross, the surer one is kept.
    """
    kept: list[Choice] = []
    for one in sorted(choices, key=lambda c: (c.zh[1] - c.zh[0], -c.score, c.zh)):
        touching = [c for c in kept if c.zh[0] < one.zh[1] and one.zh[0] < c.zh[1]]
        inside = [c for c in touching if one.zh[0] <= c.zh[0] and c.zh[1] <= one.zh[1]]
        crossing = [c for c in touching if c not in inside]
        if any(c.score >= one.score for c in crossing) or (inside and (_is_long(one) or _are_parts(inside, one))):
            continue
        kept = [c for c in kept if c not in touching]
        kept.append(one)
    return sorted((c for c in kept if not _is_taken(c, kept)), key=lambda c: c.zh)


def _is_taken(one: Choice, kept: Sequence[Choice]) -> bool:
    """Do surer choices have at least half of the English words of this one?"""
    surer = {w for c in kept if (c.score, c.zh) > (one.score, one.zh) for w in range(*c.words)}
    words = range(*one.words)
    return 2 * sum(w in surer for w in words) >= len(words)


def _is_long(one: Choice) -> bool:
    return one.zh[1] - one.zh[0] > _LONGEST_TERM


def _are_parts(parts: Sequence[Choice], whole: Choice) -> bool:
    """Do the English words of these make up most of those of the whole, each once?"""
    words = [w for c in parts for w in range(*c.words)]
    own = set(range(*whole.words))
    return len(set(words)) == len(words) and own.issuperset(words) and len(words) >= _MOST * len(own)
