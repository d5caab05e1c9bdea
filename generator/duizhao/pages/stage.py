"""Write the pages of a site, as Markdown for MkDocs."""

from collections.abc import Iterator, Mapping, Sequence

from duizhao.model.artefact import Artefact, File
from duizhao.model.report import Series
from duizhao.model.shown import SeriesSummary, ShownReport
from duizhao.model.site import Site
from duizhao.pages.home.downloads import downloads
from duizhao.pages.home.feed import feed
from duizhao.pages.home.home import home_page, search_page, series_page
from duizhao.pages.quality.doubtful import doubtful_links, doubtful_list
from duizhao.pages.quality.quality import checks_page, quality_page
from duizhao.pages.report import readings_files, report_pages
from duizhao.pages.years.indicators import indicator_pages
from duizhao.pages.years.pairs import pair_pages, year_pages
from duizhao.present import Quotes
from duizhao.site.labels import labels_script


def pages_of_report(report: ShownReport, site: Site, quotes: Quotes) -> Iterator[File]:
    """Yield the pages of a report and the data of their scripts; `quotes` are those of its series."""
    yield from report_pages(report)
    checks = checks_page(report, doubtful_list(doubtful_links(site.years, report.id), quotes))
    if checks:
        yield checks
    yield from readings_files(report)


def pages_of_series(series: Series, site: Site, quotes: Quotes) -> Iterator[File]:
    """Yield the pages across the years of a series."""
    ids = {r.id for r in series.reports}
    for pair in site.years.pairs:
        if pair.earlier in ids:
            yield from pair_pages(series, pair, quotes)
    yield from indicator_pages(series, [i for i in site.years.indicators if i.series == series.slug], quotes)


def pages_of_site(site: Site, summaries: Sequence[SeriesSummary], artefacts: Sequence[Artefact]) -> Iterator[File]:
    """Yield the pages of the whole site; `artefacts` are all files for download."""
    yield home_page(summaries)
    by_slug: Mapping[str, SeriesSummary] = {s.slug: s for s in summaries}
    for series in site.corpus.series:
        yield series_page(by_slug[series.slug], year_pages(series, site.years))
    yield quality_page(site, summaries)
    yield search_page()
    yield feed(summaries)
    yield File("assets/labels.js", labels_script())
    yield from downloads(summaries, artefacts)
