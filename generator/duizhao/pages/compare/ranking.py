"""Draw the targets of all places for one year: a row of SVG for each, on one scale, with marks that need no colour."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from duizhao.model.compare import Cell
from duizhao.model.identity import id_in
from duizhao.model.links import Role
from duizhao.pages.compare.views import Place, PlaceKind, Table, both, high, low, value_html
from duizhao.pages.years.chart_scale import Scale, tick_label, ticks
from duizhao.site.amounts import amount, amount_in_english, unit_name
from duizhao.site.labels import label

_MARGIN = 6.0  # per cent of the width left and right of the scale
_MARKS = {">=": "at-least", "<=": "at-most", "~": "about", "": "plain"}
_LEAST = 2  # places: one alone compares nothing


@dataclass(frozen=True, slots=True)
class RankedRow:
    """A place in a chart: its name and value as HTML, its marks as SVG; `order` is its place by value."""

    place: Place
    name: str
    value: str
    marks: str
    id: str
    order: int

    @property
    def kind(self) -> PlaceKind:
        """The kind of the place."""
        return self.place.kind


@dataclass(frozen=True, slots=True)
class Ranking:
    """The chart of one year; `axis` are positions in per cent, with their labels; `line` that of the nation's target."""

    year: int
    rows: tuple[RankedRow, ...]
    axis: tuple[tuple[str, str], ...]
    line: str
    nation: str


def rankings(table: Table) -> Iterator[Ranking]:
    """Yield a chart for each year in which several places state a target, at least one with a figure, the newest first."""
    for year in table.years:
        is_drawn = any(table.value(p.series, "target", year) is not None for p in table.places)
        if is_drawn and len(_told(table, year)) >= _LEAST:
            yield _ranking(table, year)


def _told(table: Table, year: int) -> list[Place]:
    return [p for p in table.places if (c := table.cell(p.series, "target", year)) is not None and c.place]


def _ranking(table: Table, year: int) -> Ranking:
    numbers = [v for p in table.places for c in _drawn(table, p, year) for v in (low(c), high(c))]
    marks = ticks(min(numbers), max(numbers))
    ends = (marks[0], marks[-1]) if len(marks) > 1 else (min(numbers), max(numbers))
    scale = Scale(*ends, _MARGIN, 100 - _MARGIN)
    nation = next((p for p in table.places if p.kind == "nation"), None)
    reference = table.value(nation.series, "target", year) if nation else None
    ordered = sorted(_told(table, year), key=lambda p: _order(table.value(p.series, "target", year)))
    return Ranking(
        year,
        tuple(_row(table, p, year, scale, k) for k, p in enumerate(ordered)),
        tuple((_percent(scale, m), _tick(m, table.headline.unit)) for m in marks),
        _percent(scale, low(reference)) if reference else "",
        value_html(reference) if reference else "",
    )


def _drawn(table: Table, place: Place, year: int) -> list[Cell]:
    wanted: tuple[tuple[Role, int], ...] = (("target", year), ("target", year - 1), ("actual", year - 1))
    return [c for role, y in wanted if (c := table.value(place.series, role, y)) is not None]


def _order(cell: Cell | None) -> tuple[bool, Decimal, Decimal]:
    """Sort by the lower bound, then the upper one, the highest first; words come last."""
    return (True, Decimal(0), Decimal(0)) if cell is None else (False, -low(cell), -high(cell))


def _row(table: Table, place: Place, year: int, scale: Scale, order: int) -> RankedRow:
    cell = table.cell(place.series, "target", year)
    drawn = table.value(place.series, "target", year)
    before, actual = table.value(place.series, "target", year - 1), table.value(place.series, "actual", year - 1)
    marks = []
    if before is not None:
        marks += _last(before, scale)
    if drawn is not None:
        marks += _target(drawn, scale)
    if actual is not None:
        outcome = table.outcomes.get((place.series, year - 1))
        verdict = outcome.ruling.verdict if outcome else "reported"
        marks.append(_use(f"actual-{verdict}", low(actual), scale))
    value = value_html(cell) if cell is not None and cell.state == "stated" else label("page.compare.in_words")
    return RankedRow(place, both(place.zh, place.en), value, "".join(marks), id_in(place.series, year), order)


def _target(cell: Cell, scale: Scale) -> list[str]:
    if low(cell) != high(cell):
        a, b = _percent(scale, low(cell)), _percent(scale, high(cell))
        return [f'<line class="dz-rank__range" x1="{a}%" x2="{b}%" y1="12" y2="12" />']
    return [_use(_MARKS[cell.bound], low(cell), scale)]


def _last(cell: Cell, scale: Scale) -> list[str]:
    ends = dict.fromkeys((low(cell), high(cell)))
    return [_use("last", v, scale) for v in ends]


def _use(name: str, value: Decimal, scale: Scale) -> str:
    return f'<svg x="{_percent(scale, value)}%"><use href="#dz-m-{name}" /></svg>'


def _percent(scale: Scale, value: Decimal) -> str:
    return f"{scale.at(value):.1f}".removesuffix(".0")


def _tick(value: Decimal, unit: str) -> str:
    """Format a tick in both languages where they differ (50万, 500,000)."""
    if unit == "%":
        return f"{tick_label(value)}%"
    zh = amount(value, "", unit).removesuffix(unit_name(unit))
    en = amount_in_english(value, "", "count")
    return both(zh, en) if en and en != zh else zh


def legend(found: Sequence[Ranking]) -> list[tuple[str, str]]:
    """Return the marks that the charts use, each with its label."""
    used = "".join(r.marks for ranking in found for r in ranking.rows)
    names = ("plain", "at-least", "at-most", "about", "last", "actual-met", "actual-exceeded", "actual-short", "actual-reported")
    out = [(n, label("page.compare.marks." + n.replace("-", "_"))) for n in names if f"#dz-m-{n}" in used]
    if "dz-rank__range" in used:
        out.insert(1, ("range", label("page.compare.marks.range")))
    return out
