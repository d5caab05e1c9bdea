"""Cells of reports made of a few lines."""

from collections.abc import Sequence
from functools import partial

from duizhao.cache import Cache
from duizhao.compare import CompareOptions, Headlines
from duizhao.compare.table import own_table
from duizhao.figures import measure
from duizhao.model.compare import Cell, Comparison
from duizhao.model.links import Role
from duizhao.model.report import MarkedPassage, Report
from duizhao.years import parts_of, rule

from tests.unit.years.made import report

OPTIONS = CompareOptions(parts_of, partial(rule, measure=measure))
HEADLINES = Headlines(own_table(), OPTIONS)
PLAN = "今年的预期目标为：全市地区生产总值增长5%左右；全年居民消费价格涨幅2%左右。"
REVIEW = "过去一年，全市地区生产总值增长5.2%。"


def cells_of(made: Report[MarkedPassage]) -> dict[tuple[str, Role], Cell]:
    return {(c.indicator, c.role): c for c in HEADLINES.of_report(made, Cache(None))}


def read(year: int, review: Sequence[str] = (), plan: Sequence[str] = ()) -> dict[tuple[str, Role], Cell]:
    return cells_of(report(year, [REVIEW, *review], [PLAN, *plan]))


def told(cell: Cell | None) -> str:
    """Format a cell as the tests write it: `4.5–5 % ~`, `words 与经济增长同步`, `not stated`."""
    if cell is None:
        return "unknown"
    if cell.state != "stated":
        return " ".join(filter(None, (cell.state, cell.words, cell.measure)))
    assert cell.low is not None
    assert cell.high is not None
    value = f"{cell.low.normalize():f}" + (f"–{cell.high.normalize():f}" if cell.high != cell.low else "")
    marks = [
        cell.bound,
        cell.measure,
        "level" if cell.form == "level" and cell.unit in ("yuan", "usd") else "",
        "" if cell.basis == "year" else "several",
    ]
    return " ".join(w for w in (value, cell.unit, *marks) if w)


def compared(*reports: Report[MarkedPassage]) -> Comparison:
    return HEADLINES.compare({"wangchuan": [c for r in reports for c in HEADLINES.of_report(r, Cache(None))]})
