"""Write the files of a series and of its reports, or keep those of the last build."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from duizhao.books import books_of, theme_folder
from duizhao.cache import digest_of, program
from duizhao.data import DataWriter
from duizhao.diagnostics.boundary import writing
from duizhao.model.artefact import Artefact, File
from duizhao.model.extracts import ReportExtract, SeriesExtract
from duizhao.model.products import DataRecord
from duizhao.model.report import Series
from duizhao.model.shown import ShownCell, ShownReport, ShownRow
from duizhao.model.site import Site
from duizhao.pages import Dictionary, DoubtfulList, doubtful_of_report, is_compared, pages_of_report, pages_of_series
from duizhao.pipeline.loading import Load
from duizhao.pipeline.options import Options
from duizhao.present import Quotes, present, shown_cells
from duizhao.publish.products import Kept, ProductStore
from duizhao.search import SearchWriter
from duizhao.site import addresses


@dataclass(frozen=True, slots=True)
class Writers:
    """What takes the files of reports and series. `compared`: are there pages that compare several places?"""

    options: Options
    settings: Mapping[str, str]
    compared: bool
    data: DataWriter
    products: ProductStore
    artefacts: list[Artefact]
    write: Callable[[Iterable[File]], None]


class _Presented:
    """A series with its texts, which are loaded when the first of them is asked for; its reports are presented in their order."""

    def __init__(self, series: Series, load: Load) -> None:
        self._series, self._load = series, load
        self._site: Site | None = None
        self._reports: Iterator[tuple[ShownReport, Quotes]] = iter(())
        self._quotes: Quotes | None = None

    @property
    def site(self) -> Site:
        """The site of the series."""
        return self._open()

    def _open(self) -> Site:
        if self._site is None:
            with writing(self._series.slug):
                self._site = self._load(self._series)
            self._reports = present(self._site)
        return self._site

    def report(self, name: str) -> tuple[ShownReport, Quotes]:
        """Return a report; those before it cannot be asked for any more."""
        self._open()
        shown, self._quotes = next((shown, quotes) for shown, quotes in self._reports if shown.id == name)
        return shown, self._quotes

    @property
    def quotes(self) -> Quotes:
        """The quotes of the series."""
        return self._quotes or Quotes(self.site.corpus.series[0], self.site.years.indicators)


def write_series(series: Series, load: Load, writers: Writers) -> SeriesExtract:
    """Write the files of a series and of its reports, or keep them; return what the files of the whole site take from it.

    If all that the series is made of is as it was, its texts are not loaded unless a file of the last build has changed.
    """
    inputs = _inputs(series, load, writers)
    known = writers.products.extract(series.slug, inputs)
    presented = _Presented(series, load)
    reports = {}
    for report in series.reports:
        with writing(report.id):
            reports[report.id], files = _write_report(report.id, known, presented, writers)
        writers.write(files)
    if known and writers.products.keep_as_is(series.slug):
        return known
    with writing(series.slug):
        cells, files = _pages_of_series(presented, writers)
    writers.write(files)
    extract = SeriesExtract(inputs, reports, tuple(cells))
    writers.products.add_extract(series.slug, extract)
    return extract


def is_known(series: Series, load: Load, writers: Writers) -> bool:
    """Is all that a series is made of as it was?"""
    return writers.products.extract(series.slug, _inputs(series, load, writers)) is not None


def _inputs(series: Series, load: Load, writers: Writers) -> str:
    inputs = load.inputs(series)
    return inputs and digest_of((inputs, writers.settings))


def _write_report(
    name: str, known: SeriesExtract | None, presented: _Presented, writers: Writers
) -> tuple[ReportExtract, Iterable[File]]:
    """Keep the files of a report, or make them; return what is extracted from it, and the files to write."""
    if known and (kept := writers.products.keep_as_is(name)):
        _add_kept(kept, lambda: presented.report(name)[0], writers)
        return known.reports[name], ()
    shown, quotes = presented.report(name)
    extract = _extract(shown, presented.site)
    inputs, make = _report_files(shown, doubtful_of_report(name, presented.site, quotes), presented.site, writers)
    if kept := writers.products.keep(name, inputs):
        _add_kept(kept, lambda: shown, writers)
        return extract, ()
    files, record = make()
    writers.data.add(record, {f.path: f.whole() for f in files}, lambda: shown)
    writers.products.add(name, inputs, files, record)
    return extract, files


def _add_kept(kept: Kept, shown: Callable[[], ShownReport], writers: Writers) -> None:
    assert kept.products.data is not None  # every report has it
    writers.artefacts.extend(kept.downloads)
    writers.data.add(kept.products.data, kept.data, shown)


def _extract(shown: ShownReport, site: Site) -> ReportExtract:
    (series,) = site.corpus.series
    rows = next(addresses.rows(r) for r in series.reports if r.id == shown.id)
    return ReportExtract(SearchWriter.extract(shown), Dictionary.extract(shown), rows)


def _pages_of_series(presented: _Presented, writers: Writers) -> tuple[list[ShownCell], list[File]]:
    """Make the pages across the years of a series, or keep those of the last build; return its headline indicators, too."""
    site, quotes = presented.site, presented.quotes
    (series,) = site.corpus.series
    years, paged, shifts = site.years, site.comparison.paged, site.words.shifts
    cells = shown_cells(site.comparison.cells, quotes)
    inputs = {**writers.settings, "texts": digest_of(series), "links": digest_of((years, cells, paged, shifts))}
    if writers.products.keep(series.slug, inputs):
        return cells, []
    files = list(pages_of_series(series, years, quotes, cells, paged, shifts))
    writers.products.add(series.slug, inputs, files)
    return cells, files


def _report_files(
    shown: ShownReport, doubtful: DoubtfulList, site: Site, writers: Writers
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


def settings_of(site: Site, options: Options) -> dict[str, str]:
    """Return the digests of what files are made of beside texts and links."""
    libraries = ("jinja2", "markupsafe", "msgspec")
    return {
        "the program": program(theme_folder(), libraries=libraries),
        "settings": digest_of((site.address, options.books, is_compared(site))),
    }
