"""The three ways in: the reports, what became of promises, figures; each leads to what the reader can read."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from duizhao.model.links import Years
from duizhao.model.shown import SeriesSummary
from duizhao.pages.home.table import ReportRow, relative, start_in_chinese, start_in_english
from duizhao.site import addresses
from duizhao.site.labels import label


@dataclass(frozen=True, slots=True)
class Way:
    """A link: address, name as HTML, and the language of the interface that it is for ("" for either)."""

    href: str
    name: str
    only: str = ""


@dataclass(frozen=True, slots=True)
class Door:
    """A way in: its key in the labels `page.home.doors`, and where it leads, the first one first."""

    key: str
    ways: tuple[Way, ...]


def doors(
    series: Sequence[SeriesSummary],
    rows: Mapping[str, Sequence[ReportRow]],
    years: Years,
    *,
    here: str = ".",
    compared: bool = False,
) -> list[Door]:
    """Return the doors that lead anywhere; addresses are relative to the folder `here`."""
    all_rows = sorted((r for some in rows.values() for r in some), key=lambda r: -r.year)
    made = [
        Door("read", _read(all_rows)),
        Door("promises", _promises(all_rows)),
        Door("figures", _figures(series, years, here, compared=compared)),
    ]
    return [d for d in made if d.ways]


def _read(rows: Sequence[ReportRow]) -> tuple[Way, ...]:
    zh, en = start_in_chinese(rows), start_in_english(rows)
    if zh == en or zh is None or en is None:
        one = zh or en
        return (Way(one.start, label("page.home.start_with", year=one.year)),) if one else ()
    return (
        Way(zh.start, label("page.home.start_with", year=zh.year), "zh"),
        Way(en.start, label("page.home.start_in_english", year=en.year), "en"),
    )


def _promises(rows: Sequence[ReportRow]) -> tuple[Way, ...]:
    judged = next((r.promises for r in rows if r.promises), None)
    if judged is None:
        return ()
    if not judged.compared:
        return (Way(judged.href, label("page.years.pair_nav", a=judged.year, b=judged.year + 1)),)
    if not judged.short:
        return (Way(judged.href, label("page.home.none_short", n=judged.compared, year=judged.year)),)
    name = label("page.home.fell_short", n=judged.short, of=judged.compared, year=judged.year)
    return (Way(f"{judged.href}?verdict=short#short", name),)


def _figures(series: Sequence[SeriesSummary], years: Years, here: str, *, compared: bool) -> tuple[Way, ...]:
    everywhere = [Way(relative(f"{addresses.COMPARE}/", here), label("page.compare.nav"))] if compared else []
    slug = series[0].slug
    count = sum(i.series == slug for i in years.indicators)
    if len(series) > 1 or not count:
        return tuple(everywhere)
    return Way(relative(f"{addresses.indicators(slug)}/", here), label("page.home.quantities", n=count)), *everywhere
