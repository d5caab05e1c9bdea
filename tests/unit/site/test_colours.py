"""Colours by role: red is the mark of the site, where the reader is, and what fell short, and nothing else."""

import re
from pathlib import Path

import pytest

from tests.conftest import ROOT

SHEETS = sorted((ROOT / "theme_overrides/assets/css").glob("*.css"))
RULE = re.compile(r"([^{}]*)\{([^{}]*)\}")
# Where the brand's red may be: the logo, the current page in the navigation, the chosen view in the bar
BRAND = (".md-logo", '[aria-current="page"]', '[aria-pressed="true"]')
SHORT = ("short", ".dz-error")


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda p: p.name)
def test_red_is_for_the_brand_and_for_what_fell_short(sheet: Path) -> None:
    text = re.sub(r"/\*.*?\*/", "", sheet.read_text(encoding="utf-8"), flags=re.DOTALL)
    for selector, body in RULE.findall(text):
        if "var(--dz-seal)" in body:
            assert any(one in selector for one in BRAND), selector
        if re.search(r"var\(--dz-short(-soft)?\)", body):
            assert any(one in selector for one in SHORT), selector


def test_links_are_in_ink() -> None:
    tokens = (ROOT / "theme_overrides/assets/css/tokens.css").read_text(encoding="utf-8")
    assert "--md-typeset-a-color: var(--dz-ink);" in tokens
