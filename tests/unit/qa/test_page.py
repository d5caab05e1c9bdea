"""The reference page of the rules says what their table says."""

import re
from pathlib import Path

from duizhao.qa import RULES

PAGE = (Path(__file__).parents[3] / "docs/qa.md").read_text(encoding="utf-8")


def test_the_page_lists_every_rule_with_its_severity_and_name() -> None:
    rows = re.findall(r"^\| (Q\d+) \| (\w+) \| (.+) \|$", PAGE, re.MULTILINE)
    assert [(code, severity) for code, severity, _ in rows] == sorted((r.code, r.severity) for r in RULES.values())
    assert [code for code, _, text in rows if not text.startswith(RULES[code].name_en)] == []
