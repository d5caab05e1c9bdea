"""A report in a few words, for the pages that list reports and for its own overview."""

import posixpath

from duizhao.model.shown import ReportSummary
from duizhao.pages.views import ReportView
from duizhao.site.escape import cell


def summary_view(report: ReportSummary, folder: str) -> ReportView:
    """A report as lists show it; `folder` leads from the page to the report's pages."""
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
