"""Collects diagnostics while the stages run."""

from duizhao.diagnostics.codes import CODES
from duizhao.diagnostics.diagnostic import Diagnostic


class Collector:
    """An append-only list of diagnostics; `sorted()` gives them once each, by file and line."""

    def __init__(self) -> None:
        self._diagnostics: list[Diagnostic] = []

    def add(self, code: str, file: str, line: int, message: str, hint: str = "") -> None:
        """Record one diagnostic; severity and the standing hint come from the table of codes."""
        known = CODES[code]
        self._diagnostics.append(Diagnostic(file, line, code, known.severity, message, hint or known.hint))

    def take(self, other: "Collector") -> None:
        """Record everything that another collector holds."""
        self._diagnostics.extend(other._diagnostics)  # noqa: SLF001 - its own kind

    def sorted(self) -> tuple[Diagnostic, ...]:
        """All diagnostics, each once, by file, line and code."""
        return tuple(sorted(set(self._diagnostics)))
