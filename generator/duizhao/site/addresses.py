"""Return addresses of pages, rows and files, relative to the root of the site.

Addresses end in `/` (pages) or have a fragment (rows); source files end in `.md`.
"""

from urllib.parse import urlencode

from duizhao.model.edition import Identity
from duizhao.model.identity import report_folder
from duizhao.model.report import Passage, Report

TO_ROOT = "../../../"  # from a page three folders deep (a chapter, a report's checks, an indicator, two years' changes)


def report(identity: Identity) -> str:
    """Return the overview page of a report."""
    return f"{report_folder(identity)}/"


def page(identity: Identity, slug: str) -> str:
    """Return the page of this name; what stands before the first part is on the overview (`index`)."""
    return report(identity) + ("" if slug == "index" else f"{slug}/")


def rows(shown: Report[Passage]) -> dict[str, str]:
    """Map the key of every row to its permalink."""
    pages = {c.id: page(shown.identity, c.slug) for c in shown.chapters}
    return {p.key: f"{pages[p.chapter]}#{p.key}" for p in shown.passages}


def embed(report_page: str, key: str, number: int = 1) -> str:
    """Return the small page of a row that other sites show in a frame; `report_page` is the overview of its report.

    >>> embed("wangchuan/2024/", "p1a2b3c"), embed("wangchuan/2024/", "p1a2b3c", 2)
    ('wangchuan/2024/embed/p1a2b3c.html', 'wangchuan/2024/embed/p1a2b3c-2.html')
    """
    return f"{report_page}embed/{key}.html" if number == 1 else f"{report_page}embed/{key}-{number}.html"


def pair(series: str, earlier: int, later: int) -> str:
    """Return the folder of the pages of two years."""
    return f"{series}/{earlier}-{later}"


def search_for(words: str, series: str, year: int) -> str:
    """Return the search of one report for exactly these words.

    >>> search_for("桥", "wangchuan", 2024)
    'search/?q=%E2%80%9C%E6%A1%A5%E2%80%9D&series=wangchuan&year=2024'
    """
    return "search/?" + urlencode({"q": f"“{words}”", "series": series, "year": year})


def indicators(series: str) -> str:
    """Return the folder of the pages of indicators."""
    return f"{series}/indicators"


def report_data(report_id: str) -> str:
    """Return the data file of a report."""
    return f"data/reports/{report_id}.json"


def indicator_data(indicator_id: str) -> str:
    """Return the CSV table of an indicator."""
    return f"data/indicators/{indicator_id}.csv"


COMPARE = "compare"  # the folder of the pages of headline indicators


def compare_data(headline: str) -> str:
    """Return the CSV table of a headline indicator."""
    return f"data/compare/{headline}.csv"


def downloads(report_id: str) -> str:
    """Return the path of a report's downloads without its ending."""
    return f"downloads/{report_id}/{report_id}"
