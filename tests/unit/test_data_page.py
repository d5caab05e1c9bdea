"""docs/data.md names every field that the JSON Schemas describe."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
SCHEMAS = sorted((ROOT / "generator/duizhao").glob("*/schemas/*.json"))


def fields(node: Any) -> Iterator[str]:
    if isinstance(node, dict):
        yield from node.get("properties", {})
        for value in node.values():
            yield from fields(value)
    elif isinstance(node, list):
        for value in node:
            yield from fields(value)


@pytest.mark.parametrize("path", SCHEMAS, ids=lambda path: path.stem)
def test_the_page_names_every_field(path: Path) -> None:
    page = (ROOT / "docs/data.md").read_text(encoding="utf-8")
    section = page.split(f"## `data/{'reports/<id>' if path.stem == 'report' else path.stem}.json`")[1].split("\n## ")[0]
    if path.stem == "index":
        section = page  # it shares fields with the reports
    names = set(fields(json.loads(path.read_text(encoding="utf-8"))))
    assert names
    assert not {name for name in names if f"`{name}`" not in section}


def test_there_are_schemas() -> None:
    assert {path.stem for path in SCHEMAS} >= {"report", "index", "links", "indicators"}
