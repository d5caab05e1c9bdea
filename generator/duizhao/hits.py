"""Search hits on a terminal."""

import re
from collections.abc import Sequence

from duizhao.model.search import Hit
from duizhao.model.source import Lang

_AROUND = 60  # characters of a text shown before the first mark; twice as many after it
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")


def shown(hit: Hit, lang: Lang) -> list[tuple[str, bool]]:
    """The text of one language around its marks: pieces, and which of them are marked.

    >>> from duizhao.model.search import Mark
    >>> hit = Hit("a/", "r", "p", 1.0, "治理沿江水网", "", (Mark("zh", 2, 4),))
    >>> shown(hit, "zh")
    [('治理', False), ('沿江', True), ('水网', False)]
    """
    text = _CONTROL.sub(" ", hit.zh if lang == "zh" else hit.en)
    marks = [m for m in hit.marks if m.lang == lang]
    start = max(0, marks[0].start - _AROUND) if marks else 0
    end = min(len(text), (marks[0].end if marks else _AROUND) + 2 * _AROUND)
    out = [("…", False)] if start else []
    at = start
    for m in (m for m in marks if m.end <= end):
        out += [(text[at : m.start], False), (text[m.start : m.end], True)]
        at = m.end
    out += [(text[at:end], False)] + ([("…", False)] if end < len(text) else [])
    return [piece for piece in out if piece[0]]


def print_hits(hits: Sequence[Hit]) -> None:
    """A table: where, Chinese, English, with what was found in bold."""
    from rich.console import Console  # noqa: PLC0415 - slow to load
    from rich.table import Column, Table  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    table = Table(Column("", overflow="fold"), "中文", "English", show_lines=True)
    for hit in hits:
        sides = (Text.assemble(*((t, "bold red" if m else "") for t, m in shown(hit, lang))) for lang in _LANGS)
        table.add_row(Text(hit.url), *sides)
    if hits:
        Console().print(table)


_LANGS: tuple[Lang, Lang] = ("zh", "en")
