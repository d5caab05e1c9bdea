"""Find page furniture in a PDF: running heads and feet, page numbers."""

import re
from collections import defaultdict

from duizhao.readers.pdf.layer import TextLine

_EDGE = 3  # maximum lines of furniture at either end of a page
_MARGIN = 0.16  # share of the page's height at either edge
_ROMAN_OR_FIGURES = re.compile(r"\d+|\b[ivxlc]+\b", re.IGNORECASE)
_NUMBER = re.compile(
    r"[—–\-·•~～\s/／|]*+(?:第|page|p\.)?\s*+\d{1,4}\s*+(?:页|頁)?"
    r"(?:\s*+(?:[/／]|of|共)\s*+\d{1,4}\s*+(?:页|頁)?)?[—–\-·•~～\s|]*+",
    re.IGNORECASE,
)
_REPEATED = 0.4  # share of the pages, at least two, on which furniture is repeated


def find_furniture(lines: list[TextLine], pages: int) -> dict[int, str]:
    """Return the indices of furniture with the reason: page numbers in the margins, and lines repeated there."""
    edge = _edges(lines)
    seen: dict[tuple[str, str, int], set[int]] = defaultdict(set)
    for i, where in edge.items():
        seen[_form(lines[i], where)].add(lines[i].page)
    out: dict[int, str] = {}
    for i, where in edge.items():
        count = len(seen[_form(lines[i], where)])
        if _NUMBER.fullmatch(lines[i].text) and (count > 1 or pages == 1):
            out[i] = "page number"
        elif count > 1 and count >= _REPEATED * pages:
            out[i] = where
    return out


def _edges(lines: list[TextLine]) -> dict[int, str]:
    """Return the indices of the first and last lines of every page that are in its margins."""
    by_page: dict[int, list[int]] = defaultdict(list)
    for i, line in enumerate(lines):
        by_page[line.page].append(i)
    edge: dict[int, str] = {}
    for on_page in by_page.values():
        order = sorted(on_page, key=lambda i: -lines[i].top)
        for i in order[:_EDGE]:
            if lines[i].bottom > (1 - _MARGIN) * lines[i].page_height:
                edge[i] = "page header"
        for i in order[-_EDGE:]:
            if lines[i].top < _MARGIN * lines[i].page_height:
                edge[i] = "page footer"
    return edge


def _form(line: TextLine, where: str) -> tuple[str, str, int]:
    """Return the key of a running head: its text without numbers, and its height on the page."""
    return where, _ROMAN_OR_FIGURES.sub("#", "".join(line.text.split())), round(line.bottom / 6)
