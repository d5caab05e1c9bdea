"""Write every file of the site, or keep that of the last build."""

import gc
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from functools import partial

from duizhao.books import Sheet, sheet_of
from duizhao.cache import Cache
from duizhao.data import DataWriter
from duizhao.diagnostics.boundary import writing
from duizhao.figures import written_units
from duizhao.model.artefact import Artefact, File, Output
from duizhao.model.report import Series
from duizhao.model.shown import ShownCell, ShownTerm
from duizhao.model.site import Site
from duizhao.pages import Dictionary, is_compared, pages_of_site
from duizhao.pipeline.loading import Load, SeriesInMemory
from duizhao.pipeline.options import Options, Printer, Progress
from duizhao.pipeline.series_files import Writers, is_known, settings_of, write_series
from duizhao.present import TermPlaces, present, shown_terms, summaries
from duizhao.publish.left_out import LeftOut
from duizhao.publish.products import ProductStore
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
    load = load or SeriesInMemory(site)

    def write(files: Iterable[File]) -> None:
        artefacts.extend(a for a in map(output.write, files) if a.kind)

    summed_up = summaries(site)
    search, dictionary = SearchWriter(written_units()), Dictionary()
    terms = TermPlaces(site.words.terms)
    cells: list[ShownCell] = []
    with DataWriter() as data, Cache(options.products) as cache:
        products = ProductStore(output, cache)
        writers = Writers(options, settings_of(site, options), is_compared(site), data, products, artefacts, write)
        _collect()
        changes = _write_early(site.corpus.series, load, writers, output) if options.early else {}
        for done, series in enumerate(site.corpus.series):
            progress("write", done, len(site.corpus.series))
            extract = write_series(series, load, writers)
            for name, of_report in extract.reports.items():
                search.add(of_report.search)
                dictionary.add(of_report.dictionary)
                terms.add(name, of_report.rows)
            cells += extract.cells
            _collect()
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
    return tuple(artefacts), {**products.changes, **changes}


def _collect() -> None:
    """Free what templates leave in cycles, if commands have switched the collector off; it does not look at what is left again."""
    if not gc.isenabled():
        gc.collect()
        gc.freeze()


def _write_early(series: Iterable[Series], load: Load, writers: Writers, output: Output) -> Mapping[str, str]:
    """Write the files of the series that have changed, which are then kept like all others, and say so; return what has changed."""

    def write(files: Iterable[File]) -> None:
        for file in files:
            output.write(file)

    assert writers.options.early is not None
    with DataWriter() as unused:
        for one in series:
            if not is_known(one, load, writers):
                write_series(one, load, replace(writers, data=unused, artefacts=[], write=write))
    writers.options.early()
    return {name: change for name, change in writers.products.changes.items() if change}


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


def sheets(site: Site) -> Iterator[Sheet]:
    """Make HTML files of the reports for printing."""
    return (sheet_of(shown, site.address) for shown, _ in present(site))


def _printed(printer: Printer, sites: Iterable[Site], count: int, progress: Progress) -> Iterator[File]:
    for done, pdf in enumerate(printer(sheet for site in sites for sheet in sheets(site)), 1):
        progress("print", done, count)
        yield pdf
