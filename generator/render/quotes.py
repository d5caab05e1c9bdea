"""Words of a report quoted on a page of another year: marked where they stand, with their English and their link."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.model.links import Claim, Place
from generator.model.report import ComparedPassage, Report, Series
from generator.render.addresses import Addresses
from generator.render.escape import cell
from generator.render.rows import lang_tag, scripts_of

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


def common_words(texts: Sequence[str], least: int = 2) -> str:
    """The longest run of whole English words that most texts share, lower case; empty where there is none.

    >>> common_words(["The urban unemployment rate was 4%.", "keep the urban unemployment rate below 5%"])
    'urban unemployment rate'
    >>> common_words(["30,000 places at primary and middle schools were added", "add 20,000 places at primary and middle schools"])
    'places at primary and middle schools'
    """
    words = [[w.strip(".,;:()“”\"'").lower() for w in t.split()] for t in texts if t]
    if len(words) < least:
        return ""
    first, second = words[0], words[1]
    best: list[str] = []
    for i in range(len(first)):
        for j in range(i + len(best) + 1, min(len(first), i + 8) + 1):
            if any(first[i:j] == second[k : k + j - i] for k in range(len(second))):
                best = first[i:j]
    while best and (best[0] in _SMALL or not best[0].isalpha()):
        best = best[1:]
    while best and (best[-1] in _SMALL or not best[-1].isalpha()):
        best = best[:-1]
    best = best[: _joint(best)]
    return " ".join(best) if len(best) >= least else ""


def _joint(words: Sequence[str]) -> int:
    """Where a name ends: before a word that joins it to more, but not between what a preposition governs."""
    for k, word in enumerate(words):
        if word in _JOINTS and not (word == "and" and k > 1 and words[k - 2] in _GOVERN and k + 1 < len(words)):
            return k
    return len(words)


_GOVERN = frozenset("at of for in to".split())  # places at primary and secondary schools
_JOINTS = frozenset("and under into to by which that".split())
_SMALL = frozenset(
    "the a an of in to and for with by at on from we will our as was were is are be been has have had its this that it more than over "
    "up around about some rose grew reached".split()
)
