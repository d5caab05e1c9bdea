"""The ordered list of stages; the only module that knows all of them."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from duizhao.align import Bonds, align, name_judge
from duizhao.books import Sheet, books_of, sheet_of
from duizhao.cache import Cache
from duizhao.checks import measure
from duizhao.citations import cite
from duizhao.collate import group_editions, is_whole, merge
from duizhao.curation import (
    advice_for,
    apply_curation,
    group_series,
    link_rules,
    load_curations,
    report_unknown,
    report_unused,
    segment_decisions,
    with_rights,
)
from duizhao.data import DataWriter
from duizhao.diagnostics import Collector, Diagnostic
from duizhao.figures import compare_figures, measure_figures, ties, written_units
from duizhao.figures import measure as size_of
from duizhao.model.artefact import Artefact, File, Output
from duizhao.model.curation import Curation
from duizhao.model.edition import Edition
from duizhao.model.identity import series_of
from duizhao.model.links import Years
from duizhao.model.report import (
    Corpus,
    MarkedPassage,
    MeasuredPassage,
    NotedPassage,
    Refused,
    Report,
)
from duizhao.model.site import Site
from duizhao.model.source import RawDocument
from duizhao.notes import anchor_notes, mark_notes, terms
from duizhao.outline import outline, with_permalinks
from duizhao.pages import pages_of_report, pages_of_series, pages_of_site
from duizhao.present import Quotes, present, summaries
from duizhao.readers import SourceFile, find_files, read_document
from duizhao.readings import read_report
from duizhao.search import SearchWriter
from duizhao.structure import split_reports, understand
from duizhao.years import LinkOptions, link_years, name_indicators

Progress = Callable[[str, int, int], None]  # stage, done, of
Printer = Callable[[Iterable[Sheet]], Iterator[File]]  # HTML files of reports → PDFs


@dataclass(frozen=True, slots=True)
class Options:
    """Options of a run: `cache` is the file that keeps results between builds.

    `site` is the address at which the site is published, with `/` at its end; empty if not known. `books`: is each report
    also written as one HTML file and an EPUB? `printer` makes PDFs of the HTML files. With `only`, the ID of a report, the
    site has only this report; the others are still read, then dropped.
    """

    cache: Path | None = None
    processes: int = 1
    site: str = ""
    books: bool = True
    printer: Printer | None = None
    only: str = ""


@dataclass(frozen=True, slots=True)
class Built:
    """The result of a run: the site's content, the diagnostics, and the files for download that were written."""

    site: Site
    diagnostics: tuple[Diagnostic, ...]
    artefacts: tuple[Artefact, ...] = ()


_DEFAULT = Options()


def build(root: Path, output: Output, progress: Progress, options: Options = _DEFAULT) -> Built:
    """Read the reports below `root` and write every file of the site's source folder to `output`, each as soon as it is made."""
    known = read_site(root, progress, options)
    return replace(known, artefacts=write_site(known.site, output, progress, options))


def read_site(root: Path, progress: Progress, options: Options = _DEFAULT) -> Built:
    """Read the reports below `root` and derive the site's content; only the cache is written."""
    diagnostics = Collector()
    with Cache(options.cache) as cache:
        curations = load_curations(root, diagnostics)
        corpus = _corpus(root, curations, diagnostics, progress, cache, options.processes)
        if options.only:
            corpus = _one_report(corpus, options.only)
        linking = LinkOptions(size_of, terms, link_rules(curations))
        years = link_years(corpus.series, linking, cache, diagnostics, lambda done, of: progress("years", done, of))
        reports = [r for s in corpus.series for r in s.reports]
        years = name_indicators(corpus.series, years, name_judge(reports), cache)
        readings = {r.id: read_report(r, cache) for r in reports}
        files_of = {e.file for r in reports for e in r.editions}
        relevant = tuple(d for d in diagnostics.sorted() if not options.only or d.file in files_of)
        site = Site(corpus, measure(corpus, relevant), years, cite(corpus), readings, options.site)
    return Built(site, relevant)


def write_site(site: Site, output: Output, progress: Progress, options: Options) -> tuple[Artefact, ...]:
    """Write every file, report by report to save memory; return the files for download."""
    artefacts: list[Artefact] = []

    def write(files: Iterable[File]) -> None:
        artefacts.extend(a for a in map(output.write, files) if a.kind)

    summed_up = summaries(site)
    count = sum(len(s.reports) for s in summed_up)
    search = SearchWriter(written_units())
    with DataWriter() as data:
        for done, (shown, quotes) in enumerate(present(site)):
            progress("write", done, count)
            write(pages_of_report(shown, site, quotes))
            write(data.report(shown))
            if options.books:
                write(books_of(shown, site.address))
            search.report(shown)
        progress("write", count, count)
        for series in site.corpus.series:
            write(pages_of_series(series, site, Quotes(series)))
        if options.printer:
            write(_printed(options.printer, site, progress))
        write(data.site(site))
    write(search.files())
    write(pages_of_site(site, summed_up, tuple(artefacts)))
    return tuple(artefacts)


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
    return _corpus(root, load_curations(root, diagnostics), diagnostics, progress, cache, processes)


def _corpus(
    root: Path, curations: Sequence[Curation], diagnostics: Collector, progress: Progress, cache: Cache, processes: int
) -> Corpus:
    sources = find_files(root, diagnostics)
    editions: list[Edition] = []
    refused: list[Refused] = []
    used: set[tuple[str, int]] = set()
    for k, source in enumerate(sources):
        progress("read", k, len(sources))
        document = read_document(source, diagnostics)
        if document is None:
            refused.append(Refused(source.file, "it could not be read; the diagnostics say why", ()))
            continue
        for part in split_reports(document, diagnostics):
            read = understand(part, advice_for(part, curations, used), diagnostics)
            if isinstance(read, Refused):
                refused.append(read)
            else:
                editions.append(read)
    progress("read", len(sources), len(sources))
    report_unused(curations, used, diagnostics)
    groups = group_editions(editions)
    reports = []
    for k, group in enumerate(groups):
        progress("collate", k, len(groups))
        reports.append(_report(group, curations, diagnostics))
    progress("collate", len(groups), len(groups))
    report_unknown(curations, (r.id for r in reports), diagnostics)
    digests = {s.file: s.data for s in sources}
    refused.sort(key=lambda r: (digests[r.file], r.file))
    decisions = {r.id: segment_decisions(r, curations, diagnostics) for r in reports}
    compared = _compared(reports, decisions, progress, cache, processes)
    return Corpus(group_series(with_rights(compared, curations, diagnostics), curations), tuple(refused))


def _one_report(corpus: Corpus, only: str) -> Corpus:
    """Keep only the report with this ID; without such a report the result is empty."""
    kept = [replace(s, reports=tuple(r for r in s.reports if r.id == only)) for s in corpus.series]
    return replace(corpus, series=tuple(s for s in kept if s.reports), refused=())


@dataclass(frozen=True, slots=True)
class Explained:
    """How one report of a file was read: all None if the file could not be read, no `report` if it is refused."""

    document: RawDocument | None = None
    edition: Edition | Refused | None = None
    report: Report[NotedPassage] | None = None


def explain(root: Path, source: SourceFile, diagnostics: Collector) -> list[Explained]:
    """Read one file on its own: of each report in it the document, the edition, and the outline with notes."""
    curations = load_curations(root, Collector())
    document = read_document(source, diagnostics)
    if document is None:
        return [Explained()]
    out = []
    for part in split_reports(document, diagnostics):
        edition = understand(part, advice_for(part, curations, set()), diagnostics)
        report = (
            None
            if isinstance(edition, Refused)
            else anchor_notes(outline(merge((edition,), diagnostics), diagnostics), diagnostics)
        )
        out.append(Explained(part, edition, report))
    return out


def explain_folder(root: Path, diagnostics: Collector) -> tuple[Corpus, Years]:
    """Read a whole folder: its reports, merged, curated and compared, and the links between them."""
    with Cache(None) as cache:
        curations = load_curations(root, diagnostics)
        corpus = _corpus(root, curations, diagnostics, lambda *_: None, cache, 1)
        linking = LinkOptions(size_of, terms, link_rules(curations))
        return corpus, link_years(corpus.series, linking, cache, diagnostics, lambda *_: None)


def _report(group: tuple[Edition, ...], curations: Sequence[Curation], diagnostics: Collector) -> Report[NotedPassage]:
    merged = merge(group, diagnostics)
    report = outline(merged, diagnostics)
    others = [e for e in group if not is_whole(e, merged)]
    if len(group) > 1 and others:
        silent = Collector()
        report = with_permalinks(report, [outline(merge((e,), silent), silent) for e in others])
    report = anchor_notes(report, diagnostics)
    return apply_curation(report, curations, diagnostics)


def _compared(
    reports: Sequence[Report[NotedPassage]], decisions: Mapping[str, Bonds], progress: Progress, cache: Cache, processes: int
) -> list[Report[MarkedPassage]]:
    """Find figures, align sentences and compare figures, series by series, each in order of years."""
    by_slug: dict[str, list[Report[MeasuredPassage]]] = defaultdict(list)
    for report in sorted(reports, key=lambda r: (series_of(r.identity), r.identity.year)):
        by_slug[series_of(report.identity)].append(measure_figures(report, cache))
    aligned = align(list(by_slug.values()), ties, decisions, cache, processes, lambda done, of: progress("align", done, of))
    return [mark_notes(compare_figures(r, cache)) for series in aligned for r in series]
