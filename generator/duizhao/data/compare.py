"""Make the data file and tables of the headline indicators."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from duizhao.data.report import SCHEMA, number
from duizhao.model.compare import Cell, CellChange, CellOutcome, Comparison, Headline
from duizhao.model.report import Series
from duizhao.site.tables import BOM, csv_rows
from duizhao.text.places import place_of_zh

_COLUMNS = (
    "indicator", "series", "place", "report", "role", "year", "state", "low", "high", "unit", "kind", "approx", "words", "basis",
    "measure", "verdict", "passage", "sentence", "rule",
)  # fmt: skip


def compare_data(comparison: Comparison, series: Sequence[Series]) -> dict[str, object]:
    """Convert all cells, by indicator; with the verdicts, the changes of targets, and the places."""
    return {
        "schema": SCHEMA,
        "places": [
            {"series": s.slug, "name": {"zh": s.zh, "en": s.en}, "level": place_of_zh(s.zh).level if s.zh else None}
            for s in series
        ],
        "indicators": [_indicator(h, comparison) for h in comparison.indicators],
    }


def _indicator(headline: Headline, comparison: Comparison) -> dict[str, object]:
    return {
        "id": headline.id,
        "name": {"zh": headline.zh, "en": headline.en},
        "unit": headline.unit,
        "kind": headline.form,
        "better": headline.better,
        "measures": [{"id": m.id, "name": {"zh": m.zh, "en": m.en}} for m in headline.measures],
        "file": headline.file or None,
        "cells": [_cell(c) for c in comparison.cells if c.indicator == headline.id],
        "outcomes": [_outcome(o) for o in comparison.outcomes if o.target.indicator == headline.id],
        "changes": [_change(c) for c in comparison.changes if c.after.indicator == headline.id],
    }


def _cell(cell: Cell) -> dict[str, object]:
    place = cell.place
    return {
        "series": cell.series,
        "report": cell.report,
        "role": cell.role,
        "year": cell.year,
        "state": cell.state,
        "low": None if cell.low is None else number(cell.low),
        "high": None if cell.high is None else number(cell.high),
        "unit": cell.unit or None,
        "kind": cell.form if cell.state == "stated" else None,
        "approx": cell.bound or None,
        "words": cell.words or None,
        "basis": cell.basis,
        "measure": cell.measure or None,
        "passage": place.passage if place else None,
        "lang": place.lang if place else None,
        "span": (place.start, place.end) if place else None,
        "rule": cell.rule or None,
    }


def _outcome(outcome: CellOutcome) -> dict[str, object]:
    return {
        "series": outcome.target.series,
        "year": outcome.target.year,
        "target": outcome.target.report,
        "actual": outcome.actual.report,
        "verdict": outcome.ruling.verdict,
        "rule": outcome.ruling.rule,
    }


def _change(change: CellChange) -> dict[str, object]:
    return {"series": change.after.series, "from": change.before.year, "to": change.after.year, "kinds": list(change.kinds)}


def compare_table(comparison: Comparison, names: dict[str, str], headlines: Iterable[Headline]) -> bytes:
    """Format the cells of these indicators as CSV: one line a cell, the words of the report last; `names` are those of series."""
    verdicts = {_key(o.target): o.ruling.verdict for o in comparison.outcomes}
    wanted = {h.id for h in headlines}
    rows = [_row(c, names, verdicts) for c in comparison.cells if c.indicator in wanted]
    return (BOM + csv_rows((_COLUMNS, *rows))).encode()


def _key(cell: Cell) -> tuple[str, str, int]:
    return cell.indicator, cell.series, cell.year


def _row(cell: Cell, names: Mapping[str, str], verdicts: Mapping[tuple[str, str, int], str]) -> Iterator[object]:
    data = _cell(cell)
    values = {
        **data,
        "indicator": cell.indicator,
        "place": names.get(cell.series, ""),
        "verdict": verdicts.get(_key(cell), "") if cell.role == "target" else "",
        "sentence": cell.text,
    }
    return ("" if (value := values[column]) is None else value for column in _COLUMNS)
