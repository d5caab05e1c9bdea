"""Words of a report quoted on a page of another year: marked where they stand, with their English and their link."""

from collections.abc import Mapping
from dataclasses import dataclass

from duizhao.model.links import Claim, Place
from duizhao.model.report import ComparedPassage, Report, Series
from duizhao.render.addresses import Addresses
from duizhao.render.escape import cell
from duizhao.render.rows import lang_tag, scripts_of

_AROUND = 60  # characters quoted before and after the words meant
_ENDS = "。；！？"


@dataclass(frozen=True, slots=True)
class QuoteView:
    """Words of a row: escaped HTML with the words meant in `<mark>`, the English of their sentences (may be empty)."""

    zh: str
    en: str
    lang: str
    href: str
    year: int
    report: str
    chapter: str
    chapter_id: str


class Quotes:
    """Quotes from the reports of a series; addresses are relative to the site's root."""

    def __init__(self, series: Series, to: Addresses) -> None:
        self._reports: Mapping[str, Report[ComparedPassage]] = {r.id: r for r in series.reports}
        self._rows = {r.id: {p.key: p for p in r.passages} for r in series.reports}
        self._urls = {r.id: to.passages(r) for r in series.reports}
        self._chapters = {r.id: {c.id: c for c in r.chapters} for r in series.reports}
        self._scripts = {r.id: scripts_of(r) for r in series.reports}

    def report(self, name: str) -> Report[ComparedPassage]:
        """A report by its id."""
        return self._reports[name]

    def address(self, report: str, passage: str, up: str) -> str:
        """The address of a row, from a page that `up` leads out of."""
        return up + self._urls[report][passage]

    def passage(self, place: Place) -> ComparedPassage:
        """The row that the words stand in."""
        return self._rows[place.report][place.passage]

    def claim(self, claim: Claim, up: str) -> QuoteView:
        """A claim; `up` leads from the page to the site's root."""
        return self.place(claim.place, up)

    def place(self, place: Place, up: str) -> QuoteView:
        """Words by their place."""
        report, passage = self._reports[place.report], self._rows[place.report][place.passage]
        chapter = self._chapters[place.report].get(place.chapter)
        text = (passage.zh if place.lang == "zh" else passage.en) or ""
        return QuoteView(
            _marked(text, place.start, place.end),
            cell(english(passage, place)) if place.lang == "zh" else "",
            lang_tag(passage.row.zh if place.lang == "zh" else passage.row.en, place.lang, self._scripts[place.report]),
            up + self._urls[place.report][place.passage],
            report.identity.year,
            place.report,
            cell((chapter.zh or chapter.en) if chapter else ""),
            place.chapter,
        )


def _marked(text: str, start: int, end: int) -> str:
    """The words with a little of their sentence on either side."""
    left = max([text.rfind(e, 0, start) + 1 for e in _ENDS] + [start - _AROUND, 0])
    ends = [k for e in _ENDS if (k := text.find(e, max(end - 1, 0))) >= 0]
    right = min([k + 1 for k in ends] + [end + _AROUND, len(text)])
    right = max(right, end)
    before = ("…" if left and text[left - 1] not in _ENDS else "") + text[left:start]
    after = text[end:right] + ("…" if right < len(text) and text[right - 1] not in _ENDS else "")
    return f"{cell(before)}<mark>{cell(text[start:end])}</mark>{cell(after)}"


def english(passage: ComparedPassage, place: Place) -> str:
    """The English of the sentences that the words stand in; empty where the sources have none."""
    if not passage.en or place.lang != "zh":
        return ""
    spans: list[tuple[int, int]] = []
    for segment in passage.segments:
        if any(a < place.end and place.start < b for a, b in segment.zh):
            spans += [s for s in segment.en if s not in spans]
    return " ".join(passage.en[a:b].strip() for a, b in sorted(spans))
