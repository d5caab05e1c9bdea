"""A site of three reports with a small term bank."""

from dataclasses import replace

from duizhao.model.report import Series
from duizhao.model.site import Site
from duizhao.model.words import ListedTerm, Term, TermPlace, TermRendering, Words

from tests.sites import site_of
from tests.unit.years.made import report

REPORTS = tuple(report(year, ["梯田观光路通车。"], ["办好邻里晒书台。"]) for year in (2023, 2024, 2025))
SERIES = Series("wangchuan", "望川市", "Wangchuan", REPORTS)


def place(year: int) -> TermPlace:
    made = next(r for r in REPORTS if r.identity.year == year)
    row = next(p.key for p in made.passages if p.zh and "梯田观光路" in p.zh)
    return TermPlace(made.id, row, (0, 5), (0, 4), 0.9)


ROAD = Term(
    "梯田观光路",
    reports=(("wangchuan-2023", 3), ("wangchuan-2024", 1), ("wangchuan-2025", 2)),
    renderings=(
        TermRendering("terrace sightseeing road", (place(2023), place(2023), place(2024))),
        TermRendering("=scenic terrace road", (place(2025), place(2025))),
        TermRendering("road & view", (place(2023),)),
    ),
    quoted=False,
)
SHELF = Term("邻里晒书台", quoted=True, reports=(("wangchuan-2024", 1), ("wangchuan-2025", 1)), renderings=())


LISTED = ListedTerm("梯田观光路", ("Scenic Terrace Roads", "terraced sightseeing way"), ("road & view", "view road"))


def site(*listed: ListedTerm) -> Site:
    return replace(site_of(SERIES), words=Words({}, (ROAD, SHELF)), listed=listed)
