"""Tabulate reports by year, or places by their newest report: what there is to read, in English, promised, changed."""

import posixpath
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from duizhao.model.links import Pair, Years, missing_years
from duizhao.model.shown import ReportSummary, SeriesSummary
from duizhao.pages.years.cards import GROUPS
from duizhao.pages.years.pairs import new_and_dropped
from duizhao.pages.years.views import shares
from duizhao.site import addresses
from duizhao.site.across import verdict_of
from duizhao.site.labels import label
from duizhao.site.targets import COMPARED

_MOSTLY = 50  # per cent of a report that is called one in English


@dataclass(frozen=True, slots=True)
class Promises:
    """What became of the plan of a year: address of its page, and of what was compared verdict, count, place in the bar."""

    year: int
    href: str
    compared: int
    parts: tuple[tuple[str, int, int, int], ...]

    @property
    def short(self) -> int:
        """How many targets were missed."""
        return sum(n for key, n, _, _ in self.parts if key == "short")


@dataclass(frozen=True, slots=True)
class ReportRow:
    """A report: addresses of its overview and of the page to start with, its share in English in per cent.

    `promises` is None if the next report is not there; then `why` says so (HTML). `changed` is a page, with what it tells (HTML).
    """

    year: int
    href: str
    start: str
    english: int
    chinese: bool
    promises: Promises | None
    why: str
    changed: tuple[str, str] | None


def report_rows(series: SeriesSummary, years: Years, here: str) -> list[ReportRow]:
    """Return the reports of a series, the newest first, with addresses relative to the folder `here`."""
    earlier = {p.earlier: p for p in years.pairs}
    later = {p.later: p for p in years.pairs}
    year_of = {r.id: r.year for r in series.reports}
    return [_row(r, earlier.get(r.id), later.get(r.id), year_of, here) for r in reversed(series.reports)]


def _row(r: ReportSummary, pair: Pair | None, before: Pair | None, year_of: Mapping[str, int], here: str) -> ReportRow:
    promises, why = None, label("page.home.next", year=r.year + 1)
    if pair:
        b = year_of[pair.later]
        if missing_years(r.year, b):
            why = label("page.home.gap", year=r.year + 1)
        else:
            promises = _promises(pair, r.year, relative(f"{addresses.pair(r.series, r.year, b)}/", here))
    return ReportRow(
        r.year,
        relative(r.address, here),
        relative(f"{r.address}{r.start}/" if r.start else r.address, here),
        round(100 * r.in_english / r.rows) if r.rows else 0,
        "zh" in r.languages,
        promises,
        why,
        _changed(before, year_of, r, here) if before else None,
    )


def _promises(pair: Pair, year: int, href: str) -> Promises:
    links = [x for x in pair.links if x.kind == "plan-outcome" and x.shown and x.sides]
    counts = Counter(verdict_of(x) for x in links)
    keys = [key for key in GROUPS if key in COMPARED and counts[key]]
    parts = shares([counts[k] for k in keys], 100)
    return Promises(
        year, href, sum(counts[k] for k in keys), tuple((k, counts[k], *part) for k, part in zip(keys, parts, strict=True))
    )


def _changed(pair: Pair, year_of: Mapping[str, int], r: ReportSummary, here: str) -> tuple[str, str] | None:
    if not (pair.old or pair.new or pair.appeared or pair.vanished):
        return None
    new, dropped = (len(some) for some in new_and_dropped(pair))
    href = relative(f"{addresses.pair(r.series, year_of[pair.earlier], r.year)}/changed/", here)
    return href, label("page.home.changes", new=new, dropped=dropped, terms=len(pair.appeared))


def relative(address: str, here: str) -> str:
    """Return an address as a link from the folder `here`."""
    return posixpath.relpath(address, here) + "/"


def start_in_english(rows: Sequence[ReportRow]) -> ReportRow | None:
    """Return the newest report of which at least half is in English, else that with the most; None without any."""
    return next((r for r in rows if r.english >= _MOSTLY), None) or max(
        (r for r in rows if r.english), key=lambda r: r.english, default=None
    )


def start_in_chinese(rows: Sequence[ReportRow]) -> ReportRow | None:
    """Return the newest report in Chinese."""
    return next((r for r in rows if r.chinese), None)
