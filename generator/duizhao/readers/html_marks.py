"""Read text that was copied from the source of a web page: `<br>`, `<p>` and `&nbsp;` in its lines or cells."""

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from duizhao.model.source import Fragment, Line
from duizhao.readers.clean import clean, is_indented
from duizhao.text.fragments import edited, trimmed

_BLOCK = re.compile(r"<br\b[^<>]{0,300}>|</?(?:p|div|center|h[1-6])\b[^<>]{0,300}>|\\r\\n|\\n", re.IGNORECASE)
_MARK = re.compile(
    r"</?(?:br|p|div|span|font|center|strong|b|h[1-6])\b[^<>]{0,300}>"
    r"|\\r\\n|\\n"  # a broken line as programs write it
    r"|&(?:nbsp|e[mn]sp|[lr][sd]quo|[mn]dash|hellip|middot|bull|quot|amp|lt|gt|#\d{2,6}|#x[\da-f]{2,5});",
    re.IGNORECASE,
)
_SETS = re.compile(r"<(?:p|center|h[1-6])\b", re.IGNORECASE)
_INDENT = re.compile(r"(?:&nbsp;){4}|&emsp;|&#12288;", re.IGNORECASE)
_LEAST, _SHARE = 3, 0.25  # number and share of the lines with marks in such a text; in others they may be meant


def has_html_marks(lines: Sequence[str]) -> bool:
    """Do many lines of a text hold tags or entities?

    >>> has_html_marks(["望川市政府工作报告<br>", "各位代表：<br>", "一、2023年工作回顾<br/>"]), has_html_marks(["x < y", "<b>"])
    (True, False)
    """
    marked = [line for line in lines if _MARK.search(line)]
    several = len(marked) >= _LEAST or sum(len(_BLOCK.findall(line)) for line in marked) >= _LEAST
    return several and len(marked) >= _SHARE * sum(bool(line.strip()) for line in lines)


def read_html_marks(file: str, lines: list[str]) -> tuple[Line, ...]:
    """Read the lines; tags of blocks end one, and no mark is shown. What is only marks is a blank line."""
    out: list[Line] = []
    paragraph = True
    for number, raw in enumerate(lines, 1):
        for piece in _pieces(raw):
            fragment = without_marks(clean(file, number, piece))
            blank = not fragment.text
            if piece.strip():
                indented = is_indented(piece) or bool(_INDENT.match(_BLOCK.sub("", piece).lstrip()))
                out.append(Line(fragment, "markup" if blank else "text", 0, paragraph, indented))
            paragraph = blank
    return tuple(out)


def lines_without_marks(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Show no marks in lines that have their paragraphs from a table or a Word file."""
    out = []
    for line in lines:
        fragment = without_marks(line.fragment)
        out.append(replace(line, fragment=fragment, role=line.role if fragment.text else "markup"))
    return tuple(out)


def without_marks(fragment: Fragment) -> Fragment:
    """Show no tags, and entities as their characters."""
    edits = [
        (m.start(), m.end(), _character(m[0], fragment.text[m.start() - 1 : m.start()])) for m in _MARK.finditer(fragment.text)
    ]
    return trimmed(edited(fragment, edits)) if edits else fragment


def sets_text(block: str) -> bool:
    """Does a block of HTML only set text: centred, as a paragraph, as a heading?

    >>> sets_text('<p align="center">望川市市长</p>'), sets_text("<div class=menu>首页</div>"), sets_text("<!-- 待改 -->")
    (True, False, False)
    """
    return bool(_SETS.match(block.lstrip())) and "<" not in _MARK.sub("", block)


def _pieces(raw: str) -> Iterator[str]:
    """Divide a line after each tag of a block."""
    start = 0
    for m in _BLOCK.finditer(raw):
        yield raw[start : m.end()]
        start = m.end()
    if start < len(raw) or not raw:
        yield raw[start:]


def _character(mark: str, before: str) -> str:
    """Return what is shown of a mark: the character of an entity, nothing of a tag; a broken line goes on after a space."""
    if not mark.startswith("&"):
        return " " if _BLOCK.match(mark) and before.isascii() else ""
    shown = html.unescape(mark)
    return " " if shown.isspace() else shown if shown.isprintable() else ""
