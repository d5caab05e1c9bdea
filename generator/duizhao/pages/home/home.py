"""Write the home page and the pages of series: which reports there are, how complete, where to start."""

import posixpath
from collections.abc import Sequence

from duizhao.model.artefact import File
from duizhao.model.shown import SeriesSummary
from duizhao.pages.summary import summary_view
from duizhao.pages.template import render
from duizhao.pages.views import ReportView
from duizhao.site.escape import cell, inline
from duizhao.site.labels import label


def home_page(series: Sequence[SeriesSummary], *, compared: bool = False, terms: bool = False) -> File:
    """Return the page that lists every series with its reports, the newest first.

    `compared`, `terms`: are there pages that compare the series, and a term bank?
    """
    shown = [{"zh": cell(s.zh), "en": cell(s.en), "href": f"{s.slug}/index.md", "reports": _reports(s, ".")} for s in series]
    return File("index.md", render("home.md.jinja", series=shown, compared=compared, terms=terms))


def series_page(series: SeriesSummary, across: Sequence[tuple[str, str]] = (), *, compared: bool = False) -> File:
    """Return the page of a series: its reports, the newest first; `across` has path and name of pages of several years."""
    across = [*across, *([("../compare/index.md", label("page.compare.nav"))] if compared else [])]
    plain = " · ".join(n for n in (series.zh, series.en) if n)
    zh, en = inline(series.zh), inline(series.en)
    page = render("series.md.jinja", plain=plain, zh=zh, en=en, reports=_reports(series, series.slug), across=across)
    return File(f"{series.slug}/index.md", page)


def _reports(series: SeriesSummary, here: str) -> list[ReportView]:
    """Return the reports for a list on a page in the folder `here`."""
    return [summary_view(r, posixpath.relpath(r.address, here)) for r in reversed(series.reports)]


def search_page() -> File:
    """Return the page of search results; a script fills it."""
    return File("search.md", render("search.md.jinja"))
