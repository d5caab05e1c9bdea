"""Draw the provinces as tiles, shaded by their targets for one year."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from duizhao.model.identity import id_in
from duizhao.pages.compare.views import Place, Table, both, low, value_html
from duizhao.text.pinyin import core_and_kind
from duizhao.text.tables import packaged

_LEAST = 6  # provinces with a value: fewer are no map
_SHADES = 5


@dataclass(frozen=True, slots=True)
class Tile:
    """A tile: column and row from 1, its names and value as HTML; `shade` from 1 (low) to 5, 0 without a value."""

    series: str
    column: int
    row: int
    name: str
    value: str
    shade: int
    id: str


@cache
def _places() -> Mapping[str, tuple[int, int]]:
    table = packaged("duizhao.pages.compare", "tiles.toml")
    return {slug: (column, row) for slug, (column, row) in table.items()}


def tiles(table: Table, year: int) -> list[Tile]:
    """Return the tiles of a year; nothing if too few provinces have a target with a figure."""
    known = [p for p in table.places if p.series in _places()]
    values = sorted({low(c) for p in known if (c := table.value(p.series, "target", year)) is not None})
    count = sum(table.value(p.series, "target", year) is not None for p in known)
    if count < _LEAST:
        return []
    shade = {v: 1 + (_SHADES * k) // len(values) for k, v in enumerate(values)}
    out = []
    for p in known:
        cell = table.value(p.series, "target", year)
        told = table.cell(p.series, "target", year)
        column, row = _places()[p.series]
        name = id_in(p.series, year) if told is not None and told.place else ""
        out.append(
            Tile(p.series, column, row, _short(p), value_html(cell) if cell else "", shade[low(cell)] if cell else 0, name)
        )
    return sorted(out, key=lambda t: (t.row, t.column))


def _short(place: Place) -> str:
    """Return the name without its kind, as maps print it."""
    return both(core_and_kind(place.zh)[0], place.en)
