"""Write every file of the site, or keep that of the last build."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from functools import partial

from duizhao.books import Sheet, books_of, sheet_of, theme_folder
from duizhao.cache import Cache, digest_of, program
from duizhao.data import DataWriter
from duizhao.diagnostics.boundary import writing
from duizhao.figures import written_units
from duizhao.model.artefact import Artefact, File, Output
from duizhao.model.products import DataRecord
from duizhao.model.report import Corpus, Series
from duizhao.model.shown import ShownCell, ShownReport, ShownRow, ShownTerm
from duizhao.model.site import Site
from duizhao.pages import (
    Dictionary,
    DoubtfulList,
    doubtful_of_report,
    is_compared,
    pages_of_report,
    pages_of_series,
    pages_of_site,
    years_of,
)
from duizhao.pipeline.options import Load, Options, Printer, Progress
from duizhao.present import Quotes, TermPlaces, present, shown_cells, shown_terms, summaries
from duizhao.publish.left_out import LeftOut
from duizhao.publish.products import Kept, ProductStore
from duizhao.search import SearchWriter

_WORDS = "assets/words"  # the folder of the dictionary, as diagnostics name it


def write_site(
    site: Site, output: Output, progress: Progress, options: Options, left_out: LeftOut | None = None, load: Load | None = None
) -> tuple[tuple[Artefact, ...], Mapping[str, str]]:
    """Write every file, or take it from the last build where nothing of it has changed; one series at a time, to save memory.

    `load` returns the site with the texts of a series, if `site` has none. Return the files for download, and what has changed in
    each report and series (see `ProductStore`).
    """
    artefacts: list[Artefact] = []
    without = left_out.parts if left_out else set()
    load = load or partial(_with_series, site)

    def write(files: Iterable[File]) -> None:
        artefacts.extend(a for a in map(output.write, files) if a.kind)

    summed_up = summaries(site)
    search, dictionary = SearchWriter(written_units()), Dictionary()
    terms = TermPlaces(site.words.terms)
    cells: list[ShownCell] = []
    with DataWriter() as data, Cache(options.products) as cache:
        products = ProductStore(output, cache)
        writers = _Writers(
            options, _settings(site, options), is_compared(site), data, search, dictionary, products, artefacts, write
        )
        for done, series in enumerate(site.corpus.series):
            progress("write", done, len(site.corpus.series))
            with writing(series.slug):
                one = load(series)
                terms.add(one.corpus.series[0])
            _write_reports(one, writers)
            cells += _write_series(one, writers)
        progress("write", len(site.corpus.series), len(site.corpus.series))
        if options.printer:
            write(_printed(options.printer, map(load, site.corpus.series), len(site.corpus.reports), progress))
        bank = _term_bank(site, terms, without)
        write(data.site(site, without, bank))
    shared: dict[str, Callable[[], Iterable[File]]] = {
        "search": search.files,
        _WORDS: partial(dictionary.files, bank, site.corpus),
    }
    for name in sorted(shared.keys() - without):
        with writing(name):
            files = list(shared[name]())
        write(files)
    texts = _Texts(load, site.corpus.series)
    write(pages_of_site(site, summed_up, tuple(artefacts), cells, without, bank, texts))
    return tuple(artefacts), products.changes


def _with_series(site: Site, series: Series) -> Site:
    return replace(site, corpus=Corpus((series,), ()), years=years_of(series, site.years))


@dataclass(frozen=True, slots=True)
class _Writers:
    """What takes the files of reports and series. `compared`: are there pages that compare several places?"""

    options: Options
    settings: Mapping[str, str]
    compared: bool
    data: DataWriter
    search: SearchWriter
    dictionary: Dictionary
    products: ProductStore
    artefacts: list[Artefact]
    write: Callable[[Iterable[File]], None]


def _write_reports(site: Site, writers: _Writers) -> None:
    """Write the files of each report of a series, or keep those of the last build."""
    presented = present(site)
    for report in site.corpus.reports:
        with writing(report.id):
            shown, quotes = next(presented)
            writers.search.report(shown)
            writers.dictionary.report(shown)
            inputs, make = _report_files(shown, doubtful_of_report(shown.id, site, quotes), site, writers)
            if kept := writers.products.keep(shown.id, inputs):
                writers.artefacts.extend(kept.downloads)
                writers.data.add(_data_of(kept), kept.data, shown)
                continue
            files, record = make()
            writers.data.add(record, {f.path: f.whole() for f in files}, shown)
            writers.products.add(shown.id, inputs, files, record)
        writers.write(files)


def _write_series(site: Site, writers: _Writers) -> list[ShownCell]:
    """Write the pages across the years of a series, or keep those of the last build; return its headline indicators."""
    (series,) = site.corpus.series
    with writing(series.slug):
        years, paged = site.years, site.comparison.paged
        quotes = Quotes(series, years.indicators)
        cells = shown_cells(site.comparison.by_series().get(series.slug, ()), quotes)
        ids = {r.id for r in series.reports}
        shifts = [shift for shift in site.words.shifts if shift.later in ids]
        inputs = {**writers.settings, "texts": digest_of(series), "links": digest_of((years, cells, paged, shifts))}
        if writers.products.keep(series.slug, inputs):
            return cells
        files = list(pages_of_series(series, years, quotes, cells, paged, shifts))
        writers.products.add(series.slug, inputs, files)
    writers.write(files)
    return cells


class _Texts:
    """The series of a site with their texts, each loaded when it is asked for."""

    def __init__(self, load: Load, outlines: Sequence[Series]) -> None:
        self._load, self._outlines = load, outlines

    def __iter__(self) -> Iterator[Series]:
        return (series for outline in self._outlines for series in self._load(outline).corpus.series)


def _term_bank(site: Site, places: TermPlaces, without: AbstractSet[str]) -> list[ShownTerm]:
    """Present the term bank; empty if it is left out."""
    if "data/terms.json" in without:
        return []
    with writing("data/terms.json"):
        return shown_terms(site, places.permalinks)


def _report_files(
    shown: ShownReport, doubtful: DoubtfulList, site: Site, writers: _Writers
) -> tuple[Mapping[str, str], Callable[[], tuple[list[File], DataRecord]]]:
    """Return the digests of all that the files of a report are made of, and the function that makes them of it."""
    inputs = {
        **writers.settings,
        "text": digest_of(_text_alone(shown)),
        "renderings of words": digest_of([r.words for r in shown.rows]),
        "links to other years": digest_of(([r.years for r in shown.rows], doubtful)),
    }

    def make() -> tuple[list[File], DataRecord]:
        files, record = writers.data.report(shown)
        pages = pages_of_report(shown, doubtful, compared=writers.compared)
        return [*pages, *files, *(books_of(shown, site.address) if writers.options.books else ())], record

    return inputs, make


def _text_alone(shown: ShownReport) -> ShownReport:
    """Drop what a report has from other reports: links to other years, and renderings that all reports teach."""

    def alone(row: ShownRow) -> ShownRow:
        return replace(row, years=None, words=())

    chapters = tuple(
        replace(c, heading=alone(c.heading) if c.heading else None, rows=tuple(map(alone, c.rows))) for c in shown.chapters
    )
    return replace(shown, chapters=chapters, rows=tuple(map(alone, shown.rows)))


def _settings(site: Site, options: Options) -> dict[str, str]:
    """Return the digests of what files are made of beside texts and links."""
    libraries = ("jinja2", "markupsafe", "msgspec")
    return {
        "the program": program(theme_folder(), libraries=libraries),
        "settings": digest_of((site.address, options.books, is_compared(site))),
    }


def _data_of(kept: Kept) -> DataRecord:
    assert kept.products.data is not None  # every report has it
    return kept.products.data


def sheets(site: Site) -> Iterator[Sheet]:
    """Make HTML files of the reports for printing."""
    return (sheet_of(shown, site.address) for shown, _ in present(site))


def _printed(printer: Printer, sites: Iterable[Site], count: int, progress: Progress) -> Iterator[File]:
    for done, pdf in enumerate(printer(sheet for site in sites for sheet in sheets(site)), 1):
        progress("print", done, count)
        yield pdf
