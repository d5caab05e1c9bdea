"""A diagnostic: one imperfection of the input."""

from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning", "info"]


@dataclass(frozen=True, slots=True, order=True)
class Diagnostic:
    """What was found, where, and what to do about it.

    `line` counts from 1; 0 means the whole file. `hint` is empty if there is no advice.
    """

    file: str
    line: int
    code: str
    severity: Severity
    message: str
    hint: str = ""

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else self.file
        head = f"{place}: {self.severity} {self.code}: {self.message}"
        return f"{head}\n  hint: {self.hint}" if self.hint else head
