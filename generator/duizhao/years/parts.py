"""What every passage of a report is about: the year that was, the year to come, or neither."""

from collections.abc import Sequence
from dataclasses import dataclass

from duizhao.genre import Genre, genre_named
from duizhao.model.links import PartKind, Period
from duizhao.model.report import Passage, Report
from duizhao.years.tables import of_year

_OPENING = 40  # characters of a paragraph that say what it is about


@dataclass(frozen=True, slots=True)
class Part:
    """What a passage is about, and the span that its figures cover."""

    kind: PartKind
    period: Period


def parts(report: Report[Passage]) -> list[Part]:
    """The part of every passage, told by headings, then by how paragraphs open.

    A heading of a numbered part says what it holds; without one that does, the report reviews until a paragraph
    turns to the year to come. Problems, thanks and plans of many years are neither.
    """
    reader = _Reader(report.identity.year, genre_named(report.identity.genre))
    headings = {c.heading: f"{c.zh} {c.en}".strip() for c in report.chapters if c.heading and "." not in c.id}
    found = [reader.read(p, headings.get(p.key, "")) for p in report.passages]
    first = next((i for i, p in enumerate(report.passages) if p.key in headings), 0)
    return [Part("other", "year")] * first + found[first:]  # before the first part stands the address to the congress


class _Reader:
    """Where a reading stands: what the part's heading said, what the paragraphs since said."""

    def __init__(self, year: int, genre: Genre) -> None:
        self._heading = of_year(genre.headings, year)
        self._paragraph = of_year(genre.paragraphs, year)
        self._by_heading: PartKind | None = None
        self._now = Part("review", "year")
        self._mixed = False
        self._several = False

    def read(self, p: Passage, heading: str) -> Part:
        """What this passage is about."""
        if heading:
            self._enter(heading)
            return Part("other", "year")
        text = p.zh or ""
        if p.kind == "front" or not text:
            return Part("other", "year")
        opening = text[:_OPENING]
        if (
            p.kind == "passage"
            and self._now.kind != "plan"
            and (_any(self._paragraph.other, text[: 2 * _OPENING]) or _any(self._paragraph.thanks, text))
        ):
            self._several = text.rstrip().endswith(("：", ":", "；", ";"))
            return Part("other", "year")
        if self._by_heading is None or self._by_heading == "review":
            self._turn(opening, p)
        if self._several and p.kind == "passage" and text.rstrip().endswith(("；", ";", "。")):
            self._several = not text.rstrip().endswith("。")
            return Part("other", "year")
        return self._now

    def _enter(self, heading: str) -> None:
        self._several = False
        low = heading.lower()
        words = self._heading
        review = _any(words.review, heading) or _any(words.review_en, low)
        this = _any(words.plan_of_this_year, heading)
        plan = this or _any(words.plan, heading) or _any(words.plan_en, low)
        five = _any(words.five, heading)
        if _any(words.long, heading) and not this and (plan or not review):
            self._by_heading, self._now = "other", Part("other", "long")
        elif review and not this:
            self._by_heading, self._now = "review", Part("review", "five" if five else "year")
            self._mixed = five
        elif plan:
            self._by_heading, self._now = "plan", Part("plan", "year")
        elif self._by_heading is not None:  # a numbered part that says nothing goes on as the one before
            self._by_heading = self._now.kind if self._now.kind != "other" else None

    def _turn(self, opening: str, p: Passage) -> None:
        """What a paragraph's opening changes; five years told in a part on one year are told by that paragraph only."""
        if not self._mixed and self._now.period == "five":
            self._now = Part(self._now.kind, "year")
        if self._now.kind == "review" and self._by_heading is None and _any(self._paragraph.plan, opening):
            self._now = Part("plan", "year")
        elif _any(self._paragraph.five, opening):
            self._now = Part(self._now.kind if self._now.kind != "other" else "review", "five")
        elif self._now.period == "five" and _any(self._paragraph.one, opening):
            self._now = Part(self._now.kind, "year")
        elif (
            self._now.kind == "plan"
            and self._by_heading is None
            and p.kind == "passage"
            and opening.startswith(self._paragraph.review)
        ):
            self._now = Part("review", "year")


def _any(words: Sequence[str], text: str) -> bool:
    return any(w in text for w in words)
