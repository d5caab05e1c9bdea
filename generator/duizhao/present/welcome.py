"""Choose what the home page shows of the reports: a sentence in both languages, and words to search for."""

from collections.abc import Iterable, Iterator
from itertools import islice

from duizhao.model.home import Specimen, Welcome
from duizhao.model.links import Indicator, Link, Pair, Place, Years
from duizhao.model.quality import is_doubtful
from duizhao.model.report import MarkedPassage, Report, Series
from duizhao.model.shown import LaterPart, ShownQuote
from duizhao.present.quotes import Quotes
from duizhao.site.targets import COMPARED, miss
from duizhao.years import quantity_alone

_ZH, _EN = (14, 90), (40, 260)  # characters of a sentence that is shown
_PART = 0.75  # of its sentence that is lit, at most
_NAME = 12  # characters of a short name
_TRIED = 40
_QUERIES = 3
_ORDER = ("short", "exceeded", "met")


def welcome(series: Iterable[Series], years: Years) -> Welcome:
    """Return the evidence of a verdict, the newest first, else a sentence; and the quantities told in most years.

    The series are asked for several times, and only as many as are needed.
    """
    found = list(islice(_outcomes(series, years), _TRIED))
    specimen = next(filter(_tells, found), None) or next(iter(found), None) or next(_sentences(series), None)
    queries = next((q for s in series if (q := _queries(s, years.indicators))), ())
    return Welcome(specimen, queries)


def _tells(specimen: Specimen) -> bool:
    """Are the words meant a part of their sentence, and on something that has a short name?"""
    lit = sum(b - a for a, b in specimen.quote.marks)
    name = specimen.outcome.subject[0] if specimen.outcome else ""
    return lit <= _PART * len(specimen.quote.text) and len(name) <= _NAME


def _outcomes(series: Iterable[Series], years: Years) -> Iterator[Specimen]:
    for one in series:
        ids = {r.id for r in one.reports}
        pairs = [p for p in reversed(years.pairs) if p.earlier in ids]
        quotes = Quotes(one, years.indicators) if pairs else None
        for pair in pairs:
            for link in _compared(pair):
                shown = quotes.link(link) if quotes else None
                sides: tuple[tuple[ShownQuote | None, LaterPart], ...] = (
                    ((shown.target, "review"), (shown.source, "plan")) if shown else ()
                )
                yield from (Specimen(q, part, shown) for q, part in sides if q and _fits(q))


def _compared(pair: Pair) -> list[Link]:
    links = [x for x in pair.links if x.kind == "plan-outcome" and x.shown and x.ruling and x.ruling.verdict in COMPARED]
    return sorted(links, key=lambda x: (_ORDER.index(x.ruling.verdict) if x.ruling else 0, -miss(x)))


def _sentences(series: Iterable[Series]) -> Iterator[Specimen]:
    """Yield sentences of the newest reports, away from their beginning."""
    for one in series:
        quotes = Quotes(one)
        for report in reversed(one.reports):
            for passage in report.passages:
                for place in _places(report, passage):
                    if _fits(quote := quotes.place(place)):
                        yield Specimen(quote, "review", None)


def _places(report: Report[MarkedPassage], passage: MarkedPassage) -> Iterator[Place]:
    for segment in passage.segments:
        if len(segment.zh) == 1 and segment.en and not is_doubtful(segment) and passage.kind == "passage":
            yield Place(report.id, passage.chapter, passage.key, "zh", *segment.zh[0])


def _fits(quote: ShownQuote) -> bool:
    """Is a quotation short and in both languages?"""
    return bool(quote.en_marks) and all(
        least <= len(text) <= most for text, (least, most) in ((quote.text, _ZH), (quote.en, _EN))
    )


def _queries(series: Series, indicators: Iterable[Indicator]) -> tuple[tuple[str, str], ...]:
    """Return quantities of indicators whose names stand like this in a report in both languages, those of most years first."""
    passages = [p for r in series.reports[-2:] for p in r.passages]
    zh, en = "\n".join(p.zh or "" for p in passages), "\n".join(p.en or "" for p in passages).casefold()
    ordered = sorted((i for i in indicators if i.series == series.slug and i.en), key=lambda i: (-len(i.points), i.id))
    names = dict.fromkeys(quantity_alone(i.zh, i.en) for i in ordered)
    return tuple(n for n in names if n[0] in zh and n[1].casefold() in en)[:_QUERIES]
