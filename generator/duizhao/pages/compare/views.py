"""What the pages of headline indicators share: the cells of one indicator by place and year, and how a value is written."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from duizhao.model.compare import Bound, Cell, CellChange, CellOutcome, Comparison, Headline
from duizhao.model.links import Role
from duizhao.model.report import Series
from duizhao.model.shown import ShownCell
from duizhao.site.amounts import amount, amount_in_english
from duizhao.site.escape import cell as escaped
from duizhao.site.labels import bilingual
from duizhao.text.places import place_of_zh

PlaceKind = Literal["nation", "province", "city", "county"]
KINDS: tuple[PlaceKind, ...] = ("nation", "province", "city", "county")
_PROVINCES = frozenset(("municipality", "province", "autonomous region", "special administrative region"))
_CITIES = frozenset(("city", "prefecture", "league"))


@dataclass(frozen=True, slots=True)
class Place:
    """A place of the comparison: its series, its names, the kind of its government."""

    series: str
    zh: str
    en: str
    kind: PlaceKind


def place_of(series: Series) -> Place:
    """Return the place of a series."""
    level = "central" if series.slug == "central" else place_of_zh(series.zh).level if series.zh else "county"
    kind: PlaceKind = "county"
    if level == "central":
        kind = "nation"
    elif level in _PROVINCES:
        kind = "province"
    elif level in _CITIES:
        kind = "city"
    return Place(series.slug, series.zh, series.en, kind)


@dataclass(frozen=True, slots=True)
class Table:
    """One indicator: its cells by series, role and year; verdicts by series and year; changes by series and later year."""

    headline: Headline
    places: tuple[Place, ...]
    cells: Mapping[tuple[str, Role, int], ShownCell]
    outcomes: Mapping[tuple[str, int], CellOutcome]
    changes: Mapping[tuple[str, int], CellChange]

    @property
    def years(self) -> tuple[int, ...]:
        """All years with something stated, the newest first."""
        return tuple(sorted({y for (_, _, y), c in self.cells.items() if c.quote}, reverse=True))

    def cell(self, series: str, role: Role, year: int) -> Cell | None:
        """Return a cell; None if there is none."""
        shown = self.cells.get((series, role, year))
        return shown.cell if shown else None

    def value(self, series: str, role: Role, year: int) -> Cell | None:
        """Return a cell with a figure that can be drawn beside those of other places; None otherwise."""
        cell = self.cell(series, role, year)
        return cell if cell is not None and is_main(cell, self.headline) else None


def tables(comparison: Comparison, places: Sequence[Place], cells: Iterable[ShownCell]) -> list[Table]:
    """Sort the cells by indicator; places without any are left out of its table."""
    by_id: dict[str, dict[tuple[str, Role, int], ShownCell]] = {h.id: {} for h in comparison.indicators}
    for shown in cells:
        c = shown.cell
        by_id[c.indicator][c.series, c.role, c.year] = shown
    out = []
    for h in comparison.indicators:
        mine = by_id[h.id]
        told = {series for (series, _, _), c in mine.items() if c.quote}
        outcomes = {(o.target.series, o.target.year): o for o in comparison.outcomes if o.target.indicator == h.id}
        changes = {(c.after.series, c.after.year): c for c in comparison.changes if c.after.indicator == h.id}
        out.append(Table(h, tuple(p for p in places if p.series in told), mine, outcomes, changes))
    return out


def is_main(cell: Cell, headline: Headline) -> bool:
    """Has a cell a figure in the unit and the form of its indicator, of no other measure?"""
    return cell.state == "stated" and cell.form == headline.form and cell.unit == headline.unit and not cell.measure


def low(cell: Cell) -> Decimal:
    """Return the lower bound of a stated value."""
    return cell.low if cell.low is not None else Decimal(0)


def high(cell: Cell) -> Decimal:
    """Return the upper bound of a stated value."""
    return cell.high if cell.high is not None else Decimal(0)


def both(zh: str, en: str) -> str:
    """Format a text in both languages as HTML; the interface shows one, or both with a dot between.

    >>> both("青屿省", "Qingyu")
    '<span class="dz-ui" lang="zh-Hans">青屿省 · Qingyu</span>'
    """
    return bilingual(escaped(zh), escaped(en))


def value_pair(cell: Cell) -> tuple[str, str]:
    """Format a stated value for readers of either language: ("6.8万", "68,000"), ("4.5–5%", "4.5–5%")."""
    return range_pair(low(cell), high(cell), cell.unit, cell.bound)


def range_pair(lowest: Decimal, highest: Decimal, unit: str, bound: Bound = "") -> tuple[str, str]:
    """Format a value, or two with a dash between them, for readers of either language.

    >>> range_pair(Decimal("4.5"), Decimal(5), "%"), range_pair(Decimal(68000), Decimal(68000), "count", "~")
    (('4.5–5%', '4.5–5%'), ('≈6.8万', '≈68,000'))
    >>> range_pair(Decimal("1.4e13"), Decimal("1.4e13"), "yuan", ">=")
    ('≥14万亿元', '≥14 trillion yuan')
    """
    ends = (lowest, highest) if lowest != highest else (lowest,)
    zh = [_chinese(v, bound if len(ends) == 1 else "", unit) for v in ends]
    en = [amount_in_english(v, bound if len(ends) == 1 else "", unit) for v in ends]
    texts = [zh, en if all(en) else zh]
    if unit == "%" and len(ends) > 1:
        texts = [[t[0].removesuffix("%"), t[1]] for t in texts]
    return "–".join(texts[0]), "–".join(texts[1])


def _chinese(value: Decimal, bound: Bound, unit: str) -> str:
    if abs(value) >= _TRILLION:
        return amount(value / _WAN, bound, unit).replace("亿", "万亿", 1)
    return amount(value, bound, unit)


_WAN, _TRILLION = Decimal(10**4), Decimal(10**12)


def value_html(cell: Cell) -> str:
    """Format a stated value as HTML."""
    return both(*value_pair(cell))
