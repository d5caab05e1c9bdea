"""Prepare a report for printing as PDF."""

from dataclasses import dataclass

from duizhao.books.one_file import one_file
from duizhao.books.template import date
from duizhao.model.shown import ShownReport
from duizhao.site import addresses


@dataclass(frozen=True, slots=True)
class Sheet:
    """The HTML file of a report to print: its path in the site, its bytes, the report's ID and day (2024-01-16, 2024-01, 2024).

    `address` is where the report is published: in the site if that has none.
    """

    path: str
    html: bytes
    report: str
    day: str
    address: str = ""


def sheet_of(report: ShownReport, site: str) -> Sheet:
    """Return what is printed of a report; `site` is the address of the site, "" if it is not known."""
    return Sheet(f"{addresses.downloads(report.id)}.html", one_file(report, site), report.id, date(report), site + report.address)
