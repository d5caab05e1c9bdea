"""The reference table of diagnostic codes, read from `codes.toml`."""

import tomllib
from dataclasses import dataclass
from importlib.resources import files
from typing import cast

from duizhao.diagnostics.diagnostic import Severity


@dataclass(frozen=True, slots=True)
class Code:
    """A kind of diagnostic: its severity, the meaning for the reference page, the standing hint."""

    code: str
    severity: Severity
    meaning: str
    hint: str


def _load() -> dict[str, Code]:
    table = tomllib.loads(files(__package__).joinpath("codes.toml").read_text(encoding="utf-8"))
    return {
        code: Code(code, cast("Severity", row["severity"]), row["meaning"], row.get("hint", "")) for code, row in table.items()
    }


CODES = _load()
