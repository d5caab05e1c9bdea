"""Write the home page and the pages of series: what this is, where to start, and what there is by year or by place."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from duizhao.model.artefact import File
from duizhao.model.home import Specimen, Welcome
from duizhao.model.links import Years
from duizhao.model.shown import SeriesSummary
from duizhao.pages.home.doors import doors
from duizhao.pages.home.table import ReportRow, report_rows
from duizhao.pages.template import render
from duizhao.site.across import marked_html, outcome_html
from duizhao.site.escape import attribute, cell, inline
from duizhao.site.labels import bilingual, joined, label


@dataclass(frozen=True, slots=True)
class PlaceView:
    """A series in the table of places: address, names, the span of its years, its newest report."""

    href: str
    zh: str
    en: str
    years: str
    row: ReportRow


def home_page(
    series: Sequence[SeriesSummary], years: Years, welcome: Welcome, *, compared: bool = False, terms: bool = False
) -> File:
    """Return the home page; `compared`, `terms`: are there pages that compare places, and a term bank?"""
    rows = {s.slug: report_rows(s, years, ".") for s in series if s.reports}
    first = next(iter(rows.values()), [])
    page = render(
        "home.md.jinja",
        live=_live(welcome.specimen),
        queries=[(cell(zh), cell(en), attribute(zh), attribute(en)) for zh, en in welcome.queries],
        doors=doors(series, rows, years, compared=compared) if rows else [],
        rows=first if len(rows) == 1 else [],
        places=[_place(s, rows[s.slug]) for s in series if s.slug in rows] if len(rows) > 1 else [],
        alone=_names(series[0]) if len(rows) == 1 else "",
        series_href=f"{series[0].slug}/" if len(rows) == 1 else "",
        followed=any(r.promises for some in rows.values() for r in some),
        empty=not rows,
        terms=terms,
    )
    return File("index.md", page)


def series_page(series: SeriesSummary, years: Years, *, compared: bool = False) -> File:
    """Return the page of a series: its reports, the newest first."""
    plain = joined(series.zh, series.en)
    rows = report_rows(series, years, series.slug)
    ways = doors([series], {series.slug: rows}, years, here=series.slug, compared=compared)
    zh, en = inline(series.zh), inline(series.en)
    page = render("series.md.jinja", plain=plain, zh=zh, en=en, rows=rows, doors=ways)
    return File(f"{series.slug}/index.md", page)


def _live(specimen: Specimen | None) -> dict[str, str] | None:
    """Return the sentence that shows what this is, as HTML."""
    if specimen is None:
        return None
    q = specimen.quote
    name = label(f"page.years.{specimen.part}", year=q.year)
    return {
        "zh": marked_html(q.text, q.marks),
        "en": marked_html(q.en, q.en_marks),
        "lang": q.lang,
        "where": f'<a href="{q.evidence}">{name}</a> {bilingual(cell(q.chapter), cell(q.chapter_en)) if q.chapter.strip() else ""}',
        "outcome": outcome_html(specimen.outcome) if specimen.outcome else "",
    }


def _names(series: SeriesSummary) -> str:
    return bilingual(cell(series.zh), cell(series.en))


def _place(series: SeriesSummary, rows: Sequence[ReportRow]) -> PlaceView:
    first, last = series.reports[0].year, series.reports[-1].year
    span = str(last) if first == last else f"{first}–{last}"
    judged = next((r.promises for r in rows if r.promises), None)
    return PlaceView(f"{series.slug}/", cell(series.zh), cell(series.en), span, replace(rows[0], promises=judged))


def quote_page() -> File:
    """Return the page that checks quotations; a script fills it."""
    return File("quote.md", render("quote.md.jinja"))


def redline_page() -> File:
    """Return the page that compares two passages; a script fills it."""
    return File("redline.md", render("redline.md.jinja"))


def words_page() -> File:
    """Return the page of the words that a reader keeps; a script fills it."""
    return File("words.md", render("words.md.jinja"))


def search_page() -> File:
    """Return the page of search results; a script fills it."""
    return File("search.md", render("search.md.jinja"))
