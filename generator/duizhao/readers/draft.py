"""The lines of a document, as a reader finds them one after the other."""

from collections import Counter

from duizhao.diagnostics import Collector
from duizhao.model.source import Line, Role
from duizhao.readers.clean import clean, is_indented
from duizhao.readers.limits import LINES, UnreadableError
from duizhao.readers.text import split_lines

_SHOWN = 6  # reasons that a message lists


class Draft:
    """Collects the lines of one document; what is no text of it is kept with the reason."""

    def __init__(self, file: str) -> None:
        self._file = file
        self._lines: list[Line] = []
        self._aside: Counter[str] = Counter()
        self._first = 0

    def put(
        self, number: int, text: str, role: Role = "text", depth: int = 0, *, paragraph: bool = True, indented: bool = False
    ) -> None:
        """A piece of the document's text; a line break in it begins a line of the same paragraph."""
        for raw in split_lines(text):
            fragment = clean(self._file, number, raw)
            if fragment.text:
                self._append(Line(fragment, role, depth, paragraph, indented or is_indented(raw)))
                paragraph = indented = False
            elif raw.strip():
                self._append(Line(fragment, "markup", 0, paragraph, indented=False, why="invisible characters"))

    def add(self, line: Line) -> None:
        """A line that is made already."""
        if line.fragment.text:
            self._append(line)
        else:
            self.aside(line.fragment.line, line.fragment.raw, "invisible characters")

    def aside(self, number: int, text: str, why: str) -> None:
        """A piece that the document holds and that is no text of the report."""
        for raw in split_lines(text):
            if raw.strip():
                self._append(Line(clean(self._file, number, raw), "markup", 0, paragraph=True, indented=False, why=why))
                self._aside[why] += 1
                self._first = self._first or number

    def _append(self, line: Line) -> None:
        if len(self._lines) >= LINES:
            raise UnreadableError("R108", f"more than {LINES} lines")
        self._lines.append(line)

    def lines(self, diagnostics: Collector) -> tuple[Line, ...]:
        """The lines so far, in order; one remark counts what is no text by its reason."""
        if self._aside:
            named = [f"{why} ({n})" for why, n in sorted(self._aside.items())]
            more = " …" if len(named) > _SHOWN else ""
            diagnostics.add("R110", self._file, self._first, f"set aside: {', '.join(named[:_SHOWN])}{more}")
        return tuple(self._lines)
