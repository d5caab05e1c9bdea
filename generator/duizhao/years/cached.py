"""What is computed of reports, taken from the cache where neither their texts nor the code have changed."""

from collections.abc import Sequence

from duizhao.cache import Cache, key, version
from duizhao.model.links import Indicator
from duizhao.model.report import MeasuredPassage, Report
from duizhao.years.compare import ReportClaims, compare, compare_within, read_claims, with_claims
from duizhao.years.indicators import indicators
from duizhao.years.records import ClaimsRecord, Numbers, PairRecord, ReportRecord, pair_fits, report_fits
from duizhao.years.verdicts import Measure

_PACKAGES = ("duizhao.years", "duizhao.figures", "duizhao.genre", "duizhao.text")


def claims_of(report: Report[MeasuredPassage], cache: Cache) -> ReportClaims:
    """Extract the claims of a report."""
    rows = [(p.key, p.chapter, p.kind, p.zh, p.lead) for p in report.passages]
    heads = [(c.id, c.heading, c.zh, c.en) for c in report.chapters]
    scripts = [e.script for e in report.editions]
    content = key(version(*_PACKAGES, libraries=("rjieba",)), report.id, report.identity.genre, scripts, rows, heads)
    record = cache.get(f"claims {content}", ClaimsRecord)
    if record is None or not record.fits(len(rows)):
        record = read_claims(report)
        cache.put(f"claims {content}", record)
    return with_claims(report, content, record)


def pair_record(earlier: ReportClaims, later: ReportClaims, measure: Measure, cache: Cache) -> PairRecord:
    """Link two consecutive reports."""
    name = key("years", earlier.content, later.content)
    record = cache.get(name, PairRecord)
    if record is None or not pair_fits(record, _numbers(earlier), _numbers(later)):
        record = compare(earlier, later, measure)
        cache.put(name, record)
    return record


def report_record(report: ReportClaims, measure: Measure, cache: Cache) -> ReportRecord:
    """Link the review and the plan of one report."""
    name = key("year", report.content)
    record = cache.get(name, ReportRecord)
    if record is None or not report_fits(record, _numbers(report)):
        record = compare_within(report, measure)
        cache.put(name, record)
    return record


def indicators_of(
    series: str,
    reports: Sequence[ReportClaims],
    pairs: Sequence[PairRecord],
    inner: Sequence[ReportRecord],
    measure: Measure,
    cache: Cache,
) -> tuple[Indicator, ...]:
    """Collect the indicators of a series; `pairs` and `inner` follow from the reports."""
    name = key("indicators", series, [r.content for r in reports])
    known = cache.get(name, tuple[Indicator, ...])
    if known is None:
        known = tuple(indicators(series, reports, pairs, inner, measure))
        cache.put(name, known)
    return known


def _numbers(report: ReportClaims) -> Numbers:
    return Numbers(range(len(report.claims)), frozenset(s.number for s in report.commitments))
