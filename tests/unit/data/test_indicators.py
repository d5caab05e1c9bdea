"""Tables of indicators keep to the one rule for tables: spreadsheets read them as UTF-8, and no text is a formula."""

from dataclasses import replace
from decimal import Decimal

from duizhao.data.years import indicator_table, indicators_data
from duizhao.model.links import Indicator
from duizhao.site.tables import BOM

from tests.unit.data.reading import read_csv
from tests.unit.years.made import report
from tests.unit.years.test_stage import FIRST, SECOND, linked


def _indicator(name: str) -> Indicator:
    indicator = next(i for i in linked(FIRST, SECOND).indicators if "学位" in i.zh)
    return replace(indicator, zh=name)


def test_a_table_has_a_line_a_point_and_opens_in_a_spreadsheet() -> None:
    indicator = _indicator("新增学位")
    table = indicator_table(indicator)
    assert table.startswith(BOM.encode())
    assert table.count(b"\r\n") == table.count(b"\n") == len(indicator.points) + 1
    rows = read_csv(table)
    assert [(r["indicator"], r["year"], r["role"]) for r in rows] == [("新增学位", str(p.year), p.role) for p in indicator.points]
    assert [Decimal(r["value"]) for r in rows] == [p.value for p in indicator.points]


def test_a_name_is_no_formula() -> None:
    for name in ("＝1+1", "=1+1", "@x", "-5"):
        table = indicator_table(_indicator(name))
        assert f"\r\n'{name}," in table.decode()
        assert {r["indicator"] for r in read_csv(table)} == {name}


def test_a_value_below_zero_is_a_number() -> None:
    indicator = _indicator("学位")
    points = (replace(indicator.points[0], value=Decimal(-5)),)
    assert ",-5," in indicator_table(replace(indicator, points=points)).decode()


def test_a_range_keeps_both_bounds() -> None:
    first = report(2024, ["过去一年，望川江豚馆接待游客30万人次。"], ["今年望川江豚馆接待游客31万—34万人次。"])
    second = report(2025, ["过去一年，望川江豚馆接待游客33万人次。"], ["今年望川江豚馆接待游客35万人次。"])
    (indicator,) = linked(first, second).indicators
    (data,) = indicators_data([indicator])
    points = [(p["year"], p["role"], p["value"], p["high"]) for p in data["points"]]  # type: ignore[index]
    assert points == [
        (2023, "actual", 300_000, None), (2024, "target", 310_000, 340_000),
        (2024, "actual", 330_000, None), (2025, "target", 350_000, None),
    ]  # fmt: skip
    assert [r["high"] for r in read_csv(indicator_table(indicator))] == ["", "340000", "", ""]
