"""Tell strings that are cut out of a longer expression: what goes before them or after them belongs to them."""

import re
from collections import Counter

from duizhao.text.glosses import has_gloss
from duizhao.words.formulas.candidates import Candidate, neighbours
from duizhao.words.formulas.flat import FlatText, Word, edge_words

_MOSTLY, _NEARLY, _RARELY, _HARDLY = 0.5, 0.9, 0.34, 0.1  # shares of places
_SELDOM = 0.25
_FEW, _BOUND, _MARKS = 4, 0.6, "\n、“”"
_CLOSING = frozenset(("", "的"))
_GENERIC = 2  # characters of a single noun behind 的: 团结奋斗的结果 is no term, 积极的财政政策 is
_NEGATIONS = frozenset("不 无 未 没 非".split())  # before a string it is the rest of a word such as 不确定因素
_OPENING, _ENDING = frozenset("“"), frozenset("”")
_LISTED = frozenset("、")
_FRAME = frozenset("以 为".split())
_ADJECTIVE, _ENDED_ADJECTIVE = re.compile(r".*(?:性|(?<![转类典模])型)"), 0.34
_ADJECTIVES = frozenset("a ad d b".split())
_VERB, _NUMBERS = "v", frozenset("m q".split())


def is_cut(c: Candidate, flat: FlatText, last: str, of_rest: float) -> bool:
    """Does a string lack a part of its expression?

    `last` is the part of speech of its end, `of_rest` the share that it has of all places of it without its first word.
    """
    if _lacks_noun(c, last):
        return True
    if has_gloss(c.zh):
        return False
    before, behind = neighbours(c, flat, end=False), neighbours(c, flat, end=True)
    return (
        _share(before, _NEGATIONS) >= _MOSTLY
        or _lacks_frame(c, before)
        or _lacks_object(c, behind, of_rest)
        or _ends_quotation(before, behind)
        or _goes_on(behind, last)
        or _is_slice(c, before, behind)
        or _is_loose(c)
    )


def is_bound(c: Candidate, flat: FlatText) -> bool:
    """Has a string few places, and at most of these the same character before or behind it? Then it may be a part of something."""
    return (
        not (c.quoted or len(c.places) > _FEW or has_gloss(c.zh)) and max(_same(c, flat, -1), _same(c, flat, len(c.zh))) >= _BOUND
    )


def is_open(c: Candidate, flat: FlatText) -> bool:
    """Does a string hardly ever begin freely, or hardly ever end a clause and mostly stand before the same character?"""
    if c.quoted or has_gloss(c.zh):
        return False
    return c.left <= _RARELY or (c.ended <= _SELDOM and _same(c, flat, len(c.zh)) >= _BOUND)


def _same(c: Candidate, flat: FlatText, at: int) -> float:
    """Return the share of places that have the commonest character at this distance; marks are none."""
    chars = Counter(flat.text[int(i) + at] for i in c.places if int(i) + at >= 0)
    return max((n for char, n in chars.items() if char not in _MARKS), default=0) / len(c.places)


def _share(words: list[Word], some: frozenset[str]) -> float:
    return sum(w in some for w, _ in words) / len(words)


def _lacks_frame(c: Candidate, before: list[Word]) -> bool:
    """Is it a part of 以…为…, or of what stands in such a frame?"""
    if "以" in c.words:
        after = c.words[c.words.index("以") + 1 :]
        return "为" not in after or after[-1] == "为"
    opened = c.zh.startswith("以")  # also where the division joins it to the next word
    return ("为" in c.words[1:] and not opened) or _share(before, _FRAME) >= _NEARLY


def _lacks_object(c: Candidate, behind: list[Word], of_rest: float) -> bool:
    """Does a verb or preposition in it lack the end of its object (办好人民满意的教育, 党对军队绝对领导)?"""
    if len(c.words) == 1:
        return False
    verb = c.words[0] in edge_words("of_all_work") - edge_words("modifiers")
    if verb and of_rest < _NEARLY and _share(behind, _CLOSING) < _HARDLY:
        return True
    governs = (verb and of_rest < _MOSTLY) or not edge_words("prepositions").isdisjoint(c.words[1:])
    return governs and c.ended + _share(behind, frozenset("的")) < _MOSTLY


def _lacks_noun(c: Candidate, last: str) -> bool:
    """Is it an adjective that mostly stands before a noun?"""
    adjective = _ADJECTIVE.fullmatch(c.zh) or (len(c.words) > 1 and last in _ADJECTIVES)
    return bool(adjective) and c.ended < _ENDED_ADJECTIVE


def _goes_on(behind: list[Word], last: str) -> bool:
    """Does a verb at the end go on with a particle, a complement, a number or a quotation (失业率控制在…)?"""
    going = sum(w in edge_words("complements") or t in _NUMBERS for w, t in behind)
    return last == _VERB and (going >= _MOSTLY * len(behind) or _share(behind, _OPENING) >= _MOSTLY)


def _ends_quotation(before: list[Word], behind: list[Word]) -> bool:
    """Does it end a quotation that it does not begin?"""
    opened, closed = (w in _OPENING for w, _ in before), (w in _ENDING for w, _ in behind)
    return sum(b and not a for a, b in zip(opened, closed, strict=True)) >= _MOSTLY * len(before)


def _is_slice(c: Candidate, before: list[Word], behind: list[Word]) -> bool:
    """Is a list in it a part of a longer one, does 的 before it belong to its first half only, or a preposition in it govern more?"""
    listed = _share(behind, _LISTED) >= _MOSTLY
    if not edge_words("joining").isdisjoint(c.words) and _share(before, frozenset("的")) >= _MOSTLY:
        return True
    if "、" in c.zh:
        return listed or _share(before, _LISTED) >= _MOSTLY
    return listed and not edge_words("prepositions").isdisjoint(c.words)


def _is_loose(c: Candidate) -> bool:
    """Is it put together by 等 or 各种, or by 的 with one general noun?"""
    if edge_words("indefinite") & {*c.words}:
        return True
    if "的" not in c.words:
        return False
    behind = c.words[len(c.words) - c.words[::-1].index("的") :]
    return len(behind) == 1 and len(behind[0]) <= _GENERIC
