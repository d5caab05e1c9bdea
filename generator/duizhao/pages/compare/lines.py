"""Draw one place over the years: its targets and actual values of an indicator."""

from dataclasses import dataclass

from duizhao.model.compare import Cell
from duizhao.model.identity import id_in
from duizhao.model.links import Role
from duizhao.pages.compare.views import Place, Table, high, low, value_pair
from duizhao.pages.years.charts import Chart, Dot, svg
from duizhao.pages.years.drawing import RATES, legend
from duizhao.site.labels import label_text

_LEAST = 3  # years with a value
_ROLES: tuple[Role, ...] = ("target", "actual")


@dataclass(frozen=True, slots=True)
class Line:
    """The chart of one place as SVG, and its legend: marks with their names."""

    place: Place
    svg: str
    legend: tuple[tuple[str, str], ...]


def line_chart(table: Table) -> Line | None:
    """Draw the nation, or the only place; None if there is no such place or too few years."""
    place = next((p for p in table.places if p.kind == "nation" or len(table.places) == 1), None)
    if place is None:
        return None
    others = _others(table, place)
    years = sorted({d.year for d in others} | {y for y in table.years for r in _ROLES if table.value(place.series, r, y)})
    if len(years) < _LEAST:
        return None
    targets, actuals = _dots(table, place, "target"), _dots(table, place, "actual")
    name = table.headline.id
    title = f"{place.zh} · {place.en} · {table.headline.zh} · {table.headline.en}"
    text = "; ".join(d.label for d in (*targets, *actuals, *others))
    values = tuple(range(years[0], years[-1] + 1))
    chart = Chart(f"line-{name}", title, text, values, targets, actuals, others, zero=table.headline.unit not in RATES)
    return Line(place, svg(chart), legend(chart))


def _others(table: Table, place: Place) -> tuple[Dot, ...]:
    """Return the values of other measures, such as the gross national product of old reports."""
    h = table.headline
    out = []
    for year in sorted(table.years):
        for role in _ROLES:
            cell = table.cell(place.series, role, year)
            if cell is not None and cell.measure and (cell.state, cell.form, cell.unit) == ("stated", h.form, h.unit):
                out.append(_dot(cell))
    return tuple(out)


def _dots(table: Table, place: Place, role: Role) -> tuple[Dot, ...]:
    """Return the values of a role, actual ones with the verdict on them."""
    out = []
    for year in sorted(table.years):
        cell = table.value(place.series, role, year)
        if cell is not None:
            outcome = table.outcomes.get((place.series, year)) if role == "actual" else None
            out.append(_dot(cell, outcome.ruling.verdict if outcome else ""))
    return tuple(out)


def _dot(cell: Cell, verdict: str = "") -> Dot:
    text = f"{cell.year} {label_text('page.years.' + cell.role)} {value_pair(cell)[0]}"
    end = high(cell) if high(cell) != low(cell) else None
    return Dot(cell.year, low(cell), f"#{id_in(cell.series, cell.year)}", text, end, cell.bound, verdict)
