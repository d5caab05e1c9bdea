"""Extract Markdown footnotes: `[^1]` in the text, and a line anywhere that opens with `[^1]:`."""

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
_INDENT = ("    ", "\t")  # two ideographic spaces open a paragraph of the text instead


def without_footnotes(lines: tuple[Line, ...], genre: Genre) -> tuple[tuple[Line, ...], list[Line]]:
    """Return the lines with `[1]` for `[^1]`, and separately the lines of the notes, each opening with its number.

    A note continues in indented lines, and in other lines of its paragraph until a sentence ends; if they change the
    language, the note is bilingual. Labels that are numbers, or words around a number, keep it; otherwise notes are
    numbered by first mention. Notes under a title of their own stay there.
    """
    if not any(_opens(line) for line in lines):
        return lines, []
    numbers = _numbers(lines)
    out: list[Line] = []
    notes: list[Line] = []
    target: list[Line] | None = None  # the list to which the current note is added
    label, lang = "", None
    for line in lines:
        text = line.fragment.text
        if opened := _opens(line):
            target = out if out and (target is out or furniture(out[-1].fragment.text, genre) == "notes") else notes
            label, lang = opened[1], language(text[opened.end() :])
            target.append(_with_markers(line, numbers, f"[{numbers[label]}] ", opened.end()))
        elif target is not None and _continues(line, target[-1]):
            other = language(text)
            sign = f"[{numbers[label]}] " if other and lang and other != lang else ""
            lang = other or lang
            target.append(_with_markers(line, numbers, sign, 0))
        else:
            target = target if line.role in {"rule", "markup"} else None
            out.append(_with_markers(line, numbers, "", 0))
    return tuple(out), notes


def _opens(line: Line) -> re.Match[str] | None:
    return _NOTE.match(line.fragment.text) if line.role in {"text", "quote"} else None


def _continues(line: Line, last: Line) -> bool:
    """Does the line continue the note whose last line is before it?"""
    if line.role != "text":
        return False
    before = last.fragment.text
    return line.fragment.raw.startswith(_INDENT) or not (line.paragraph or ends_sentence(before, language(before) or "zh"))


def _numbers(lines: Sequence[Line]) -> dict[str, int]:
    """Return the number of every label."""
    labels = list(dict.fromkeys(m[1] for line in lines for m in _MARK.finditer(line.fragment.text)))
    counted = [_COUNTED.fullmatch(label) for label in labels]
    return {label: int(m[1]) if m and all(counted) else k for k, (label, m) in enumerate(zip(labels, counted, strict=True), 1)}


def _with_markers(line: Line, numbers: dict[str, int], sign: str, start: int) -> Line:
    """Write markers as `[n]`, and replace the text before `start` with `sign`."""
    edits = [(0, start, sign)] if sign else []
    edits += [(m.start(), m.end(), f"[{numbers[m[1]]}]") for m in _MARK.finditer(line.fragment.text, start)]
    return replace(line, fragment=edited(line.fragment, edits))
