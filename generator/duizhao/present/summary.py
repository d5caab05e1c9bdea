"""Summarize reports, for lists of reports."""

from duizhao.diagnostics.boundary import writing
from duizhao.model.identity import series_of
from duizhao.model.quality import ReportQuality
from duizhao.model.report import Passage, Report
from duizhao.model.shown import ReportSummary, SeriesSummary
from duizhao.model.site import Site
from duizhao.site import addresses


def summary(report: Report[Passage], quality: ReportQuality) -> ReportSummary:
    """Summarize a report."""
    first = next((c for c in report.chapters[1:] if c.slug != "index"), None)
    return ReportSummary(
        report.id,
        series_of(report.identity),
        report.identity.year,
        report.identity.date,
        report.title_zh,
        report.title_en,
        addresses.report(report.identity),
        first.slug if first else "",
        quality.coverage.rows,
        quality.coverage.both,
        quality.coverage.both + quality.coverage.en_only,
        quality.notes,
        quality.notes - len(quality.unanchored),
        len(report.chapters) - 1,
        len(report.editions),
        tuple(dict.fromkeys(lang for e in report.editions for lang in e.languages)),
        report.rights,
    )


def summaries(site: Site) -> tuple[SeriesSummary, ...]:
    """Summarize every report of the site."""
    quality = {q.report: q for q in site.quality.reports}
    return tuple(
        SeriesSummary(s.slug, s.zh, s.en, tuple(_summary(r, quality[r.id]) for r in s.reports)) for s in site.corpus.series
    )


def _summary(report: Report[Passage], quality: ReportQuality) -> ReportSummary:
    with writing(report.id):
        return summary(report, quality)
