"""Tell whether a sentence, and a figure in it, is of one year or of several."""

import re
from dataclasses import dataclass
from typing import Literal

from duizhao.compare.words import TimeWords, pattern
from duizhao.model.links import Period

Span = Literal["year", "several", "sum"]
_HEAD = 24  # characters of a sentence that turn the paragraph
_YEAR_HEAD = 12
_PHRASE = 8  # characters of a phrase of time
_NEAR = 14  # characters before a figure that may say that it is a sum or a mean


def turned(sentence: str, span: Span, words: TimeWords) -> Span:
    """Return the span that holds from a sentence on, by its opening."""
    if words.opens_several.search(sentence, 0, _HEAD):
        return "several"
    return "year" if words.opens_year.search(sentence, 0, _YEAR_HEAD + _NEAR) and _opens(sentence, words) else span


def _opens(sentence: str, words: TimeWords) -> bool:
    m = words.opens_year.search(sentence)
    return m is not None and m.start() <= _YEAR_HEAD


def span_of_part(period: Period) -> Span:
    """Return the span that a passage starts with."""
    return "year" if period == "year" else "several"


@dataclass(frozen=True, slots=True)
class Around:
    """A name and a figure in a sentence: the sentence, and their positions."""

    text: str
    start: int
    end: int
    figure: int

    @property
    def before(self) -> str:
        """The words before the name, then those between it and the figure; the name itself (PM2.5年均浓度) says nothing of time."""
        return self.text[: self.start] + "\x02" + self.text[self.end : self.figure]


def span_of_figure(around: Around, span: Span, words: TimeWords, *, target: bool) -> Span:
    """Return the span of a figure: what its clause says, else that of the sentence.

    A level that was reached (累计下降到26) is no sum of several years; a figure of a part of the year counts as one.
    """
    before = re.split("[;。]", around.before)[-1]
    near = before.split(",")[-1]
    if _years_apart(before, near, words.report, target=target) or _is_of_a_part(before, near):
        return "sum"
    several, one = list(words.several.finditer(near)), list(words.year.finditer(near))
    out = span
    if several and not (one and several[-1].start() <= one[-1].start()):
        out = "several"
    elif one:
        out = "year"
    elif target and words.several.search(before.split(",")[0].split("\x02")[0]):
        out = "several"
    if words.sums.search(near[-_NEAR:]) and not pattern("figures", "to_pattern").search(near):
        return "sum"
    return "several" if target and words.plan_several.search(before) else out


def _is_of_a_part(before: str, near: str) -> bool:
    """Is a clause of a part of a year, as it says itself or a short phrase before its comma (去年上半年，进出口增长3%)?"""
    phrase = before[: len(before) - len(near)].rstrip(",").split(",")[-1]
    opens = len(phrase) <= _PHRASE and any(m.end() == len(phrase) for m in pattern("time", "part_pattern").finditer(phrase))
    return opens or pattern("time", "part_pattern").search(near) is not None


_DIGITS = str.maketrans("〇零一二三四五六七八九", "00123456789")


def _years_apart(before: str, near: str, report: int, *, target: bool) -> bool:
    """Is a figure a change since an earlier year than the one before, or a level planned for another year?"""
    bases = [int(m["year"]) for m in pattern("time", "base_pattern").finditer(near)]
    if bases and bases[-1] != report - (1 if target else 2):
        return True
    until = [m["year"] or m["han"].translate(_DIGITS) for m in pattern("time", "until_pattern").finditer(before)]
    if not until:
        return False
    return int(until[-1]) != report if target else int(until[-1]) >= report
