"""The ordered list of stages; the only module that knows all of them."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import TypeVar

from duizhao.align import Bonds, adopt_identities, align, name_judge, pair_editions
from duizhao.books import Sheet, books_of, sheet_of, theme_folder
from duizhao.cache import Cache, digest_of, program
from duizhao.checks import measure, quality_of, report_doubtful_pairs, report_figures
from duizhao.citations import citation
from duizhao.collate import group_editions, is_whole, lead_first, merge, separate_places
from duizhao.compare import ADDED_INDICATORS, CompareOptions, Headlines, load_table
from duizhao.curation import (
    acknowledged_figures,
    advice_for,
    apply_curation,
    group_series,
    link_rules,
    load_curations,
    report_unknown,
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
from duizhao.model.identity import series_of
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
from duizhao.model.site import Site
from duizhao.model.source import RawDocument
from duizhao.model.words import Words
from duizhao.notes import anchor_notes, mark_notes, terms
from duizhao.outline import outline, with_permalinks
from duizhao.pages import (
    DoubtfulList,
    doubtful_of_report,
    is_compared,
    pages_of_report,
    pages_of_series,
    pages_of_site,
    years_of,
)
from duizhao.present import Quotes, present, shown_cells, shown_terms, summaries
from duizhao.publish.left_out import LeftOut, WrittenFiles, file_of
from duizhao.publish.products import Kept, ProductStore
from duizhao.readers import CURATION, IsolatedReader, SourceFile, find_files
from duizhao.readings import read_report
from duizhao.search import SearchWriter
from duizhao.structure import split_reports, understand
from duizhao.words import find_words
from duizhao.years import LinkOptions, link_years, name_indicators, parts_of, rule

Progress = Callable[[str, int, int], None]  # stage, done, of
Printer = Callable[[Iterable[Sheet]], Iterator[File]]  # HTML files of reports → PDFs


@dataclass(frozen=True, slots=True)
class Options:
    """Options of a run.

    `cache` is the file that keeps results between builds, `products` the one that says of what the files of the last build were made.
    `site` is the address at which the site is published, with `/` at its end; empty if not known. `books`: is each report
    also written as one HTML file and an EPUB? `printer` makes PDFs of the HTML files. With `only`, the ID of a report, the
    site has only this report; the others are still read, then dropped. `qa`: are the rules of quality assurance applied?
    """

    cache: Path | None = None
    products: Path | None = None
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
Result = TypeVar("Result")


def build(root: Path, output: Output, progress: Progress, options: Options = _DEFAULT) -> Built:
    """Read the reports below `root` and write every file of the site's source folder to `output`, each as soon as it is made."""
    left_out = LeftOut()
    while True:
        known = read_site(root, progress, options, left_out)
        written = WrittenFiles(output)
        try:
            artefacts, changes = write_site(known.site, written, progress, options, left_out)
            return replace(known, artefacts=artefacts, changes=changes)
        except WritingError as error:
            left_out.add(error, known.site)
            written.remove_all()


def read_site(root: Path, progress: Progress, options: Options = _DEFAULT, left_out: LeftOut | None = None) -> Built:
    """Read the reports below `root` and derive the site's content; only the cache is written."""
    diagnostics = Collector()
    left_out = left_out or LeftOut()
    diagnostics.extend(left_out.diagnostics)
    with Cache(options.cache) as cache:
        curations = _curations(root, diagnostics)
        corpus = _corpus(root, curations, diagnostics, progress, cache, options.processes)
        if options.only:
            corpus = _with_reports(corpus, {options.only}, refused=())
        readings = _each(corpus, "readings", lambda r: read_report(r, cache), diagnostics)
        citations = _each(corpus, "citations", citation, diagnostics)
        acknowledged = acknowledged_figures(corpus.reports, curations, diagnostics)
        measured = _each(corpus, "checks", lambda r: measure(r, acknowledged), diagnostics)
        corpus = _with_reports(corpus, (readings.keys() & citations.keys() & measured.keys()) - left_out.reports)
        linking = LinkOptions(size_of, terms, link_rules(curations))
        years = _years(corpus, linking, cache, diagnostics, progress, left_out.years)
        comparison = _comparison(root, corpus, cache, diagnostics, progress)
        words = _words(corpus, cache, diagnostics, progress)
        proposals = attempt("figures", "", diagnostics, partial(report_figures, corpus, acknowledged, agree, diagnostics)) or ()
        findings = _findings(corpus, curations, diagnostics) if options.qa else ()
        files_of = {e.file for r in corpus.reports for e in r.editions}
        relevant = tuple(d for d in diagnostics.sorted() if not options.only or d.file in files_of)
        site = Site(
            corpus,
            quality_of(corpus, measured, relevant, proposals),
            years,
            citations,
            readings,
            options.site,
            comparison,
            words,
        )
    return Built(site, relevant, findings=findings)


def _findings(corpus: Corpus, curations: Sequence[Curation], diagnostics: Collector) -> tuple[Finding, ...]:
    """Apply the rules of quality assurance to each report; what an editor knows is left out."""
    from duizhao.qa import RULES, check_translation  # noqa: PLC0415 - its rules are slow to load, and most builds need none

    def check(report: Report[MarkedPassage]) -> tuple[Finding, ...]:
        return check_translation(report, terms_for(report, curations), rules_off(report, curations))

    found = _each(corpus, "quality assurance", check, diagnostics)
    known = partial(without_known, found, corpus.reports, curations, RULES.keys(), diagnostics)
    return attempt("curation", CURATION, diagnostics, known) or ()


def write_site(
    site: Site, output: Output, progress: Progress, options: Options, left_out: LeftOut | None = None
) -> tuple[tuple[Artefact, ...], Mapping[str, str]]:
    """Write every file, report by report to save memory, or take it from the last build where nothing of it has changed.

    Return the files for download, and what has changed in each report and series (see `ProductStore`).
    """
    artefacts: list[Artefact] = []
    without = left_out.parts if left_out else set()

    def write(files: Iterable[File]) -> None:
        artefacts.extend(a for a in map(output.write, files) if a.kind)

    summed_up = summaries(site)
    count = sum(len(s.reports) for s in summed_up)
    search = SearchWriter(written_units())
    with DataWriter() as data, Cache(options.products) as cache:
        products = ProductStore(output, cache)
        reports = iter(site.corpus.reports)
        presented = present(site)
        for done, report in enumerate(reports):
            progress("write", done, count)
            with writing(report.id):
                shown, quotes = next(presented)
                search.report(shown)
                inputs, make = _report_files(shown, doubtful_of_report(shown.id, site, quotes), site, options, data)
                if kept := products.keep(shown.id, inputs):
                    artefacts += kept.downloads
                    data.add(_data_of(kept), kept.data, shown)
                    continue
                files, record = make()
                data.add(record, {f.path: f.whole() for f in files}, shown)
                products.add(shown.id, inputs, files, record)
            write(files)
        progress("write", count, count)
        cells: list[ShownCell] = []
        by_series = site.comparison.by_series()
        for series in site.corpus.series:
            with writing(series.slug):
                years, paged = years_of(series, site.years), site.comparison.paged
                quotes = Quotes(series, years.indicators)
                shown_of_series = shown_cells(by_series.get(series.slug, ()), quotes)
                cells += shown_of_series
                inputs = {
                    **_settings(site, options),
                    "texts": digest_of(series),
                    "links": digest_of((years, shown_of_series, paged)),
                }
                if products.keep(series.slug, inputs):
                    continue
                files = list(pages_of_series(series, years, quotes, shown_of_series, paged))
                products.add(series.slug, inputs, files)
            write(files)
        if options.printer:
            write(_printed(options.printer, site, progress))
        bank = _term_bank(site, without)
        write(data.site(site, without, bank))
    if "search" not in without:
        with writing("search"):
            files = list(search.files())
        write(files)
    write(pages_of_site(site, summed_up, tuple(artefacts), cells, without, bank))
    return tuple(artefacts), products.changes


def _term_bank(site: Site, without: AbstractSet[str]) -> list[ShownTerm]:
    """Present the term bank; empty if it is left out."""
    if "data/terms.json" in without:
        return []
    with writing("data/terms.json"):
        return shown_terms(site)


def _report_files(
    shown: ShownReport, doubtful: DoubtfulList, site: Site, options: Options, data: DataWriter
) -> tuple[Mapping[str, str], Callable[[], tuple[list[File], DataRecord]]]:
    """Return the digests of all that the files of a report are made of, and the function that makes them of it."""
    compared, address = is_compared(site), site.address
    inputs = {
        **_settings(site, options),
        "text": digest_of(_text_alone(shown)),
        "renderings of words": digest_of([r.words for r in shown.rows]),
        "links to other years": digest_of(([r.years for r in shown.rows], doubtful)),
    }

    def make() -> tuple[list[File], DataRecord]:
        files, record = data.report(shown)
        pages = pages_of_report(shown, doubtful, compared=compared)
        return [*pages, *files, *(books_of(shown, address) if options.books else ())], record

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


def _printed(printer: Printer, site: Site, progress: Progress) -> Iterator[File]:
    count = sum(len(s.reports) for s in site.corpus.series)
    for done, pdf in enumerate(printer(sheets(site)), 1):
        progress("print", done, count)
        yield pdf


def read_corpus(root: Path, diagnostics: Collector, progress: Progress, cache: Cache, processes: int = 1) -> Corpus:
    """Read every file below `root` and make the corpus; what cannot be used is a diagnostic."""
    return _corpus(root, _curations(root, diagnostics), diagnostics, progress, cache, processes)


def _corpus(
    root: Path, curations: Sequence[Curation], diagnostics: Collector, progress: Progress, cache: Cache, processes: int
) -> Corpus:
    sources = find_files(root, diagnostics)
    editions: list[Edition] = []
    decided: set[int] = set()  # editions whose series an editor decided
    refused: list[Refused] = []
    used: set[tuple[str, int]] = set()
    with IsolatedReader(cache) as reader:
        for k, source in enumerate(sources):
            progress("read", k, len(sources))
            run = partial(_understood, reader, source, curations, used, diagnostics)
            for read, advised in attempt("reading", source.file, diagnostics, run) or [(_failed(source.file), False)]:
                if isinstance(read, Refused):
                    refused.append(read)
                    continue
                if advised:
                    decided.add(len(editions))
                editions.append(read)
    progress("read", len(sources), len(sources))
    attempt("curation", CURATION, diagnostics, partial(report_unused, curations, used, diagnostics))
    adopting = partial(adopt_identities, editions, decided, meanings, cache, diagnostics)
    editions = attempt("finding files of one report", "", diagnostics, adopting, "X103") or editions
    separated = attempt("telling places apart", "", diagnostics, partial(separate_places, editions, decided, diagnostics), "X103")
    groups = group_editions(editions if separated is None else separated)
    reports = []
    for k, group in enumerate(groups):
        progress("collate", k, len(groups))
        report = attempt("collating", group[0].file, diagnostics, partial(_report, group, curations, cache, diagnostics))
        if report is not None:
            reports.append(report)
    progress("collate", len(groups), len(groups))
    attempt("curation", CURATION, diagnostics, lambda: report_unknown(curations, (r.id for r in reports), diagnostics))
    compared = _compared(reports, curations, diagnostics, progress, cache, processes)
    kept = {e.file for r in compared for e in r.editions} | {r.file for r in refused}
    refused += map(_failed, sorted({e.file for e in editions} - kept))
    digests = {s.file: s.data for s in sources}
    refused.sort(key=lambda r: (digests[r.file], r.file))
    series = attempt(
        "curation", CURATION, diagnostics, lambda: group_series(with_rights(compared, curations, diagnostics), curations)
    )
    return Corpus(group_series(compared, ()) if series is None else series, tuple(refused))


def _curations(root: Path, diagnostics: Collector) -> Sequence[Curation]:
    return attempt("curation", CURATION, diagnostics, partial(load_curations, root, diagnostics)) or ()


def _understood(
    reader: IsolatedReader, source: SourceFile, curations: Sequence[Curation], used: set[tuple[str, int]], diagnostics: Collector
) -> list[tuple[Edition | Refused, bool]]:
    """Read a file into the editions of its reports, each with whether an editor decided its series."""
    document = reader.read(source, diagnostics)
    if document is None:
        return [(Refused(source.file, "it could not be read; the diagnostics say why", ()), False)]
    advised = [(part, advice_for(part, curations, used)) for part in split_reports(document, diagnostics)]
    return [(understand(part, advice, diagnostics), bool(advice.series)) for part, advice in advised]


def _with_reports(corpus: Corpus, ids: AbstractSet[str], refused: tuple[Refused, ...] | None = None) -> Corpus:
    """Keep only the reports with these IDs; files of the others are refused, unless `refused` says which ones are."""
    if refused is None:
        dropped = sorted({e.file for r in corpus.reports if r.id not in ids for e in r.editions})
        refused = (*corpus.refused, *map(_failed, dropped))
    kept = [replace(s, reports=tuple(r for r in s.reports if r.id in ids)) for s in corpus.series]
    return replace(corpus, series=tuple(s for s in kept if s.reports), refused=refused)


def _failed(file: str) -> Refused:
    return Refused(file, "the program failed on it; the diagnostics say where", ())


def _each(corpus: Corpus, step: str, run: Callable[[Report[MarkedPassage]], Result], diagnostics: Collector) -> dict[str, Result]:
    """Run a step on each report; a report on which it fails is missing from the result."""
    done = {r.id: attempt(step, file_of(r), diagnostics, partial(run, r)) for r in corpus.reports}
    return {name: result for name, result in done.items() if result is not None}


def _years(
    corpus: Corpus, linking: LinkOptions, cache: Cache, diagnostics: Collector, progress: Progress, left_out: AbstractSet[str]
) -> Years:
    """Link the reports of each series; a series on which it fails, or failed before, has no links."""
    whole = Years((), ())
    for k, series in enumerate(corpus.series):
        progress("years", k, len(corpus.series))
        if series.slug in left_out:
            continue
        run = partial(_years_of, series, linking, cache, diagnostics)
        if found := attempt("years", file_of(series.reports[-1]), diagnostics, run, "X102"):
            whole = Years(whole.pairs + found.pairs, whole.indicators + found.indicators)
    progress("years", len(corpus.series), len(corpus.series))
    try:
        return name_indicators(corpus.series, whole, name_judge(corpus.reports), cache)
    except Exception as error:  # noqa: BLE001 - the indicators keep their Chinese names
        diagnostics.add("X102", "", 0, f"names of indicators failed: {describe(error, '')[0]}")
        return whole


def _years_of(series: Series, linking: LinkOptions, cache: Cache, diagnostics: Collector) -> Years:
    return link_years((series,), linking, cache, diagnostics, lambda *_: None)


def _comparison(root: Path, corpus: Corpus, cache: Cache, diagnostics: Collector, progress: Progress) -> Comparison:
    """Collect the headline indicators of all reports; those of a report on which it fails are missing."""
    table = attempt("indicators", ADDED_INDICATORS, diagnostics, partial(load_table, root, _units(), diagnostics))
    if table is None:
        return Comparison()
    headlines = Headlines(table, CompareOptions(parts_of, partial(rule, measure=size_of)))
    cells: dict[str, list[Cell]] = {}
    for k, series in enumerate(corpus.series):
        progress("headlines", k, len(corpus.series))
        for report in series.reports:
            run = partial(headlines.of_report, report, cache)
            cells.setdefault(series.slug, []).extend(attempt("headlines", file_of(report), diagnostics, run, "X104") or ())
    progress("headlines", len(corpus.series), len(corpus.series))
    return attempt("headlines", "", diagnostics, partial(headlines.compare, cells), "X103") or Comparison()


def _words(corpus: Corpus, cache: Cache, diagnostics: Collector, progress: Progress) -> Words:
    """Find renderings and formulas in the reports of each series; a site on which this fails has none."""
    progress("words", 0, 1)
    words = attempt("words", "", diagnostics, partial(find_words, [s.reports for s in corpus.series], cache), "X103") or Words()
    progress("words", 1, 1)
    return words


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
        corpus = _corpus(root, curations, diagnostics, lambda *_: None, cache, 1)
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
    reports: Sequence[Report[NotedPassage]], curations: Sequence[Curation], diagnostics: Collector, progress: Progress,
    cache: Cache, processes: int,
) -> list[Report[MarkedPassage]]:  # fmt: skip
    """Find figures, align sentences and compare figures, series by series, each in order of years."""
    by_slug: dict[str, list[Report[MeasuredPassage]]] = defaultdict(list)
    decisions: dict[str, Bonds] = {}
    for report in sorted(reports, key=lambda r: (series_of(r.identity), r.identity.year)):
        measured = attempt("figures", file_of(report), diagnostics, partial(measure_figures, report, cache))
        bonds = attempt("curation", file_of(report), diagnostics, partial(segment_decisions, report, curations, diagnostics))
        if measured is not None and bonds is not None:
            by_slug[series_of(report.identity)].append(measured)
            decisions[report.id] = bonds
    out = []
    for aligned in _aligned(list(by_slug.values()), decisions, diagnostics, progress, cache, processes):
        marked = attempt("comparing figures", file_of(aligned), diagnostics, partial(_marked, aligned, cache))
        if marked is not None:
            out.append(marked)
    return out


def _marked(report: Report[AlignedPassage], cache: Cache) -> Report[MarkedPassage]:
    return mark_notes(compare_figures(report, cache))


def _aligned(
    series: list[list[Report[MeasuredPassage]]], decisions: Mapping[str, Bonds], diagnostics: Collector, progress: Progress,
    cache: Cache, processes: int,
) -> list[Report[AlignedPassage]]:  # fmt: skip
    """Align all series at once; if that fails, each report alone, so that only those are left out on which it fails."""

    def run(some: list[list[Report[MeasuredPassage]]]) -> list[Report[AlignedPassage]]:
        aligned = align(some, ties, decisions, cache, processes, lambda done, of: progress("align", done, of))
        return [r for one in aligned for r in one]

    whole = attempt("aligning", "", Collector(), lambda: run(series))
    if whole is not None:
        return whole
    alone = (attempt("aligning", file_of(r), diagnostics, partial(run, [[r]])) for one in series for r in one)
    return [r for aligned in alone for r in aligned or ()]
