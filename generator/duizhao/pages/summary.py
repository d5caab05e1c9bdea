"""Convert the summary of a report, for lists of reports and for its own overview."""

import posixpath

from duizhao.model.shown import ReportSummary
from duizhao.pages.views import ReportView
from duizhao.site.escape import cell


def summary_view(report: ReportSummary, folder: str) -> ReportView:
    """Convert a summary; `folder` leads from the page to the pages of the report."""
    return ReportView(
        report.year,
        posixpath.join(folder, "index.md"),
        posixpath.join(folder, f"{report.start}.md") if report.start else "",
        cell(report.zh),
        cell(report.en),
        report.date,
        report.rows,
        report.both,
        report.notes,
        report.placed,
        report.chapters,
        report.editions,
    )
