"""Addresses of pages and rows, relative to the site's root, and of the files that become them.

Addresses end in `/` (pages) or have a fragment (rows); source files end in `.md`.
"""

from duizhao.model.edition import Identity
from duizhao.model.identity import report_folder
from duizhao.model.report import Passage, Report

TO_ROOT = "../../../"  # from a page three folders deep (a chapter, a report's checks, an indicator, two years' changes)


def report(identity: Identity) -> str:
    """The overview page of a report."""
    return f"{report_folder(identity)}/"


def page(identity: Identity, slug: str) -> str:
    """The page of this name; what stands before the first part is on the overview (`index`)."""
    return report(identity) + ("" if slug == "index" else f"{slug}/")


def rows(of: Report[Passage]) -> dict[str, str]:
    """The permalink of every row, by its key."""
    pages = {c.id: page(of.identity, c.slug) for c in of.chapters}
    return {p.key: f"{pages[p.chapter]}#{p.key}" for p in of.passages}


def pair(series: str, earlier: int, later: int) -> str:
    """The folder of the pages of two years."""
    return f"{series}/{earlier}-{later}"


def indicators(series: str) -> str:
    """The folder of the pages of indicators."""
    return f"{series}/indicators"


def report_data(report_id: str) -> str:
    """The data file of a report."""
    return f"data/reports/{report_id}.json"


def indicator_data(indicator_id: str) -> str:
    """The values of an indicator as a table."""
    return f"data/indicators/{indicator_id}.csv"


def downloads(report_id: str) -> str:
    """What the files to take away of a report begin with; their ending follows."""
    return f"downloads/{report_id}/{report_id}"
