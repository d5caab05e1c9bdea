"""Quote words of a report elsewhere: with a little of their sentence, their English, and the address of their row."""

from collections.abc import Iterable, Mapping, Sequence

from duizhao.model.links import Claim, Indicator, Link, Place
from duizhao.model.report import MarkedPassage, Report, Series
from duizhao.model.shown import LaterPart, ShownLink, ShownQuote
from duizhao.present.excerpts import excerpt, joined, sentence_start
from duizhao.present.renderings import renderings
from duizhao.site import addresses
from duizhao.site.names import scripts_of, text_tag

_EDGES = " ，。；、！？：,.;:!?"  # of a clause


class Quotes:
    """Quote from the reports of a series; `indicators` name what its claims are about."""

    def __init__(self, series: Series, indicators: Iterable[Indicator] = ()) -> None:
        points = [(p, i) for i in indicators if i.series == series.slug for p in i.points]
        self._subjects = {p.claim.place: (i.zh, i.en) for p, i in points}
        self._reports: Mapping[str, Report[MarkedPassage]] = {r.id: r for r in series.reports}
        self._rows = {r.id: {p.key: p for p in r.passages} for r in series.reports}
        self._order = {r.id: {p.key: k for k, p in enumerate(r.passages)} for r in series.reports}
        self._addresses = {r.id: addresses.rows(r) for r in series.reports}
        self._chapters = {r.id: {c.id: c for c in r.chapters} for r in series.reports}
        self._scripts = {r.id: scripts_of(r) for r in series.reports}
        self._quoted: dict[tuple[Place, ...], ShownQuote] = {}

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
        quote = self.claim(source)
        return ShownLink(link, quote, self.claim(target) if target else None, _part(link), self.subject(source, quote))

    def subject(self, claim: Claim, quote: ShownQuote | None = None) -> tuple[str, str]:
        """Return what a claim is about, zh and en, each the name of its indicator, else its words; en may be empty.

        `quote` quotes the claim, if that has been done.
        """
        zh, en = self._subjects.get(claim.place, (claim.text.strip(_EDGES), ""))
        if not en:
            quote = quote or self.claim(claim)
            en = " … ".join(quote.en[a:b] for a, b in quote.en_marks).strip(_EDGES)
        return zh, en

    def sentence(self, place: Place) -> tuple[str, str, int]:
        """Identify the sentence that the words are in."""
        passage = self.passage(place)
        return place.report, place.passage, sentence_start((passage.zh if place.lang == "zh" else passage.en) or "", place.start)

    def place(self, place: Place) -> ShownQuote:
        """Quote the words at a place."""
        return self.places((place,))

    def places(self, places: Sequence[Place]) -> ShownQuote:
        """Quote the words at several places of one row and language, in their order; several pages quote the same."""
        key = tuple(places)
        if key not in self._quoted:
            self._quoted[key] = self._quote(places)
        return self._quoted[key]

    def _quote(self, places: Sequence[Place]) -> ShownQuote:
        first = places[0]
        report, passage = self._reports[first.report], self.passage(first)
        chapter = self._chapters[first.report].get(first.chapter)
        text, fragments = (passage.zh, passage.row.zh) if first.lang == "zh" else (passage.en, passage.row.en)
        spans = [(p.start, p.end) for p in places]
        sentences, rendered = renderings(passage, places)
        en, en_marks = joined(passage.en or "", sentences, rendered)
        return ShownQuote(
            *excerpt(text or "", spans),
            en,
            en_marks,
            text_tag(fragments, first.lang, self._scripts[first.report]),
            self.address(first.report, first.passage),
            "_".join([f"{first.lang}{a}-{b}" for a, b in spans] + [f"en{a}-{b}" for a, b in rendered]),
            report.identity.year,
            first.report,
            (chapter.zh or chapter.en) if chapter else "",
            first.chapter,
            chapter.en if chapter else "",
        )


def _part(link: Link) -> LaterPart:
    if link.ruling is None or link.ruling.verdict != "set again":
        return "review"
    return "aims" if link.ruling.rule == "aims" else "plan"
