"""Indicators that an editor adds: all words are literal, and what is not allowed is said with its line."""

from pathlib import Path

import pytest
from duizhao.cache import Cache
from duizhao.compare import Headlines, load_table
from duizhao.compare.table import own_table
from duizhao.diagnostics import Collector

from tests.unit.compare.made import OPTIONS, told
from tests.unit.years.made import report

UNITS = frozenset(("%", "count", "t"))
BOATS = """[[indicator]]
id = "boats"
zh = "新增游船"
en = "New boats"
form = "level"
unit = "count"
names = ["新增游船", "游船（条）"]
before = ["旧"]
after = ["码头"]
"""


def loaded(folder: Path, text: str) -> tuple[set[str], list[str]]:
    """The indicators beside ours, and the diagnostics."""
    (folder / "compare.toml").write_text(text, encoding="utf-8")
    diagnostics = Collector()
    table = load_table(folder, UNITS, diagnostics)
    return {r.headline.id for r in table} - {r.headline.id for r in own_table()}, [str(d) for d in diagnostics.sorted()]


def test_tables_that_differ_far_back_in_a_list_have_other_digests(tmp_path: Path) -> None:
    lists = [[f"游船{k}号码头" for k in range(45)] + [last] for last in ("新码头", "老码头", "新码头")]
    tables = []
    for words in lists:
        (tmp_path / "compare.toml").write_text(BOATS.replace('["旧"]', repr(words)), encoding="utf-8")
        tables.append(Headlines(load_table(tmp_path, UNITS, Collector()), OPTIONS).digest)
    assert tables[0] == tables[2] != tables[1]


def test_an_added_indicator_is_read_like_ours(tmp_path: Path) -> None:
    assert loaded(tmp_path, BOATS) == ({"boats"}, [])
    headlines = Headlines(load_table(tmp_path, UNITS, Collector()), OPTIONS)
    made = report(
        2024, ["过去一年，新增游船120条，旧新增游船3条，新增游船码头5个，地区生产总值增长5%。"], ["今年将新增游船150条以上。"]
    )
    cells = {(c.indicator, c.role): c for c in headlines.of_report(made, Cache(None))}
    assert told(cells["boats", "actual"]) == "120 count"
    assert told(cells["boats", "target"]) == "150 count >="


def test_without_a_file_the_table_is_ours(tmp_path: Path) -> None:
    assert load_table(tmp_path, UNITS, Collector()) == own_table()


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (("boats", "gdp"), ":1: error H102: there is an indicator “gdp” already"),
        (("boats", "../x"), ":1: error H102: id must be lower-case letters, digits and _, and begin with a letter"),
        (('"level"', '"rate"'), ":1: error H102: form must be “growth” or “level”"),
        (
            ('"count"', '"boat"'),
            ":1: error H102: unit = “boat” is no unit that figures have; % for shares, count for what is counted",
        ),
        (
            ("names", "name"),
            ":1: error H102: unknown key “name”; known: id, zh, en, form, unit, better, names, before, after, parts",
        ),
        (('["旧"]', '"旧"'), ":1: error H102: before must be a list of words in quotes, each of at most 60 characters"),
        (('["新增游船", "游船（条）"]', "[]"), ":1: error H102: names must list at least one name in Chinese"),
        (('"New boats"', "5"), ":1: error H102: en must be text in quotes"),
        (("[[indicator]]", "[indicator]"), ": error H102: “indicator” must be written as [[indicator]]"),
        (("[[indicator]]", "[[indicators]]"), ": error H102: unknown table “indicators”; known: indicator"),
        (("[[indicator]]", "[[indicator]"), ":1: error H101: "),
    ],
)
def test_what_is_not_allowed_is_said_with_its_line(tmp_path: Path, change: tuple[str, str], message: str) -> None:
    added, diagnostics = loaded(tmp_path, BOATS.replace(*change))
    assert not added
    assert [d.startswith(f"compare.toml{message}") for d in diagnostics] == [True], diagnostics


def test_one_wrong_entry_leaves_the_others(tmp_path: Path) -> None:
    added, diagnostics = loaded(tmp_path, BOATS + BOATS.replace("boats", "barges") + BOATS.replace('"boats"', "7"))
    assert added == {"boats", "barges"}
    assert diagnostics == ["compare.toml:19: error H102: id must be text in quotes"]


def test_a_file_that_leads_elsewhere_or_is_too_large_is_not_read(tmp_path: Path) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    (tmp_path / "elsewhere.toml").write_text(BOATS, encoding="utf-8")
    (folder / "compare.toml").symlink_to(tmp_path / "elsewhere.toml")
    diagnostics = Collector()
    assert load_table(folder, UNITS, diagnostics) == own_table()
    (folder / "compare.toml").unlink()
    (folder / "compare.toml").write_text(BOATS + "#" * 300_000, encoding="utf-8")
    assert load_table(folder, UNITS, diagnostics) == own_table()
    assert [d.code for d in diagnostics.sorted()] == ["H101", "H101"]
