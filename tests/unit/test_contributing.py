"""The guide for contributors names what is there."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "generator/duizhao"
GUIDE = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")


def test_the_layout_lists_every_package_and_module_and_no_other() -> None:
    listed = set(re.findall(r"^  (\w+(?:/|\.py)) ", GUIDE, re.MULTILINE))
    there = {f"{p.name}/" for p in PACKAGE.iterdir() if (p / "__init__.py").is_file()}
    there |= {p.name for p in PACKAGE.glob("*.py") if not p.name.startswith("__")}
    assert listed == there


def test_every_file_of_the_package_that_is_named_exists() -> None:
    folders = "|".join(p.name for p in PACKAGE.iterdir() if p.is_dir() and p.name != "__pycache__")
    named = set(re.findall(rf"`((?:{folders})/[\w/.]+)", GUIDE))
    there = {name for name in named if "KEY" not in name and "FORMAT" not in name}
    assert len(there) > 20
    assert [name for name in sorted(there) if not (PACKAGE / name).exists()] == []


def test_every_decision_is_listed() -> None:
    index = (ROOT / "docs/README.md").read_text(encoding="utf-8")
    decisions = {p.name for p in (ROOT / "docs/decisions").glob("*.md")}
    assert set(re.findall(r"decisions/([\w-]+\.md)", index)) == decisions
