"""Classify every passage of a report: review of the past year, plan for the coming one, or neither."""

from collections.abc import Sequence
from dataclasses import dataclass

from duizhao.genre import Genre, genre_named
from duizhao.model.links import PartKind, Period
from duizhao.model.report import Passage, Report
from duizhao.years.tables import of_year

_OPENING = 40  # first characters of a paragraph, which show what it is about


@dataclass(frozen=True, slots=True)
class Part:
    """The kind of part that a passage belongs to, and the period that its figures cover."""

    kind: PartKind
    period: Period


def parts(report: Report[Passage]) -> list[Part]:
    """Classify every passage by headings, then by the openings of paragraphs.

    The heading of a numbered part decides; if none does, the report is a review until a paragraph introduces the
    coming year. Problems, thanks and long-term plans are neither.
    """
    reader = _Reader(report.identity.year, genre_named(report.identity.genre))
    headings = {c.heading: f"{c.zh} {c.en}".strip() for c in report.chapters if c.heading and "." not in c.id}
    kinds = [reader.read(p, headings.get(p.key, "")) for p in report.passages]
    first = next((i for i, p in enumerate(report.passages) if p.key in headings), 0)
    return [Part("other", "year")] * first + kinds[first:]  # the address to the congress precedes the first part


class _Reader:
    """The state while reading: the kind from the heading of the part, and from the paragraphs since."""

    def __init__(self, year: int, genre: Genre) -> None:
        self._heading = of_year(genre.headings, year)
        self._paragraph = of_year(genre.paragraphs, year)
        self._by_heading: PartKind | None = None
        self._now = Part("review", "year")
        self._mixed = False
        self._several = False

    def read(self, p: Passage, heading: str) -> Part:
        """Classify a passage."""
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
        elif self._by_heading is not None:  # a heading that does not decide continues the part before
            self._by_heading = self._now.kind if self._now.kind != "other" else None

    def _turn(self, opening: str, p: Passage) -> None:
        """Update the state by the opening of a paragraph; in a part on one year, “five years” holds for one paragraph."""
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
