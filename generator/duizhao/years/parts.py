"""Classify every passage of a report: review of the past, plan for the future, or neither; of one year or of several."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from duizhao.genre import Genre, genre_named
from duizhao.model.links import PartKind, Period
from duizhao.model.report import Passage, Report

_OPENING = 60  # first characters of a paragraph, which show what it is about
_TITLE = 40  # characters of the longest title without a number
_LAST = "。！？；，：,;:.!?"
_LISTED = re.compile(r"^(?:[—–-]{1,3}|[（(]?[一二三四五六七八九十]{1,3}[)）、是]|\d{1,2}[.．、])")
_PLANS = "零一二三四五六七八九十"
_FIRST_PLAN = 1953  # the first year of the first plan for five years; one in the sixties began three years late
_DELAY = 3


@dataclass(frozen=True, slots=True)
class Part:
    """The kind of part that a passage belongs to, and the period that its figures cover."""

    kind: PartKind
    period: Period


_NOTHING = Part("other", "year")
_REVIEW, _REVIEW_OF_FIVE = Part("review", "year"), Part("review", "five")
_PLAN, _LONG_PLAN = Part("plan", "year"), Part("other", "long")


def five_year_plan(year: int) -> str:
    """Name the plan for five years to which a year belongs, as reports do.

    >>> five_year_plan(2025), five_year_plan(2026), five_year_plan(1996), five_year_plan(1955)
    ('十四五', '十五五', '九五', '一五')

    Odd dates give plans that nobody will make:

    >>> five_year_plan(0), five_year_plan(2448), five_year_plan(9999)
    ('一五', '九十九五', '一六〇九五')
    """
    number = (year - _FIRST_PLAN - (_DELAY if year > 1965 else 0)) // 5 + 1  # noqa: PLR2004 - the last year before the delay
    if number > 99:  # noqa: PLR2004 - two digits
        return "".join("〇一二三四五六七八九"[int(d)] for d in str(number)) + "五"
    tens, ones = divmod(max(1, number), 10)
    return f"{'' if tens < 2 else _PLANS[tens]}{'十' if tens else ''}{_PLANS[ones] if ones else ''}五"  # noqa: PLR2004


def parts(report: Report[Passage]) -> list[Part]:
    """Classify every passage by the headings of parts, then by the openings of paragraphs.

    A heading that names a review or a plan decides what its part is; paragraphs then turn between one year and several,
    and in a part that plans for several years, to a look back or to the plan of the year. A part whose heading names nothing
    goes on as the one before until a paragraph turns. Problems, thanks and lessons are neither.
    """
    words = _words(report.identity.year, report.identity.genre)
    headings = {c.heading: f"{c.zh} {c.en}".strip() for c in report.chapters if c.heading and "." not in c.id}
    for p in report.passages:
        if p.key not in headings and words.is_title(p):
            headings[p.key] = p.zh or ""
    reader = _Reader(words)
    kinds = [reader.read(p, headings.get(p.key, "")) for p in report.passages]
    first = next((i for i, p in enumerate(report.passages) if p.key in headings), 0)
    if any(words.reviews(h) for h in headings.values()):
        return [_NOTHING] * first + kinds[first:]  # the address to the congress precedes the first part
    return kinds


class _Words:
    """Words and patterns of a genre, for one year."""

    def __init__(self, genre: Genre, year: int) -> None:
        past = five_year_plan(year - 1)
        following = five_year_plan(year) if five_year_plan(year) != past else five_year_plan(year + 5)
        self._values = {"last": str(year - 1), "this": str(year), "past": past, "next": following}
        h, p = genre.headings, genre.paragraphs
        self.review, self.plan, self.of_this_year, self.review_en, self.plan_en, self.long, self.five, self.one, self.nothing = (
            tuple(map(self._filled, each))
            for each in (h.review, h.plan, h.plan_of_this_year, h.review_en, h.plan_en, h.long, h.five, h.one, h.nothing)
        )
        self.opens_review, self.opens_year, self.opens_five, self.closes, self.opens_plan, self.opens_long, self.neutral = (
            re.compile(self._filled(each))
            for each in (
                p.review_pattern, p.one_pattern, p.five_pattern, p.closing_pattern, p.plan_pattern, p.long_pattern, p.neutral_pattern,
            )
        )  # fmt: skip
        self.problems, self.thanks = re.compile(p.other_pattern), re.compile(p.thanks_pattern)
        self.salutation = re.compile(f"^(?:{'|'.join(map(re.escape, genre.salutation.alone))})[！!，,：:]*")

    def _filled(self, text: str) -> str:
        for name, value in self._values.items():
            text = text.replace(f"{{{name}}}", value)
        return text

    def reviews(self, heading: str) -> bool:
        """Does a heading name a review?"""
        return _any(self.review, heading) or _any(self.review_en, heading.lower())

    def is_title(self, p: Passage) -> bool:
        """Is a line without number or mark the title of a part?"""
        text = (p.zh or "").strip()
        if p.kind not in ("passage", "chapter") or not text or len(text) > _TITLE or text[-1] in _LAST or _LISTED.match(text):
            return False
        return bool(self.reviews(text) or _any(self.plan, text) or _any(self.of_this_year, text) or _any(self.long, text))


@cache
def _words(year: int, genre: str) -> _Words:
    return _Words(genre_named(genre), year)


class _Reader:
    """The state while reading: what the heading of the part says, and what paragraphs have turned to since."""

    def __init__(self, words: _Words) -> None:
        self._words = words
        self._by_heading: Part | None = None
        self._now = _REVIEW
        self._mixed = True  # may the part hold a review of one year and of several?
        self._several = False

    def read(self, p: Passage, heading: str) -> Part:
        """Classify a passage."""
        if heading:
            self._enter(heading)
            return _NOTHING
        text = (p.zh or "").strip()
        if p.kind == "front" or not text or p.kind == "salutation":
            return _NOTHING
        if self._now.kind != "plan" and self._is_aside(text, p):
            return _NOTHING
        if self._by_heading != _PLAN:
            self._turn(text)
        return self._now

    def _is_aside(self, text: str, p: Passage) -> bool:
        """Is the passage about problems, thanks or lessons? A list that it opens with a colon belongs to it."""
        if p.kind != "passage":
            self._several = False
            return False
        first = re.split("[。！]", self._words.salutation.sub("", text), maxsplit=1)[0]
        figures = any(f.lang == "zh" and f.kind == "quantity" for f in getattr(p, "figures", ()))
        problems = self._words.problems.search(first) or self._words.problems.search(text[: 2 * _OPENING])
        if problems or (self._words.thanks.search(first) and not figures):
            self._several = text.endswith(("：", ":", "；", ";"))
            return True
        if self._several and text.endswith(("；", ";", "。")):
            self._several = not text.endswith("。")
            return True
        return False

    def _enter(self, heading: str) -> None:
        self._several = False
        words, low = self._words, heading.lower()
        review, this = words.reviews(heading), _any(words.of_this_year, heading)
        plan = this or _any(words.plan, heading) or _any(words.plan_en, low)
        five, one = _first(words.five, heading), _first(words.one, heading)
        if _any(words.nothing, heading):
            self._set(_NOTHING, _NOTHING)
        elif _any(words.long, heading) and not this and (plan or not review):
            self._set(_LONG_PLAN, _LONG_PLAN)
        elif review and not this:
            self._set(_REVIEW, _REVIEW_OF_FIVE if five >= 0 and not 0 <= one < five else _REVIEW, mixed=five >= 0)
        elif plan:
            self._set(_PLAN, _PLAN)
        elif self._by_heading != _PLAN:  # a heading that names nothing: paragraphs tell
            self._by_heading = None

    def _set(self, heading: Part, now: Part, *, mixed: bool = False) -> None:
        self._by_heading, self._now, self._mixed = heading, now, mixed

    def _turn(self, text: str) -> None:
        """Update the state by the opening of a paragraph.

        In a part on one year, several years hold for one paragraph and the list below it.
        """
        words = self._words
        opening = words.neutral.sub("", text)[:_OPENING]
        if words.opens_plan.search(opening) and self._by_heading != _REVIEW:
            self._now = _PLAN
            return
        if self._now.kind == "plan":
            if self._by_heading is None and words.opens_review.search(opening):
                self._now = _REVIEW
            return
        long = words.opens_long.search(opening)
        if long and self._by_heading != _REVIEW and (not long.start() or not words.opens_five.search(opening)):
            self._now = _LONG_PLAN
            return
        year, five = words.opens_year.search(opening), words.opens_five.search(opening)
        if words.closes.search(text[: 2 * _OPENING]) or (five and not (year and year.start() < five.start())):
            self._now = _REVIEW_OF_FIVE
        elif year and self._now.kind == "review":
            self._now = _REVIEW
        elif not self._mixed and self._now == _REVIEW_OF_FIVE and not _LISTED.match(text):
            self._now = _REVIEW if self._by_heading == _REVIEW else self._now


def _any(words: Sequence[str], text: str) -> bool:
    return any(w in text for w in words)


def _first(words: Sequence[str], text: str) -> int:
    return min((text.find(w) for w in words if w in text), default=-1)


def parts_of(report: Report[Passage]) -> list[tuple[PartKind, Period]]:
    """Return the kind and the period of the part of every passage."""
    return [(p.kind, p.period) for p in parts(report)]
