"""The sample series: clean, complete, the newcomer's first sight."""

import json
from pathlib import Path

from duizhao.diagnostics import CODES

from tests.books import sample
from tests.conservation import texts, unaccounted


def test_the_sample_is_clean_and_whole(root: Path) -> None:
    built = sample()
    assert built.diagnostics == ()
    assert unaccounted(built.files, set(), texts(root / "reports")) == []
    first, second = (json.loads(built.files[f"data/reports/wangchuan-{year}.json"]) for year in (2024, 2025))
    assert all(p["zh"] and p["en"] for p in first["passages"])
    assert [m["note"] for p in first["passages"] for m in p["markers"]] == [1, 2, 3, 4, 5, 6, 7]
    assert {m["how"] for p in first["passages"] for m in p["markers"]} == {"marker"}
    assert sum(bool(p["en"]) for p in second["passages"] if p["kind"] != "front") == 11
    assert [len(e["file"].split("/")) for e in first["editions"]] == [2, 2]


def test_the_reference_page_has_every_code(root: Path) -> None:
    page = (root / "docs/diagnostics.md").read_text(encoding="utf-8")
    for code in CODES.values():
        assert code.code in page
        assert code.meaning in page
