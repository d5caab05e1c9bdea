"""Footnotes as Markdown writes them: `[^1]` in the text, and a line that opens with `[^1]:` wherever its author put it."""

import re
from collections.abc import Sequence
from dataclasses import replace

from duizhao.genre import Genre
from duizhao.model.source import Line
from duizhao.structure.patterns import furniture
from duizhao.text.fragments import edited
from duizhao.text.headings import ends_sentence
from duizhao.text.language import language

_MARK = re.compile(r"\[\^([^\]\s]{1,40})\]")
_NOTE = re.compile(r"\[\^([^\]\s]{1,40})\]\s*[:：]\s*")
_COUNTED = re.compile(r"\D{0,6}(\d{1,3})\D{0,6}")  # 3, note3, 3-en
_INDENT = ("    ", "\t")  # two wide blanks open a paragraph of the text


def without_footnotes(lines: tuple[Line, ...], genre: Genre) -> tuple[tuple[Line, ...], list[Line]]:
    """The lines with `[1]` for `[^1]`, and apart from them the lines of the notes, each opening with its number.

    A note goes on with indented lines, and with others of its paragraph until a sentence ends; where these change
    its language, the note is there in both. Labels that are numbers, or words around one, keep it; else notes count
    as they are first mentioned. Notes that stand under a title already stay there.
    """
    if not any(_opens(line) for line in lines):
        return lines, []
    numbers = _numbers(lines)
    out: list[Line] = []
    notes: list[Line] = []
    here: list[Line] | None = None  # where the note goes that is being read
    label, lang = "", None
    for line in lines:
        text = line.fragment.text
        if opened := _opens(line):
            here = out if out and (here is out or furniture(out[-1].fragment.text, genre) == "notes") else notes
            label, lang = opened[1], language(text[opened.end() :])
            here.append(_noted(line, numbers, f"[{numbers[label]}] ", opened.end()))
        elif here is not None and _goes_on(line, here[-1]):
            other = language(text)
            sign = f"[{numbers[label]}] " if other and lang and other != lang else ""
            lang = other or lang
            here.append(_noted(line, numbers, sign, 0))
        else:
            here = here if line.role in {"rule", "markup"} else None
            out.append(_noted(line, numbers, "", 0))
    return tuple(out), notes


def _opens(line: Line) -> re.Match[str] | None:
    return _NOTE.match(line.fragment.text) if line.role in {"text", "quote"} else None


def _goes_on(line: Line, last: Line) -> bool:
    """Is a line still of the note whose last line stands before it?"""
    if line.role != "text":
        return False
    before = last.fragment.text
    return line.fragment.raw.startswith(_INDENT) or not (line.paragraph or ends_sentence(before, language(before) or "zh"))


def _numbers(lines: Sequence[Line]) -> dict[str, int]:
    """The number of every label."""
    labels = list(dict.fromkeys(m[1] for line in lines for m in _MARK.finditer(line.fragment.text)))
    counted = [_COUNTED.fullmatch(label) for label in labels]
    return {label: int(m[1]) if m and all(counted) else k for k, (label, m) in enumerate(zip(labels, counted, strict=True), 1)}


def _noted(line: Line, numbers: dict[str, int], sign: str, start: int) -> Line:
    """The line with markers in brackets, and `sign` instead of what stands before `start`."""
    edits = [(0, start, sign)] if sign else []
    edits += [(m.start(), m.end(), f"[{numbers[m[1]]}]") for m in _MARK.finditer(line.fragment.text, start)]
    return replace(line, fragment=edited(line.fragment, edits))
