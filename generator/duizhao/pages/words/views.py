"""What the pages of the term bank show of a term."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from duizhao.model.report import Corpus
from duizhao.model.shown import RenderingStatus, ShownRendering, ShownTerm
from duizhao.pages.words.times import Times
from duizhao.site.escape import attribute, cell
from duizhao.site.labels import bilingual
from duizhao.text.pinyin import initials
from duizhao.text.words import same_words

_FROM_TERM = "../../"  # from a page of terms to the root of the site


@dataclass(frozen=True, slots=True)
class Said:
    """The report of a place: year, series, and the name of its government as HTML, empty on a site of one."""

    year: int
    series: str
    name: str


@dataclass(frozen=True, slots=True)
class Spread:
    """The places of a rendering in one series: its name, and for each year the number of places and the address of the first."""

    name: str
    years: tuple[tuple[int, int, str], ...]


@dataclass(frozen=True, slots=True)
class RenderingView:
    """English words, what the editor's list says of them ("official", "forbidden"), how often they are used, and where."""

    en: str
    status: RenderingStatus
    count: int
    spread: tuple[Spread, ...]


@dataclass(frozen=True, slots=True)
class ChangeView:
    """Another rendering since a year."""

    year: int
    name: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class TermView:
    """A term: its page by letter, what filters find it by, its official or commonest English, and all that is told of it.

    `official`: is that English official? `forbidden` are renderings to be avoided. Texts are escaped.
    """

    id: str
    letter: str
    zh: str
    pinyin: str
    words: str
    en: str
    official: bool
    forbidden: tuple[str, ...]
    count: int
    years: str
    first: tuple[tuple[str, int], ...]
    renderings: tuple[RenderingView, ...]
    changes: tuple[ChangeView, ...]
    times: tuple[Times, ...]


def said_of(corpus: Corpus) -> dict[str, Said]:
    """Map the ID of each report to what places in it are called."""
    alone = len(corpus.series) == 1
    return {
        r.id: Said(r.identity.year, s.slug, "" if alone else bilingual(cell(s.zh), cell(s.en)))
        for s in corpus.series
        for r in s.reports
    }


def term_view(term: ShownTerm, said: Mapping[str, Said], times: Iterable[Times] = ()) -> TermView:
    """Return what is shown of a term; `times` are its charts."""
    reports = [said[report] for report, _ in term.reports]
    first = {s.name: s.year for s in reversed(reports) if s.name}
    years = sorted({s.year for s in reports})
    renderings = listed_renderings(term)
    en = renderings[0].en if renderings else ""
    return TermView(
        term.id,
        term.id[0],
        cell(term.zh),
        cell(term.pinyin),
        attribute(f"{term.pinyin} {term.id.partition('-')[0]} {initials(term.zh)} {en}"),
        cell(en),
        bool(renderings) and renderings[0].status == "official",
        tuple(map(cell, term.forbidden)),
        term.count,
        f"{years[0]}–{years[-1]}" if len(years) > 1 else str(years[0]),
        tuple(sorted(first.items(), key=lambda item: item[1])) if len(first) > 1 else (),
        tuple(_rendering(r, said) for r in renderings),
        tuple(ChangeView(said[c.report].year, said[c.report].name, cell(c.before), cell(c.after)) for c in term.changes),
        tuple(times),
    )


def listed_renderings(term: ShownTerm) -> list[ShownRendering]:
    """Return the renderings, official ones first, also those that no report has."""
    used = {same_words(r.en) for r in term.renderings}
    unused = [ShownRendering(en, (), "official") for en in term.official if same_words(en) not in used]
    return sorted([*term.renderings, *unused], key=lambda r: r.status != "official")


def _rendering(rendering: ShownRendering, said: Mapping[str, Said]) -> RenderingView:
    return RenderingView(cell(rendering.en), rendering.status, len(rendering.places), tuple(_spread(rendering, said)))


def _spread(rendering: ShownRendering, said: Mapping[str, Said]) -> Iterator[Spread]:
    """Group the places by series and year."""
    places = sorted(rendering.places, key=lambda p: (said[p.report].series, said[p.report].year))
    for _, in_series in groupby(places, key=lambda p: said[p.report].series):
        some = list(in_series)
        years = []
        for year, in_year in groupby(some, key=lambda p: said[p.report].year):
            there = list(in_year)
            years.append((year, len(there), f"{_FROM_TERM}{there[0].evidence}"))
        yield Spread(said[some[0].report].name, tuple(years))


def by_letter(terms: Iterable[TermView]) -> list[tuple[str, Sequence[TermView]]]:
    """Group terms, sorted by pinyin, by their first letter."""
    return [(letter, list(some)) for letter, some in groupby(terms, key=lambda t: t.letter)]
