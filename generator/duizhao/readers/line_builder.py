"""The builder to which readers add the lines of a document."""

from collections import Counter

from duizhao.diagnostics import Collector
from duizhao.model.source import Line, Role
from duizhao.readers.clean import clean, is_indented
from duizhao.readers.limits import CHARACTERS, LINES, UnreadableError
from duizhao.readers.text import split_lines

_SHOWN = 6  # reasons that a message lists


class LineBuilder:
    """Builds the lines of one document; what is not text is kept with the reason."""

    def __init__(self, file: str) -> None:
        self._file = file
        self._lines: list[Line] = []
        self._aside: Counter[str] = Counter()
        self._first = 0
        self._size = 0

    def add_text(
        self, number: int, text: str, role: Role = "text", depth: int = 0, *, paragraph: bool = True, indented: bool = False
    ) -> None:
        """Add a piece of text; a line break in it begins another line of the same paragraph."""
        for raw in split_lines(text):
            fragment = clean(self._file, number, raw)
            if fragment.text:
                self._append(Line(fragment, role, depth, paragraph, indented or is_indented(raw)))
                paragraph = indented = False
            elif raw.strip():
                self._append(Line(fragment, "markup", 0, paragraph, indented=False, why="invisible characters"))

    def add_line(self, line: Line) -> None:
        """Add a finished line; one without shown text is set aside."""
        if line.fragment.text:
            self._append(line)
        else:
            self.set_aside(line.fragment.line, line.fragment.raw, "invisible characters")

    def set_aside(self, number: int, text: str, why: str) -> None:
        """Add a piece of the document that is not text of the report, with the reason."""
        for raw in split_lines(text):
            if raw.strip():
                self._append(Line(clean(self._file, number, raw), "markup", 0, paragraph=True, indented=False, why=why))
                self._aside[why] += 1
                self._first = self._first or number

    def _append(self, line: Line) -> None:
        if len(self._lines) >= LINES:
            raise UnreadableError("R108", f"more than {LINES} lines")
        self._size += len(line.fragment.raw)
        if self._size > CHARACTERS:
            raise UnreadableError("R108", f"more than {CHARACTERS // 1_000_000} million characters of text")
        self._lines.append(line)

    def lines(self, diagnostics: Collector) -> tuple[Line, ...]:
        """Return the lines in order; one diagnostic (R110) counts the lines set aside by reason."""
        if self._aside:
            reasons = [f"{why} ({n})" for why, n in sorted(self._aside.items())]
            more = " …" if len(reasons) > _SHOWN else ""
            diagnostics.add("R110", self._file, self._first, f"set aside: {', '.join(reasons[:_SHOWN])}{more}")
        return tuple(self._lines)
