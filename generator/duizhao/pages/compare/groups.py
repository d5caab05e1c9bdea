"""Divide an indicator of many places and years into pages of bounded size: one a kind of place, then one a letter."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from duizhao.pages.compare.views import KINDS, Place, PlaceKind, Table
from duizhao.site.labels import label_pair

LIMIT = 600  # places with a sentence, times years, on a page: some 80 kB compressed
_TOGETHER: Mapping[PlaceKind, PlaceKind] = {"nation": "province"}  # the nation is the reference of the provinces
_NAMES: Mapping[PlaceKind, str] = {"province": "provinces", "city": "cities", "county": "counties"}


@dataclass(frozen=True, slots=True)
class Group:
    """Places that have a page of their own: its name in the address, its names in both languages, and what it shows."""

    path: str
    name: tuple[str, str]
    table: Table


def divide(table: Table) -> tuple[Group, ...]:
    """Divide an indicator; nothing if one page has room for all. Provinces always stay together."""
    if _size(table, table.places) <= LIMIT:
        return ()
    by_kind: dict[PlaceKind, list[Place]] = {}
    for place in table.places:
        by_kind.setdefault(_TOGETHER.get(place.kind, place.kind), []).append(place)
    out: list[Group] = []
    for kind in sorted(by_kind, key=KINDS.index):
        zh, en = label_pair("page.compare.kinds." + kind)
        if kind == "province" or _size(table, by_kind[kind]) <= LIMIT:
            out.append(Group(_NAMES[kind], (zh, en), part_of(table, by_kind[kind])))
        else:
            out += [
                Group(f"{_NAMES[kind]}-{letter}", (f"{zh} {letter.upper()}", f"{en} {letter.upper()}"), part_of(table, some))
                for letter, some in sorted(_by_letter(by_kind[kind]).items())
            ]
    return tuple(out) if len(out) > 1 else ()


def pages_of(groups: Sequence[Group]) -> dict[str, str]:
    """Map series to the address of the page that has their sentences, from the page of the indicator."""
    return {p.series: f"{g.path}/" for g in groups for p in g.table.places}


def part_of(table: Table, places: Sequence[Place]) -> Table:
    """Return the table with some of its places."""
    series = {p.series for p in places}
    return replace(
        table,
        places=tuple(places),
        cells={key: c for key, c in table.cells.items() if key[0] in series},
        outcomes={key: o for key, o in table.outcomes.items() if key[0] in series},
        changes={key: c for key, c in table.changes.items() if key[0] in series},
    )


def _size(table: Table, places: Sequence[Place]) -> int:
    series = {p.series for p in places}
    return len({(slug, year) for (slug, _, year), c in table.cells.items() if slug in series and c.quote})


def _by_letter(places: Sequence[Place]) -> dict[str, list[Place]]:
    out: dict[str, list[Place]] = {}
    for place in places:
        out.setdefault(place.series[:1], []).append(place)
    return out
