"""All files of the site."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from duizhao.model.book import Book
from duizhao.model.citation import Citation
from duizhao.model.links import Renders, Years
from duizhao.model.quality import Quality
from duizhao.model.readings import ReadTexts
from duizhao.model.report import Corpus
from duizhao.render.addresses import Addresses
from duizhao.render.book import book_of
from duizhao.render.data import refused_data, report_data, to_json
from duizhao.render.doubtful import doubtful_links, doubtful_list
from duizhao.render.feed import feed
from duizhao.render.home import home_page, search_page, series_page
from duizhao.render.labels import labels_script
from duizhao.render.metadata import report_metadata
from duizhao.render.pages import report_pages
from duizhao.render.quality import checks_page, has_checks, quality_page
from duizhao.render.quotes import Quotes
from duizhao.render.readings import read_pages, readings_data
from duizhao.render.years import pages_of, with_names, years_pages
from duizhao.render.years_data import indicators_data, links_data
from duizhao.render.years_rows import year_lines

_NO_YEARS = Years((), ())


def render_site(
    corpus: Corpus,
    quality: Quality,
    progress: Callable[[str, int, int], None],
    citations: Mapping[str, Citation] = MappingProxyType({}),
    read: ReadTexts | None = None,
    years: Years = _NO_YEARS,
    shelve: Callable[[Book], None] | None = None,
    renders: Renders = lambda *_: 0.0,
) -> dict[str, bytes]:
    """Every file of the MkDocs source folder: path → bytes. `citations` has reports by their ID.

    `shelve` takes each report as a book, where it is read. `renders` judges English names of indicators; without it there
    are none.
    """
    to = Addresses()
    years = with_names(corpus, years, to, renders)
    counts = {q.report: q for q in quality.reports}
    doubtful = {name: doubtful_links(years, name) for name in counts}
    files = {
        "index.md": home_page(corpus, counts),
        "quality.md": quality_page(corpus, quality, {name: len(links) for name, links in doubtful.items()}),
        "search.md": search_page(),
        "feed.xml": feed(corpus, counts, to),
        "assets/labels.js": labels_script(),
        "data/refused.json": to_json(refused_data(corpus)),
        "data/links.json": to_json(links_data(years)),
        "data/indicators.json": to_json(indicators_data(years.indicators)),
    }
    done = 0
    files |= years_pages(corpus, years, to)
    for series in corpus.series:
        lines = year_lines(series, [p for p in years.pairs if any(r.id == p.earlier for r in series.reports)], to)
        files[f"{series.slug}/index.md"] = series_page(series, counts, pages_of(series, years))
        for report in series.reports:
            progress("render", done, len(counts))
            metadata = report_metadata(report, series, to.report(report), [(c, to.chapter(report, c)) for c in report.chapters])
            cited, years_lines = citations.get(report.id), lines.get(report.id)
            files.update(report_pages(report, counts[report.id], to, cited, years_lines, metadata))
            if has_checks(counts[report.id], len(doubtful[report.id])):
                links = doubtful_list(doubtful[report.id], Quotes(series, to))
                files[to.source(report, "quality")] = checks_page(report, counts[report.id], to, links)
            files[f"data/reports/{report.id}.json"] = to_json(report_data(report, to))
            if read:
                read_texts = read_pages(report, read)
                files.update(readings_data(report, to, read_texts))
                if shelve:
                    shelve(book_of(report, to, citations.get(report.id), read_texts, lines.get(report.id, {})))
            done += 1
    progress("render", done, len(counts))
    return files
