"""Split lines that hold a paragraph in both languages, one after the other."""

import re
from dataclasses import replace

from duizhao.diagnostics import Collector
from duizhao.model.source import Fragment, Line
from duizhao.text.fragments import cut, trimmed, without
from duizhao.text.language import HAN

_HAN = re.compile(f"[{HAN}]")
_LAST_HAN = re.compile(f".*[{HAN}]", re.DOTALL)
_LETTER = re.compile("[A-Za-z]")
_SEPARATOR = re.compile(r"[\s/／|｜]+")  # separators between the two languages
_EDGES = " \t\u3000/／|｜"
_NEAR = 40  # characters before the Chinese in which a separator is searched
_BEFORE = re.compile(r"[\s|｜]+")
_BEFORE_HAN = re.compile(r"[\s/／|｜]+[^\s/／|｜]{0,12}$")  # a numeral or a bracket may open the Chinese
_CLOSES = re.compile("[。！？；：，、”’）》】」』…—]*")
_LEAST = 6  # minimum lines in both languages
_MOST = 0.6  # minimum share of the lines with Chinese
_OPENS = re.compile(r"(?:[“\"(（\[]*[A-Z0-9•·])")


def split_languages(lines: tuple[Line, ...], file: str, diagnostics: Collector) -> tuple[Line, ...]:
    """Split each line in two if most lines hold Chinese and then English, or the reverse.

    The separator between the two (a slash, a tab, the borders of a table) is not shown.
    """
    edges = {i: edge for i, line in enumerate(lines) if (edge := boundary(line.fragment.text))}
    with_han = sum(bool(_HAN.search(line.fragment.text)) for line in lines)
    if len(edges) < _LEAST or len(edges) < _MOST * with_han:
        return lines
    diagnostics.add(
        "S208", file, lines[min(edges)].fragment.line, f"{len(edges)} lines hold both languages; each was split in two"
    )
    out: list[Line] = []
    for i, line in enumerate(lines):
        if i not in edges:
            out.append(line)
            continue
        first, second = cut(line.fragment, edges[i])
        out.append(replace(line, fragment=_bare(first)))
        out.append(replace(line, fragment=_bare(second), paragraph=True))
    return tuple(out)


def boundary(text: str) -> int:
    """Return the position where a line changes its language; 0 if it does not, or more than once.

    >>> boundary("各位代表： Fellow Deputies,"), boundary("Plans for 2024 / 二、2024年工作安排"), boundary("建设5G基站")
    (6, 17, 0)
    """
    first, last = _HAN.search(text), _LAST_HAN.match(text)
    if not first or not last or not _LETTER.search(text):
        return 0
    m = _CLOSES.match(text, last.end())
    end = m.end() if m else last.end()
    gap = _SEPARATOR.match(text, end)
    if gap and _OPENS.match(text, gap.end()) and _is_translation(text[gap.end() :], text[:end]):
        return gap.end()
    before = _BEFORE_HAN.search(text, max(0, first.start() - _NEAR), first.start())
    start = _SEPARATOR.match(text, before.start()) if before else None
    if (
        before
        and start
        and not _LETTER.search(text[start.end() : first.start()])
        and _is_translation(text[: before.start()], text[start.end() :])
    ):
        return start.end()
    return 0


def _is_translation(english: str, chinese: str) -> bool:
    """Is the English long enough for a translation of the Chinese, and without Chinese characters?"""
    return not _HAN.search(english) and len(_LETTER.findall(english)) >= max(3, len(_HAN.findall(chinese)))


def _bare(fragment: Fragment) -> Fragment:
    """Hide a slash or a table border at the ends of a piece."""
    text = fragment.text
    spans: list[tuple[int, int]] = []
    if m := _BEFORE.match(text):
        spans.append(m.span())
    start = spans[0][1] if spans else 0
    end = len(text.rstrip(_EDGES))
    if start < end < len(text):
        spans.append((end, len(text)))
    return trimmed(without(fragment, spans))
