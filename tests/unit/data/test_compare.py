"""The data file of the headline indicators keeps to its schema, and its tables open in a spreadsheet."""

import json
from importlib.resources import files
from typing import Any

from duizhao.data.compare import compare_data, compare_table
from duizhao.data.encoding import to_json
from duizhao.model.report import Series
from jsonschema import Draft202012Validator

from tests.unit.compare.made import compared
from tests.unit.data.reading import read_csv
from tests.unit.years.made import report

FIRST = report(
    2024,
    ["过去一年，地区生产总值增长5.8%，居民收入增长与经济增长同步。"],
    ["今年的预期目标为：全市地区生产总值增长5%—6%；全年城镇新增就业6万人以上。"],
)
SECOND = report(
    2025,
    ["过去一年，地区生产总值增长4.8%，粮食产量12.5亿斤。"],
    ["今年的预期目标为：全市地区生产总值增长5%左右；全年居民消费价格涨幅2%左右。"],
)
SERIES = (Series("wangchuan", "望川市", "Wangchuan", (FIRST, SECOND)),)


def data() -> dict[str, Any]:
    made: dict[str, Any] = json.loads(to_json(compare_data(compared(FIRST, SECOND), SERIES)))
    return made


def test_the_file_keeps_to_its_schema() -> None:
    schema = json.loads(files("duizhao.data").joinpath("schemas/compare.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema)
    assert [e.message for e in validator.iter_errors(data())] == []
    broken = data()
    next(c for c in broken["indicators"][0]["cells"] if c["state"] == "stated")["low"] = None
    assert [*validator.iter_errors(broken)]


def test_a_cell_says_value_qualifier_and_place() -> None:
    made = data()
    assert made["places"] == [{"series": "wangchuan", "name": {"zh": "望川市", "en": "Wangchuan"}, "level": "city"}]
    gdp = next(i for i in made["indicators"] if i["id"] == "gdp")
    target = next(c for c in gdp["cells"] if (c["role"], c["year"]) == ("target", 2024))
    assert (target["low"], target["high"], target["unit"], target["approx"], target["state"]) == (5, 6, "%", None, "stated")
    row = next(p for p in FIRST.passages if p.key == target["passage"])
    assert (row.zh or "")[slice(*target["span"])] == "地区生产总值增长5%—6%"
    assert gdp["outcomes"][0] == {
        "series": "wangchuan", "year": 2024, "target": "wangchuan-2024", "actual": "wangchuan-2025", "verdict": "short", "rule": "range",
    }  # fmt: skip
    assert gdp["changes"] == [{"series": "wangchuan", "from": 2024, "to": 2025, "kinds": ["lowered", "range narrowed"]}]
    income = next(
        c for i in made["indicators"] if i["id"] == "income" for c in i["cells"] if (c["role"], c["year"]) == ("actual", 2023)
    )
    assert (income["state"], income["words"], income["low"]) == ("words", "与经济增长同步", None)
    cpi = next(
        c for i in made["indicators"] if i["id"] == "cpi" for c in i["cells"] if (c["role"], c["year"]) == ("target", 2024)
    )
    assert (cpi["state"], cpi["passage"], cpi["span"]) == ("not stated", None, None)


def test_a_table_has_a_line_a_cell() -> None:
    comparison = compared(FIRST, SECOND)
    names = {"wangchuan": "望川市"}
    rows = read_csv(compare_table(comparison, names, comparison.indicators))
    assert len(rows) == len(comparison.cells)
    one = read_csv(compare_table(comparison, names, [i for i in comparison.indicators if i.id == "gdp"]))
    assert {r["indicator"] for r in one} == {"gdp"}
    first = next(r for r in one if (r["role"], r["year"]) == ("target", "2024"))
    assert (first["place"], first["low"], first["high"], first["verdict"], first["sentence"]) == (
        "望川市",
        "5",
        "6",
        "short",
        "地区生产总值增长5%—6%",
    )
