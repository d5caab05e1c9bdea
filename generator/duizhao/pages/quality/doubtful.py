"""List links across years that are too doubtful to be shown: for an editor, with the lines that would confirm each."""

from collections.abc import Iterable
from dataclasses import dataclass

from duizhao.model.links import Link, Place, Years, is_doubtful
from duizhao.model.shown import ShownQuote
from duizhao.pages.quality.paste import table
from duizhao.present import Quotes

_MOST = 50  # links of one list, the surest; all are in data/links.json


@dataclass(frozen=True, slots=True)
class DoubtfulView:
    """A doubtful link: both clauses quoted, its score, and the lines of curation.toml that confirm it (escaped)."""

    source: ShownQuote
    target: ShownQuote
    score: str
    lines: str


@dataclass(frozen=True, slots=True)
class DoubtfulList:
    """The surest doubtful links that start in a report, and how many there are in all."""

    views: tuple[DoubtfulView, ...]
    count: int


NO_LINKS = DoubtfulList((), 0)


def doubtful_links(years: Years, report: str) -> list[Link]:
    """Return the doubtful links from a report's plan, the highest score first."""
    links = [x for p in years.pairs if p.earlier == report for x in p.links if is_doubtful(x)]
    return sorted(links, key=lambda x: (-x.score, x.source.passage, x.source.start))


def doubtful_list(links: Iterable[Link], quotes: Quotes) -> DoubtfulList:
    """Convert the links of `doubtful_links` for the page."""
    links = list(links)
    views = tuple(_view(x, x.target, quotes) for x in links[:_MOST] if x.target)
    return DoubtfulList(views, len(links))


def _view(link: Link, target: Place, quotes: Quotes) -> DoubtfulView:
    values = [
        ("report", link.source.report),
        ("row", link.source.passage),
        ("words", _words(link.source, quotes)),
        ("later_row", target.passage),
        ("later_words", _words(target, quotes)),
        ("is", "right"),
    ]
    return DoubtfulView(quotes.place(link.source), quotes.place(target), f"{link.score:.2f}", table("link", values, 'or "wrong"'))


def _words(place: Place, quotes: Quotes) -> str:
    """Return the words of a place, with as many after them as distinguish it from earlier places in its row."""
    text = quotes.passage(place).zh or ""
    end = place.end
    while end < len(text) and text.find(text[place.start : end]) != place.start:
        end += 1
    return text[place.start : end]
