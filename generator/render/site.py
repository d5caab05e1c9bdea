"""All files of the site."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from generator.model.book import Book
from generator.model.citation import Citation
from generator.model.links import Renders, Years
from generator.model.quality import Quality
from generator.model.readings import ReadTexts
from generator.model.report import Corpus
from generator.render.addresses import Addresses
from generator.render.book import book_of
from generator.render.data import refused_data, report_data, to_json
from generator.render.doubtful import doubtful_links, doubtful_list
from generator.render.feed import feed
from generator.render.home import home_page, search_page, series_page
from generator.render.labels import labels_script
from generator.render.metadata import report_metadata
from generator.render.pages import report_pages
from generator.render.quality import checks_page, has_checks, quality_page
from generator.render.quotes import Quotes
from generator.render.readings import read_pages, readings_data
from generator.render.years import pages_of, with_names, years_pages
from generator.render.years_data import indicators_data, links_data
from generator.render.years_rows import year_lines

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
