"""Read the table of diagnostic codes from `codes.toml`."""

import tomllib
from dataclasses import dataclass
from importlib.resources import files
from typing import get_args

from duizhao.diagnostics.diagnostic import Severity


@dataclass(frozen=True, slots=True)
class Code:
    """A kind of diagnostic: its severity, its meaning and its default hint, which may be empty, in English and in Chinese.

    Messages are in English; a page that is read in Chinese has the meaning before them.
    """

    code: str
    severity: Severity
    meaning: str
    hint: str
    meaning_zh: str
    hint_zh: str


def _load() -> dict[str, Code]:
    table = tomllib.loads(files(__package__).joinpath("codes.toml").read_text(encoding="utf-8"))
    return {
        code: Code(
            code, _severity(row["severity"]), row["meaning"], row.get("hint", ""), row["meaning_zh"], row.get("hint_zh", "")
        )
        for code, row in table.items()
    }


def _severity(value: str) -> Severity:
    severities: tuple[Severity, ...] = get_args(Severity)
    return severities[severities.index(value)]


CODES = _load()
