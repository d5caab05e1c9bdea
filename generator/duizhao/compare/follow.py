"""Follow the cells of a series from year to year: what came of each target, and how the next one differs."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from duizhao.model.compare import Bound, Cell, CellChange, CellOutcome, ChangeKind, Headline, Judge
from duizhao.model.links import Role, Ruling

# How much a target with a qualifier demands, where a high value is better and where a low one is
_DEMANDS: Mapping[str, Mapping[Bound, int]] = {
    "high": {">=": 2, "": 1, "~": 0, "<=": -1},
    "low": {"<=": 2, "": 1, "~": 0, ">=": -1},
}


def outcomes(cells: Sequence[Cell], headlines: Sequence[Headline], judge: Judge) -> tuple[CellOutcome, ...]:
    """Compare each target of a series with the actual value of its year; the cells are those of all its reports."""
    at = _by_place(cells)
    out = []
    for h in headlines:
        for (name, role, year), target in at.items():
            actual = at.get((name, "actual", year))
            if name == h.id and role == "target" and target.claim and actual is not None and actual.place:
                out.append(CellOutcome(target, actual, _ruling(target, actual, judge)))
    return tuple(out)


def _ruling(target: Cell, actual: Cell, judge: Judge) -> Ruling:
    if target.claim is None or actual.claim is None:
        return Ruling("reported", "no figure")
    if target.measure != actual.measure:
        return Ruling("reported", "scope", f"{target.measure or '–'} / {actual.measure or '–'}")
    if target.form != actual.form:
        return Ruling("reported", "growth or level")
    return judge(target.claim, actual.claim)


def changes(cells: Sequence[Cell], headlines: Sequence[Headline]) -> tuple[CellChange, ...]:
    """Compare each target of a series with that of the year before."""
    at = _by_place(cells)
    out = []
    for h in headlines:
        for (name, role, year), after in at.items():
            before = at.get((name, "target", year - 1))
            if name == h.id and role == "target" and before is not None and (kinds := tuple(_kinds(before, after, h))):
                out.append(CellChange(before, after, kinds))
    return tuple(out)


def _by_place(cells: Sequence[Cell]) -> dict[tuple[str, Role, int], Cell]:
    return {(c.indicator, c.role, c.year): c for c in sorted(cells, key=lambda c: c.year)}


def _kinds(before: Cell, after: Cell, headline: Headline) -> Iterator[ChangeKind]:
    states = before.state, after.state
    if states == ("stated", "words"):
        yield "words instead"
    elif states == ("words", "stated"):
        yield "figure again"
    if states != ("stated", "stated") or (before.form, before.unit, before.measure) != (after.form, after.unit, after.measure):
        return
    old, new = _middle(before), _middle(after)
    if old != new:
        yield "raised" if new > old else "lowered"
    widths = _width(before), _width(after)
    if widths[0] != widths[1]:
        yield "range widened" if widths[1] > widths[0] else "range narrowed"
    demands = _DEMANDS.get(headline.better)
    if demands and before.bound != after.bound and not any(widths):
        yield "softened" if demands[after.bound] < demands[before.bound] else "hardened"


def _middle(cell: Cell) -> Decimal:
    return ((cell.low or Decimal(0)) + (cell.high or Decimal(0))) / 2


def _width(cell: Cell) -> Decimal:
    return (cell.high or Decimal(0)) - (cell.low or Decimal(0))
