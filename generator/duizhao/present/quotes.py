"""Quote words of a report elsewhere: with a little of their sentence, their English, and the address of their row."""

from collections.abc import Mapping

from duizhao.model.links import Claim, Link, Place
from duizhao.model.report import ComparedPassage, MarkedPassage, Report, Series
from duizhao.model.shown import LaterPart, ShownLink, ShownQuote
from duizhao.site import addresses
from duizhao.site.names import scripts_of, text_tag

_AROUND = 60  # characters quoted before and after the words meant
_ENDS = "。；！？"


class Quotes:
    """Quote from the reports of a series."""

    def __init__(self, series: Series) -> None:
        self._reports: Mapping[str, Report[MarkedPassage]] = {r.id: r for r in series.reports}
        self._rows = {r.id: {p.key: p for p in r.passages} for r in series.reports}
        self._order = {r.id: {p.key: k for k, p in enumerate(r.passages)} for r in series.reports}
        self._addresses = {r.id: addresses.rows(r) for r in series.reports}
        self._chapters = {r.id: {c.id: c for c in r.chapters} for r in series.reports}
        self._scripts = {r.id: scripts_of(r) for r in series.reports}

    def report(self, name: str) -> Report[MarkedPassage]:
        """Return a report by its ID."""
        return self._reports[name]

    def address(self, report: str, passage: str) -> str:
        """Return the permalink of a row."""
        return self._addresses[report][passage]

    def passage(self, place: Place) -> MarkedPassage:
        """Return the row that the words are in."""
        return self._rows[place.report][place.passage]

    def order(self, place: Place) -> tuple[int, int]:
        """Return the position of the words in their report: the index of the row, and of the character."""
        return self._order[place.report][place.passage], place.start

    def claim(self, claim: Claim) -> ShownQuote:
        """Quote a claim."""
        return self.place(claim.place)

    def link(self, link: Link) -> ShownLink | None:
        """Quote both clauses of a plan-outcome or near link; return None if the link has none."""
        if link.sides is None:
            return None
        source, target = link.sides
        return ShownLink(link, self.claim(source), self.claim(target) if target else None, _part(link))

    def place(self, place: Place) -> ShownQuote:
        """Quote the words at a place."""
        report, passage = self._reports[place.report], self.passage(place)
        chapter = self._chapters[place.report].get(place.chapter)
        text, fragments = (passage.zh, passage.row.zh) if place.lang == "zh" else (passage.en, passage.row.en)
        before, words, after = _around(text or "", place.start, place.end)
        return ShownQuote(
            before,
            words,
            after,
            english(passage, place),
            text_tag(fragments, place.lang, self._scripts[place.report]),
            self.address(place.report, place.passage),
            report.identity.year,
            place.report,
            (chapter.zh or chapter.en) if chapter else "",
            place.chapter,
            chapter.en if chapter else "",
        )


def _part(link: Link) -> LaterPart:
    if link.ruling is None or link.ruling.verdict != "set again":
        return "review"
    return "aims" if link.ruling.rule == "aims" else "plan"


def _around(text: str, start: int, end: int) -> tuple[str, str, str]:
    """Return the words, with a little of their sentence before and after."""
    left = max([text.rfind(e, 0, start) + 1 for e in _ENDS] + [start - _AROUND, 0])
    ends = [k for e in _ENDS if (k := text.find(e, max(end - 1, 0))) >= 0]
    right = min([k + 1 for k in ends] + [end + _AROUND, len(text)])
    right = max(right, end)
    before = ("…" if left and text[left - 1] not in _ENDS else "") + text[left:start]
    after = text[end:right] + ("…" if right < len(text) and text[right - 1] not in _ENDS else "")
    return before, text[start:end], after


def english(passage: ComparedPassage, place: Place) -> str:
    """Return the English of the sentences that Chinese words are in; "" if there is none."""
    if not passage.en or place.lang != "zh":
        return ""
    spans: list[tuple[int, int]] = []
    for segment in passage.segments:
        if any(a < place.end and place.start < b for a, b in segment.zh):
            spans += [s for s in segment.en if s not in spans]
    return " ".join(passage.en[a:b].strip() for a, b in sorted(spans))
