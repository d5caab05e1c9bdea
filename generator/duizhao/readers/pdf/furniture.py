"""Lines of a PDF that belong to its pages and not to its text: running heads, feet, page numbers."""

import re
from collections import defaultdict

from duizhao.readers.pdf.layer import TextLine

_EDGE = 3  # lines at either end of a page that may be its furniture
_MARGIN = 0.16  # of the page's height, from either edge
_ROMAN_OR_FIGURES = re.compile(r"\d+|\b[ivxlc]+\b", re.IGNORECASE)
_NUMBER = re.compile(
    r"[—–\-·•~～\s/／|]*(?:第|page|p\.)?\s*\d{1,4}\s*(?:页|頁)?(?:\s*(?:[/／]|of|共)\s*\d{1,4}\s*(?:页|頁)?)?[—–\-·•~～\s|]*",
    re.IGNORECASE,
)
_REPEATED = 0.4  # of the pages, and at least two


def find_furniture(lines: list[TextLine], pages: int) -> dict[int, str]:
    """Which lines are furniture, with the reason: page numbers at the edge, and what is repeated there."""
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
    """The first and the last lines of every page, as far as they stand in its margins."""
    by_page: dict[int, list[int]] = defaultdict(list)
    for i, line in enumerate(lines):
        by_page[line.page].append(i)
    edge: dict[int, str] = {}
    for mine in by_page.values():
        order = sorted(mine, key=lambda i: -lines[i].top)
        for i in order[:_EDGE]:
            if lines[i].bottom > (1 - _MARGIN) * lines[i].page_height:
                edge[i] = "page header"
        for i in order[-_EDGE:]:
            if lines[i].top < _MARGIN * lines[i].page_height:
                edge[i] = "page footer"
    return edge


def _form(line: TextLine, where: str) -> tuple[str, str, int]:
    """What is the same about a running head on every page: its words without numbers, its height on the page."""
    return where, _ROMAN_OR_FIGURES.sub("#", "".join(line.text.split())), round(line.bottom / 6)
