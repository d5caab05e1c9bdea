"""The collector to which the stages add diagnostics."""

from collections.abc import Iterable

from duizhao.diagnostics.codes import CODES
from duizhao.diagnostics.diagnostic import Diagnostic
from duizhao.diagnostics.safe_text import safe, shortened


class Collector:
    """An append-only list of diagnostics; `sorted()` returns them without duplicates, by file and line."""

    def __init__(self) -> None:
        self._diagnostics: list[Diagnostic] = []

    def add(self, code: str, file: str, line: int, message: str, hint: str = "") -> None:
        """Add one diagnostic; its severity and its default hint come from the table of codes.

        A message may quote the input: it is kept on one line and cut if it is very long.
        """
        known = CODES[code]
        message, hint = safe(shortened(message)), safe(shortened(hint or known.hint))
        self._diagnostics.append(Diagnostic(safe(file), line, code, known.severity, message, hint))

    def extend(self, other: "Collector") -> None:
        """Add all diagnostics of another collector."""
        self._diagnostics.extend(other._diagnostics)  # noqa: SLF001 - the same class

    def add_all(self, diagnostics: Iterable[Diagnostic]) -> None:
        """Add diagnostics as they are."""
        self._diagnostics.extend(diagnostics)

    def sorted(self) -> tuple[Diagnostic, ...]:
        """Return all diagnostics without duplicates, sorted by file, line and code."""
        return tuple(sorted(set(self._diagnostics)))
