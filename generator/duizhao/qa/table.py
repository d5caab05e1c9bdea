"""Read the table of rules from `rules.toml`."""

from dataclasses import dataclass
from typing import get_args

from duizhao.diagnostics.diagnostic import Severity
from duizhao.model.literals import literal
from duizhao.text.tables import packaged


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: its code, its severity, its name and its message in both languages."""

    code: str
    severity: Severity
    name_zh: str
    name_en: str
    message_zh: str
    message_en: str


def _load() -> dict[str, Rule]:
    rows = packaged("duizhao.qa", "rules.toml").items()
    severities: tuple[Severity, ...] = get_args(Severity)
    return {
        code: Rule(
            code,
            literal(row["severity"], severities),
            row["name"]["zh"],
            row["name"]["en"],
            row["message"]["zh"],
            row["message"]["en"],
        )
        for code, row in rows
    }


RULES = _load()
