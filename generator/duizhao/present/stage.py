"""Present the reports of a site, one at a time."""

from collections.abc import Iterator

from duizhao.model.shown import ShownReport
from duizhao.model.site import Site
from duizhao.present.quotes import Quotes
from duizhao.present.report import shown_report
from duizhao.present.year_lines import year_lines


def present(site: Site) -> Iterator[tuple[ShownReport, Quotes]]:
    """Yield each report with the quotes of its series, the oldest first; none is kept in memory."""
    quality = {q.report: q for q in site.quality.reports}
    for series in site.corpus.series:
        ids = {r.id for r in series.reports}
        quotes = Quotes(series, site.years.indicators)
        lines = year_lines((p for p in site.years.pairs if p.earlier in ids), quotes)
        for report in series.reports:
            readings = site.readings.get(report.id, {})
            citation = site.citations.get(report.id)
            words = site.words.rows.get(report.id, {})
            yield shown_report(report, series, quality[report.id], citation, readings, lines.get(report.id, {}), words), quotes
