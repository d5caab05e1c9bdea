"""The table of places and years of one indicator, and the sentences behind it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from duizhao.model.compare import Cell, Headline
from duizhao.model.identity import id_in
from duizhao.model.links import Role
from duizhao.model.shown import ShownCell, ShownQuote
from duizhao.pages.compare.views import Place, Table, both, value_html
from duizhao.site.across import verdict_key, verdict_label
from duizhao.site.labels import label, label_attribute

_SIGNS: Mapping[str, str] = {"met": "●", "exceeded": "▲", "short": "▼"}


@dataclass(frozen=True, slots=True)
class MatrixCell:
    """A place and a year: HTML of its target and its actual value, each may be empty.

    `verdict` is a class name or empty, `verdict_name` its name as an attribute. `state` is "told", "none" (not stated) or ""
    if there is nothing at all.
    """

    id: str
    year: int
    target: str
    actual: str
    verdict: str
    sign: str
    verdict_name: str
    state: str


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """A place with its cells, the newest year first."""

    place: Place
    name: str
    cells: tuple[MatrixCell, ...]


def matrix(table: Table) -> tuple[MatrixRow, ...]:
    """Return the table of places and years."""
    return tuple(MatrixRow(p, both(p.zh, p.en), tuple(_cell(table, p, y) for y in table.years)) for p in table.places)


def _cell(table: Table, place: Place, year: int) -> MatrixCell:
    target, actual = (table.cell(place.series, role, year) for role in _ROLES)
    outcome = table.outcomes.get((place.series, year))
    verdict = outcome.ruling.verdict if outcome else ""
    told = any(c is not None and c.place for c in (target, actual))
    return MatrixCell(
        id_in(place.series, year),
        year,
        _value(target, table.headline),
        _value(actual, table.headline),
        verdict_key(verdict) if verdict else "",
        _SIGNS.get(verdict, ""),
        label_attribute("page.years.verdicts." + verdict) if verdict in _SIGNS else "",
        "told" if told else "none" if target is not None or actual is not None else "",
    )


_ROLES: tuple[Role, ...] = ("target", "actual")


def _value(cell: Cell | None, headline: Headline) -> str:
    if cell is None or cell.state == "not stated":
        return ""
    if cell.state == "words":
        return label("page.compare.in_words")
    other = f"<sup>{'*' if cell.measure else '†'}</sup>" if cell.measure or cell.form != headline.form else ""
    return value_html(cell) + other


@dataclass(frozen=True, slots=True)
class Said:
    """What a report says: role and value as HTML, remarks, its quote, and the name of the report."""

    role: str
    value: str
    remarks: tuple[str, ...]
    quote: ShownQuote
    name: str


@dataclass(frozen=True, slots=True)
class Sentences:
    """The sentences behind a cell of the table, with the verdict and its rule as HTML (may be empty)."""

    id: str
    name: str
    year: int
    said: tuple[Said, ...]
    verdict: str
    verdict_name: str
    rule: str
    change: str


def sentences(table: Table) -> Iterator[Sentences]:
    """Yield what stands behind every cell that has a sentence, by place, the newest first."""
    for place in table.places:
        for year in table.years:
            shown = [(role, table.cells.get((place.series, role, year))) for role in _ROLES]
            said = tuple(_said(role, c, c.quote, table.headline) for role, c in shown if c is not None and c.quote is not None)
            if said:
                yield _sentences(table, place, year, said)


def _sentences(table: Table, place: Place, year: int, said: tuple[Said, ...]) -> Sentences:
    outcome, change = table.outcomes.get((place.series, year)), table.changes.get((place.series, year))
    ruling = outcome.ruling if outcome else None
    kinds = [label("page.compare.changes." + kind.replace(" ", "_")) for kind in change.kinds] if change else []
    return Sentences(
        id_in(place.series, year),
        both(place.zh, place.en),
        year,
        said,
        verdict_key(ruling.verdict) if ruling else "",
        verdict_label(ruling.verdict) if ruling else "",
        label("page.years.rules." + ruling.rule.replace(" ", "_")) if ruling else "",
        ", ".join(kinds),
    )


def _said(role: Role, shown: ShownCell, quote: ShownQuote, headline: Headline) -> Said:
    cell = shown.cell
    value = value_html(cell) if cell.state == "stated" else label("page.compare.in_words")
    return Said(
        label("page.years." + role), value, tuple(_remarks(cell, headline)), quote, label("page.compare.report", year=quote.year)
    )


def _remarks(cell: Cell, headline: Headline) -> Iterator[str]:
    measure = next((m for m in headline.measures if m.id == cell.measure), None)
    if measure is not None:
        yield both(f"口径：{measure.zh}", f"measure: {measure.en}")
    if cell.state == "stated" and cell.form != headline.form:
        yield label("page.compare.told_" + cell.form)
    if cell.basis == "several years":
        yield label("page.compare.several")
