"""Run the stages that look at one series only: its reports are merged, aligned, compared and linked."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from functools import partial

from duizhao.align import Bonds, Workers, align, name_judge, pair_editions
from duizhao.cache import Cache
from duizhao.checks import measure, report_doubtful_pairs, report_figures
from duizhao.citations import citation
from duizhao.collate import is_whole, lead_first, merge
from duizhao.compare import Headlines
from duizhao.curation import acknowledged_figures, apply_curation, group_series, link_rules, segment_decisions, with_rights
from duizhao.diagnostics import Collector, attempt
from duizhao.diagnostics.boundary import describe
from duizhao.figures import agree, compare_figures, meanings, measure_figures, ties
from duizhao.figures import measure as size_of
from duizhao.model.compare import Cell
from duizhao.model.curation import Curation
from duizhao.model.edition import Edition
from duizhao.model.identity import series_of
from duizhao.model.links import Years
from duizhao.model.report import AlignedPassage, Corpus, MarkedPassage, MeasuredPassage, NotedPassage, Report, Series
from duizhao.model.site import SeriesPart
from duizhao.notes import anchor_notes, mark_notes, terms
from duizhao.outline import outline, with_permalinks
from duizhao.pipeline.options import Result, Run
from duizhao.publish.left_out import file_of
from duizhao.readers import CURATION
from duizhao.readings import read_report
from duizhao.words import bilingual_rows
from duizhao.years import LinkOptions, link_years, name_indicators


def part_of(
    slug: str, groups: Sequence[tuple[Edition, ...]], curations: Sequence[Curation], headlines: Headlines | None, run: Run,
    workers: Workers,
) -> SeriesPart:  # fmt: skip
    """Run all stages that look at one series only."""
    diagnostics, cache, only = run.diagnostics, run.cache, run.options.only
    series, failed = marked_series(groups, curations, run, workers)
    corpus = Corpus(series, ())
    if only:
        corpus = with_reports(corpus, {only})
    readings = each_report(corpus, "readings", lambda r: read_report(r, cache), diagnostics)
    citations = each_report(corpus, "citations", citation, diagnostics)
    acknowledged = acknowledged_figures(corpus.reports, curations, diagnostics)
    measured = each_report(corpus, "checks", lambda r: measure(r, acknowledged), diagnostics)
    whole = (readings.keys() & citations.keys() & measured.keys()) - run.left_out.reports
    dropped = sorted({e.file for r in corpus.reports if r.id not in whole for e in r.editions})
    corpus = with_reports(corpus, whole)
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


def marked_series(
    groups: Sequence[tuple[Edition, ...]], curations: Sequence[Curation], run: Run, workers: Workers
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
    reports: Sequence[Report[NotedPassage]], curations: Sequence[Curation], run: Run, workers: Workers
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


def with_reports(corpus: Corpus, ids: AbstractSet[str]) -> Corpus:
    """Keep only the reports with these IDs."""
    kept = [replace(s, reports=tuple(r for r in s.reports if r.id in ids)) for s in corpus.series]
    return replace(corpus, series=tuple(s for s in kept if s.reports))


def each_report(
    corpus: Corpus, step: str, run: Callable[[Report[MarkedPassage]], Result], diagnostics: Collector
) -> dict[str, Result]:
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


def _cells(corpus: Corpus, headlines: Headlines | None, cache: Cache, diagnostics: Collector) -> tuple[Cell, ...]:
    """Collect the headline indicators of reports; those of a report on which it fails are missing."""
    out: list[Cell] = []
    if headlines is not None:
        for report in corpus.reports:
            run = partial(headlines.of_report, report, cache)
            out.extend(attempt("headlines", file_of(report), diagnostics, run, "X104") or ())
    return tuple(out)
