"""Derive the content of the site, series by series."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import partial

from duizhao.align import Workers
from duizhao.cache import Cache, digest_of, program
from duizhao.checks import quality_of
from duizhao.compare import ADDED_INDICATORS, CompareOptions, Headlines, load_table
from duizhao.curation import curations_for, report_unknown, report_unknown_rights, rules_off, terms_for, without_known
from duizhao.diagnostics import Collector, attempt
from duizhao.figures import measure as size_of
from duizhao.figures import written_units
from duizhao.model.compare import Comparison
from duizhao.model.curation import Curation
from duizhao.model.identity import report_id
from duizhao.model.links import Years
from duizhao.model.qa import Finding, Rendered
from duizhao.model.report import Corpus, MarkedPassage, Report
from duizhao.model.site import SeriesPart, Site
from duizhao.model.words import ListedTerm, Words
from duizhao.pipeline.files import LIBRARIES, Found, read_curations, read_files, refused_files
from duizhao.pipeline.loading import Load, StoredSeries
from duizhao.pipeline.options import Built, Run
from duizhao.pipeline.series import each_report, part_of
from duizhao.publish.parts import PartStore
from duizhao.readers import CURATION
from duizhao.text.dictionary import has_dictionary
from duizhao.words import (
    LISTED_TERMS,
    TOGETHER,
    edited,
    find_words,
    load_terms,
    merged,
    with_frequencies,
    wordings,
    words_of_series,
)
from duizhao.years import parts_of, rule


def derive_site(run: Run, store: PartStore) -> tuple[Built, Load]:
    """Derive the content of the site; what is known of each series is put into `store`, which the returned function loads it from."""
    diagnostics, only = run.diagnostics, run.options.only
    diagnostics.extend(run.left_out.diagnostics)
    curations = read_curations(run.root, diagnostics)
    found = read_files(run, curations)
    headlines = _headlines(run)
    read = _parts(run, found, curations, headlines, store)
    parts = [p for p in read if p.series.reports]
    corpus = Corpus(tuple(p.series for p in parts), refused_files(found, read, only=bool(only)))
    comparison = _comparison(run, headlines, parts)
    listed = attempt("terms", LISTED_TERMS, diagnostics, partial(load_terms, run.root, diagnostics)) or ()
    words = _words(run, parts, store, listed)
    findings = _findings(corpus, curations, listed, run) if run.options.qa else ()
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
        listed,
    )
    learned = None
    if not _learned_together(parts):
        learned = partial(_learned_apart, store=store, cache=run.cache, wanted=wordings(listed), diagnostics=Collector())
    return Built(site, relevant, findings=findings), StoredSeries(site, store, learned)


def _parts(
    run: Run, found: Found, curations: Sequence[Curation], headlines: Headlines | None, store: PartStore
) -> list[SeriesPart]:
    """Understand series by series; take over what the last build knew where nothing that it was made of has changed."""
    report_unknown_names(found, curations, run.diagnostics)
    code = program(libraries=LIBRARIES)
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
                part = store.add(slug, inputs, part_of(slug, groups, rules, headlines, own, workers))
            run.diagnostics.add_all(part.diagnostics)
            parts.append(part)
    run.progress("understand", count, count)
    return parts


def report_unknown_names(found: Found, curations: Sequence[Curation], diagnostics: Collector) -> None:
    """Report what curation files say of reports and series that are not there."""
    reports = {report_id(group[0].identity) for groups in found.series.values() for group in groups}

    def report() -> None:
        report_unknown(curations, reports, diagnostics)
        report_unknown_rights(curations, reports | found.series.keys(), diagnostics)

    attempt("curation", CURATION, diagnostics, report)


def _findings(corpus: Corpus, curations: Sequence[Curation], listed: Sequence[ListedTerm], run: Run) -> tuple[Finding, ...]:
    """Apply the rules of quality assurance to each report; what an editor knows is left out."""
    from duizhao.qa import RULES, check_translation  # noqa: PLC0415 - its rules are slow to load, and most builds need none

    diagnostics = run.diagnostics
    rendered = attempt("words of the translation", "", diagnostics, partial(words_rendered, corpus, run.cache)) or {}

    def check(report: Report[MarkedPassage]) -> tuple[Finding, ...]:
        return check_translation(report, terms_for(report, curations, listed), rules_off(report, curations), rendered)

    found = each_report(corpus, "quality assurance", check, diagnostics)
    known = partial(without_known, found, corpus.reports, curations, RULES.keys(), diagnostics)
    return attempt("curation", CURATION, diagnostics, known) or ()


def words_rendered(corpus: Corpus, cache: Cache) -> Rendered:
    """Find which Chinese the English renders, word by word; nothing without the dictionary, which most of it comes from."""
    if not has_dictionary():
        return {}
    from duizhao.align.coverage import find_coverage  # noqa: PLC0415 - loads numpy, a word list and the dictionary

    return find_coverage(corpus.reports, cache)


def _headlines(run: Run) -> Headlines | None:
    """Load the table of headline indicators; None if that fails."""
    step = partial(load_table, run.root, units_of_indicators(), run.diagnostics)
    table = attempt("indicators", ADDED_INDICATORS, run.diagnostics, step)
    return None if table is None else Headlines(table, CompareOptions(parts_of, partial(rule, measure=size_of)))


def _comparison(run: Run, headlines: Headlines | None, parts: Sequence[SeriesPart]) -> Comparison:
    """Compare the headline indicators of all reports."""
    if headlines is None:
        return Comparison()
    cells = {p.series.slug: p.cells for p in parts}
    return attempt("headlines", "", run.diagnostics, partial(headlines.compare, cells), "X103") or Comparison()


def _learned_together(parts: Iterable[SeriesPart]) -> bool:
    """Is the site so small that renderings are learned from all series together?"""
    return sum(p.bilingual for p in parts) <= TOGETHER


def _words(run: Run, parts: Sequence[SeriesPart], store: PartStore, listed: Sequence[ListedTerm]) -> Words:
    """Find renderings and formulas, and apply the editor's list of terms."""
    found = _found_words(run, parts, store, wordings(listed))
    return attempt("terms", LISTED_TERMS, run.diagnostics, partial(edited, found, listed, run.diagnostics)) or found


def _found_words(run: Run, parts: Sequence[SeriesPart], store: PartStore, wanted: Sequence[str]) -> Words:
    """Find renderings and formulas: all of a small site; of others the formulas, and of a series on which it fails none."""
    if _learned_together(parts):
        reports = (store.load(p.series.slug).series.reports for p in parts)
        return attempt("words", "", run.diagnostics, lambda: find_words(list(reports), run.cache, wanted), "X103") or Words()
    found = []
    for k, part in enumerate(parts):
        run.progress("words", k, len(parts))
        found.append(replace(_learned_apart(part.series.slug, store, run.cache, wanted, run.diagnostics), rows={}))
    run.progress("words", len(parts), len(parts))
    return attempt("words", "", run.diagnostics, partial(merged, found), "X103") or Words()


def _learned_apart(slug: str, store: PartStore, cache: Cache, wanted: Sequence[str], diagnostics: Collector) -> Words:
    """Learn renderings, formulas and their frequencies from one series, unless the store has them; none if that fails."""

    def learn(part: SeriesPart) -> Words:
        reports = part.series.reports
        return with_frequencies(words_of_series(reports, cache, wanted), [reports], cache)

    return attempt("words", "", diagnostics, partial(store.words, slug, wanted, learn), "X103") or Words()


def units_of_indicators() -> frozenset[str]:
    """Return the keys of the units that an editor's indicators may have."""
    return frozenset({*written_units().values(), "count"})
