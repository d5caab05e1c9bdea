"""Tell lines that were broken at a width from paragraphs: mail, and text copied from a page.

A full line that stops in the middle of a sentence continues. Where a program broke the lines, each is as long as its words
allow: a line is full if the next word had no room in it, so that a heading of nearly the width is not taken for one. Elsewhere
lines of about the same length are full. In doubt, at the end of a sentence, a paragraph ends: pairing can join two, and part none.
Where indents or blank lines show the paragraphs, there is no doubt.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from duizhao.genre import Genre
from duizhao.model.source import Lang, Line
from duizhao.text.headings import ends_sentence, opening
from duizhao.text.language import language

_FULL_WIDTH = re.compile("[\u2e80-\U0010ffff]")
_WORD: dict[Lang, re.Pattern[str]] = {"zh": re.compile(r"[!-~]+|."), "en": re.compile(r"\S+")}
_HANGING = "，。；：、！？”’）》"
_COLONS = ("：", ":")
_NARROW, _WIDE = 18.0, 60.0  # range of the width, in Chinese characters, at which lines are wrapped
_FULL = 0.8  # share of that width from which a line is full; words, figures and stops move the break
_BROKEN_LINES = 5  # minimum lines that stop in the middle of a sentence
_EXACT = 0.8  # share of these that are as long as their words allow; headings are the others
_SEPARATED = 0.8  # share of the lines that are not full after which a blank line follows, where blank lines separate paragraphs


@dataclass(frozen=True, slots=True)
class Wrapping:
    """The width at which lines were broken, in Chinese characters; 0 if they end with their paragraphs.

    `limits` holds, for the languages whose lines are as long as their words allow, the width that no line passes.
    """

    width: float
    limits: Mapping[Lang, float]
    indents: bool
    blank_lines: bool = False  # do they separate the paragraphs?

    def is_broken(self, last: Line, here: Line, lang: Lang) -> bool:
        """Was the last line broken, so that this one, of the same language and without a number, continues it?"""
        if not self.width or here.indented or here.role == "heading" or (self.blank_lines and here.paragraph):
            return False
        stops = ends_sentence(last.fragment.text, lang) or (lang in self.limits and last.fragment.text.endswith(_COLONS))
        return (self.indents or self.blank_lines or not stops) and self.is_full(last, here, lang)

    def may_be_broken(self, last: Line, here: Line, lang: Lang) -> bool:
        """May a line that continues no paragraph be the rest of one, since the last had no room for its first word?"""
        unmarked = not here.indented and here.role != "heading"
        return unmarked and lang in self.limits and not self.indents and not self.blank_lines and self.is_full(last, here, lang)

    def is_full(self, last: Line, here: Line, lang: Lang) -> bool:
        """Had the first word of a line no room at the end of the line before?"""
        limit = self.limits.get(lang)
        return _width(last.fragment.raw) >= _FULL * self.width if limit is None else not _has_room(last, here, lang, limit)


def find_wrapping(lines: Sequence[Line], genre: Genre) -> Wrapping:
    """Find the width at which the lines of a body were broken."""
    width = wrap_width(lines)
    if not width:
        return Wrapping(0.0, {}, indents=False)
    wrapping = Wrapping(width, _limits(lines, genre), any(line.indented for line in lines))
    return replace(wrapping, blank_lines=_has_blank_lines(lines, wrapping))


def _has_blank_lines(lines: Sequence[Line], wrapping: Wrapping) -> bool:
    """Do blank lines follow nearly all lines that are not full?"""
    ends = [here for last, here in pairwise(lines) if not wrapping.is_full(last, here, language(last.fragment.text) or "zh")]
    return sum(line.paragraph for line in ends) >= _SEPARATED * max(1, len(ends))


def wrap_width(lines: Sequence[Line]) -> float:
    """Return the width at which lines are wrapped, in Chinese characters; 0 if lines end with their paragraphs.

    No line is longer than the width, and many lines of that width stop in the middle of a sentence.
    """
    widths = [(_width(line.fragment.raw), line.fragment.text) for line in lines if line.fragment.text]
    most = max((w for w, _ in widths), default=0.0)
    if not _NARROW <= most <= _WIDE:
        return 0.0
    full = [text for w, text in widths if w >= _FULL * most]
    broken = sum(not ends_sentence(text, language(text) or "zh") and text[-1] not in "，,：:、" for text in full)
    return most if broken >= _BROKEN_LINES and broken * 4 >= len(widths) and broken * 5 >= len(full) * 2 else 0.0


def _limits(lines: Sequence[Line], genre: Genre) -> dict[Lang, float]:
    """Return the width of each language whose lines, where they stop in the middle of a sentence, have no room for a word more."""
    said = [(line, language(line.fragment.text) or "zh") for line in lines if line.fragment.text]
    limits: dict[Lang, float] = {}
    for line, lang in said:
        limits[lang] = max(limits.get(lang, 0.0), _width(line.fragment.raw.rstrip().rstrip(_HANGING)))
    broken, exact = Counter[Lang](), Counter[Lang]()
    for (last, lang), (here, other) in pairwise(said):
        text = last.fragment.text
        if lang != other or ends_sentence(text, lang) or text.endswith(_COLONS) or opening(here.fragment.text, lang, genre):
            continue
        broken[lang] += 1
        exact[lang] += not _has_room(last, here, lang, limits[lang])
    return {k: v for k, v in limits.items() if broken[k] >= _BROKEN_LINES and exact[k] >= _EXACT * broken[k]}


def _has_room(last: Line, here: Line, lang: Lang, limit: float) -> bool:
    """Had the first word of a line room at the end of the line before?"""
    word = _WORD[lang].match(here.fragment.text.lstrip())
    gap = 0.5 if lang == "en" else 0.0
    return _width(last.fragment.raw) + gap + (_width(word[0]) if word else 0.0) <= limit


def _width(text: str) -> float:
    shown = text.rstrip()
    return (len(shown) + len(_FULL_WIDTH.findall(shown))) / 2
