"""The term bank as it is shown and published."""

import io
import json
import zipfile
from importlib.resources import files

import pytest
from duizhao.model.shown import RenderingChange
from duizhao.present import shown_terms
from jsonschema import Draft202012Validator
from lxml import etree

from tests.sites import site_of, written
from tests.unit.data.reading import read_csv
from tests.unit.words.banks import SERIES, site

TBX = "{urn:iso:std:iso:30042:ed-2}"


@pytest.fixture(scope="module")
def made() -> dict[str, bytes]:
    return written(site())


def test_terms_are_sorted_by_pinyin_with_an_address_for_each_place() -> None:
    shelf, road = shown_terms(site())
    assert (shelf.id, shelf.pinyin, shelf.count) == ("linlishaishutai", "línlǐ shàishūtái", 2)
    assert (road.id, road.zh, road.count) == ("titianguanguanglu", "梯田观光路", 6)
    assert {p.address for r in road.renderings for p in r.places if p.report == "wangchuan-2025"} == {
        p.address for p in road.renderings[1].places
    }
    assert all(p.address.startswith(f"wangchuan/{p.report[-4:]}/") for r in road.renderings for p in r.places)


def test_another_prevailing_rendering_is_a_change() -> None:
    road = shown_terms(site())[1]
    assert road.changes == (RenderingChange("wangchuan-2025", "terrace sightseeing road", "=scenic terrace road"),)


def test_the_data_file_keeps_to_its_schema(made: dict[str, bytes]) -> None:
    schema = json.loads(files("duizhao.data").joinpath("schemas/terms.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    data = json.loads(made["data/terms.json"])
    assert [e.message for e in Draft202012Validator(schema).iter_errors(data)] == []
    road = data["terms"][1]
    assert (road["first"], road["last"], road["count"]) == ("wangchuan-2023", "wangchuan-2025", 6)
    assert [(r["en"], r["count"]) for r in road["renderings"]][:2] == [
        ("terrace sightseeing road", 3),
        ("=scenic terrace road", 2),
    ]


def test_the_table_has_a_row_for_each_term_rendering_and_report(made: dict[str, bytes]) -> None:
    rows = read_csv(made["data/terms.csv"])
    assert [(r["term"], r["rendering"], r["year"], r["times"]) for r in rows] == [
        ("邻里晒书台", "", "2024", "1"),
        ("邻里晒书台", "", "2025", "1"),
        ("梯田观光路", "terrace sightseeing road", "2023", "2"),
        ("梯田观光路", "road & view", "2023", "1"),
        ("梯田观光路", "terrace sightseeing road", "2024", "1"),
        ("梯田观光路", "=scenic terrace road", "2025", "2"),
    ]


def test_the_workbook_has_the_rows_of_the_table_and_no_formulas(made: dict[str, bytes]) -> None:
    with zipfile.ZipFile(io.BytesIO(made["data/terms.xlsx"])) as book:
        assert book.testzip() is None
        sheet = etree.fromstring(book.read("xl/worksheets/sheet1.xml"))
        assert {i.filename for i in book.infolist()} >= {"[Content_Types].xml", "xl/workbook.xml", "_rels/.rels"}
    rows = [[str(cell.xpath("string()")) for cell in row] for row in sheet.iter("{*}row")]
    table = read_csv(made["data/terms.csv"])
    assert rows == [list(table[0]), *(list(row.values()) for row in table)]
    assert not list(sheet.iter("{*}f"))
    numbers = {str(cell.get("r")) for cell in sheet.iter("{*}c") if cell.get("t") is None}
    assert {"C2", "D2", "I2", "J2"} <= numbers
    assert str(next(sheet.iter("{*}autoFilter")).get("ref")) == f"A1:L{len(rows)}"


def test_a_term_base_has_a_concept_for_each_term_that_is_rendered(made: dict[str, bytes]) -> None:
    root = etree.fromstring(made["data/terms.tbx"])
    assert (root.tag, root.get("type"), root.get("style")) == (f"{TBX}tbx", "TBX-Basic", "dca")
    assert [c.tag for c in root] == [f"{TBX}tbxHeader", f"{TBX}text"]
    (concept,) = root.iter(f"{TBX}conceptEntry")
    terms = [
        (s.get("{http://www.w3.org/XML/1998/namespace}lang"), [t.text for t in s.iter(f"{TBX}term")])
        for s in concept.iter(f"{TBX}langSec")
    ]
    assert terms == [("zh-Hans", ["梯田观光路"]), ("en", ["terrace sightseeing road", "=scenic terrace road", "road & view"])]
    assert [n.text for n in concept.iter(f"{TBX}note")][:2] == ["6 times: 2023, 2024, 2025", "3 times: 2023, 2024"]


def test_a_site_without_terms_has_an_empty_file_and_no_table() -> None:

    made = written(site_of(SERIES))
    assert json.loads(made["data/terms.json"])["terms"] == []
    assert "data/terms.csv" not in made
    assert "terms/index.md" not in made
