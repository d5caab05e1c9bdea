"""The page of measurements: what a run measured is new, everything else keeps its figure and its date."""

import sys
from pathlib import Path
from types import ModuleType

import pytest

from tests.tools import load_tool


@pytest.fixture(scope="module")
def tool(root: Path) -> ModuleType:
    return load_tool(root, "figures.py", "figures_tool")


TABLE = """
[[part]]
name = "small"
group = "speed"
title = "Small"
texts = "Two invented reports."
run = "bench"
timed = true
columns = ["cold", "warm"]
[[part.measure]]
label = "{n} reports"
value = "{cold} | {warm}"
pattern = '^(?P<n>\\d+) reports: (?P<cold>\\S+) (?P<warm>\\S+)$'

[[part]]
name = "other"
group = "quality"
title = "Other"
texts = "One invented report."
run = "score"
[[part.measure]]
label = "F"
value = "{f:.2f}"
"""
PAGE = "# Measurements\n\nBy hand.\n\n<!-- figures:begin -->\n\n<!-- figures:end -->\n\nEnd.\n"


def test_figures_keep_their_date_until_they_are_measured_again(tool: ModuleType, tmp_path: Path) -> None:
    (tmp_path / "parts.toml").write_text(TABLE, encoding="utf-8")
    parts = tool.parts_of(tmp_path / "parts.toml")
    read = parts[0].measures[0].read
    page = tool.rewritten(PAGE, parts, {"small": read("2 reports: 1s 0s\n20 reports: 9s 3s\n")}, "2026-11-01", 2)
    assert "| Measure | cold | warm | Measured |" in page
    assert "Not measured yet." in page.split("### Other")[1]
    page = tool.rewritten(page, parts, {"small": read("20 reports: 8s 2s\n")}, "2026-11-30", 4)
    page = tool.rewritten(page, parts, {"other": parts[1].measures[0].read('{"f": 0.987}')}, "2026-11-30", 4)
    assert tool.rows_of(page) == {
        "Small": {"2 reports": ("1s | 0s", "2026-11-01, 2 CPUs"), "20 reports": ("8s | 2s", "2026-11-30, 4 CPUs")},
        "Other": {"F": ("0.99", "2026-11-30")},
    }
    assert page.startswith("# Measurements\n\nBy hand.\n\n<!-- figures:begin -->\n")
    assert page.endswith("<!-- figures:end -->\n\nEnd.\n")


def test_a_row_that_is_measured_no_more_goes(tool: ModuleType, tmp_path: Path) -> None:
    (tmp_path / "parts.toml").write_text(TABLE, encoding="utf-8")
    parts = tool.parts_of(tmp_path / "parts.toml")
    page = tool.rewritten(PAGE, parts, {"small": {"2 reports": "1s | 0s"}}, "2026-11-01", 2)
    (tmp_path / "parts.toml").write_text(TABLE.replace('"{n} reports"', '"reports: {n}"'), encoding="utf-8")
    assert tool.rows_of(tool.rewritten(page, tool.parts_of(tmp_path / "parts.toml"), {}, "2026-11-02", 2))["Small"] == {}


def test_nothing_is_written_for_a_command_that_fails(tool: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "page.md").write_text(PAGE, encoding="utf-8")
    (tmp_path / "tools").mkdir()
    (tmp_path / "tools/figures.toml").write_text(TABLE.replace('"score"', '"false"'), encoding="utf-8")
    monkeypatch.setattr(tool, "_ROOT", tmp_path)
    monkeypatch.setattr(sys, "argv", ["figures.py", "--only", "other", "--page", str(tmp_path / "page.md")])
    assert tool.main() == 1
    assert (tmp_path / "page.md").read_text(encoding="utf-8") == PAGE


def test_the_page_is_as_the_tool_writes_it(tool: ModuleType, root: Path) -> None:
    """If not, run `python tools/figures.py --texts`; nothing between the markers is written by hand."""
    page = (root / "docs/figures.md").read_text(encoding="utf-8")
    parts = tool.parts_of(root / "tools/figures.toml")
    assert tool.rewritten(page, parts, {}, "2026-01-01", 1) == page
    assert {part.title for part in parts if tool.rows_of(page).get(part.title)}
