"""Write the pages of a site, as Markdown for MkDocs."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import partial

from duizhao.diagnostics.boundary import writing
from duizhao.model.artefact import Artefact, File
from duizhao.model.links import Years
from duizhao.model.report import Series
from duizhao.model.shown import SeriesSummary, ShownCell, ShownReport, ShownTerm
from duizhao.model.site import Site
from duizhao.model.words import TermShift
from duizhao.pages.compare import compare_pages, headlines_of
from duizhao.pages.home.downloads import downloads
from duizhao.pages.home.feed import feed
from duizhao.pages.home.home import home_page, quote_page, redline_page, search_page, series_page, words_page
from duizhao.pages.names import names_file
from duizhao.pages.quality.doubtful import DoubtfulList, doubtful_links, doubtful_list
from duizhao.pages.quality.quality import checks_page, quality_page
from duizhao.pages.report import embed_files, readings_files, report_pages
from duizhao.pages.words import TERMS, page_words_files, term_pages
from duizhao.pages.years.indicators import indicator_pages
from duizhao.pages.years.pairs import pair_pages
from duizhao.present import Quotes, welcome
from duizhao.site.labels import label, labels, labels_script


def pages_of_report(report: ShownReport, doubtful: DoubtfulList, *, compared: bool) -> Iterator[File]:
    """Yield the pages of a report and the data of their scripts; `compared`: are there pages that compare several places?"""
    yield from report_pages(report, compared=compared)
    checks = checks_page(report, doubtful)
    if checks:
        yield checks
    yield from readings_files(report)
    yield from page_words_files(report)
    yield from embed_files(report)


def doubtful_of_report(report: str, site: Site, quotes: Quotes) -> DoubtfulList:
    """Return the links of a report that an editor should check; `quotes` are those of its series."""
    return doubtful_list(doubtful_links(site.years, report), quotes)


def is_compared(site: Site) -> bool:
    """Are there pages that compare several places?"""
    return len(site.corpus.series) > 1 and bool(site.comparison.paged)


def years_of(series: Series, years: Years) -> Years:
    """Return what is known across the years of a series."""
    ids = {r.id for r in series.reports}
    pairs = tuple(p for p in years.pairs if p.earlier in ids)
    return Years(pairs, tuple(i for i in years.indicators if i.series == series.slug))


def pages_of_series(
    series: Series,
    years: Years,
    quotes: Quotes,
    cells: Sequence[ShownCell] = (),
    paged: Collection[str] = (),
    shifts: Sequence[TermShift] = (),
) -> Iterator[File]:
    """Yield the pages across the years of a series.

    `cells` are its headline indicators, `paged` the IDs of those with a page, `shifts` its formulas that became more frequent, or less.
    """
    for pair in years.pairs:
        yield from pair_pages(series, pair, quotes, [s for s in shifts if s.later == pair.later])
    yield from indicator_pages(series, years.indicators, quotes, years.pairs, headlines_of(years.indicators, cells, paged))


def pages_of_site(
    site: Site,
    summaries: Sequence[SeriesSummary],
    artefacts: Sequence[Artefact],
    cells: Sequence[ShownCell] = (),
    left_out: Collection[str] = (),
    terms: Sequence[ShownTerm] = (),
    texts: Iterable[Series] | None = None,
) -> Iterator[File]:
    """Yield the pages of the whole site; `artefacts` are all files for download, `cells` those of headline indicators, `terms` the term bank.

    `texts` are the series with their texts, if those of the site have none. Paths in `left_out` get a page that says so.

    Raise WritingError with the path of a page that cannot be made.
    """
    for path, make in _makers(site, summaries, artefacts, cells, terms, texts or site.corpus.series).items():
        if path not in left_out:
            with writing(path):
                yield from make()
        elif path.endswith(".md"):
            yield File(path, f"# {label('page.left_out')}\n".encode())


def _makers(
    site: Site,
    summaries: Sequence[SeriesSummary],
    artefacts: Sequence[Artefact],
    cells: Sequence[ShownCell],
    terms: Sequence[ShownTerm],
    texts: Iterable[Series],
) -> Mapping[str, Callable[[], Iterable[File]]]:
    """Return how each page is made, by its path."""
    by_slug: Mapping[str, SeriesSummary] = {s.slug: s for s in summaries}

    def of_series(series: Series) -> Iterator[File]:
        yield series_page(by_slug[series.slug], site.years, compared=bool(site.comparison.paged))

    return {
        "index.md": lambda: [
            home_page(summaries, site.years, welcome(texts, site.years), compared=is_compared(site), terms=bool(terms))
        ],
        **{f"{series.slug}/index.md": partial(of_series, series) for series in site.corpus.series},
        "compare/index.md": lambda: compare_pages(site, cells),
        f"{TERMS}/index.md": lambda: term_pages(site, terms),
        "quality.md": lambda: [quality_page(site, summaries)],
        "search.md": lambda: [search_page()],
        "quote.md": lambda: [quote_page()],
        "redline.md": lambda: [redline_page()],
        "words.md": lambda: [words_page()],
        "feed.xml": lambda: [feed(summaries)],
        "assets/labels.js": lambda: [File("assets/labels.js", labels_script())],
        "assets/names.js": lambda: [names_file(_names(site))],
        "downloads.md": lambda: downloads(summaries, artefacts),
    }


_TITLES = ("质量", "核对", "链接存疑", "已移动", "找不到此页", "对照", "中文")  # in templates


def _names(site: Site) -> Iterator[str]:
    """Yield the Chinese words that stand around texts: of the interface, and the names of series, reports, chapters and indicators."""
    yield from _TITLES
    yield from (both.zh for both in labels().values())
    for series in site.corpus.series:
        yield series.zh
        for report in series.reports:
            yield from (report.title_zh, report.rights.texts_zh, report.rights.made_zh)
            yield from (c.zh for c in report.chapters if c.zh)
    yield from (i.zh for i in site.years.indicators)
