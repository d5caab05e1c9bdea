"""The list of notes at the end of an edition."""

import re
from dataclasses import dataclass

from generator.diagnostics import Collector
from generator.model.edition import EditionNote
from generator.model.source import Fragment, Lang, Line, SetAside
from generator.structure.front import is_report_title
from generator.structure.patterns import furniture
from generator.text.fragments import trimmed, without
from generator.text.headings import is_salutation
from generator.text.language import language

_NUMBER = re.compile(r"(?:[\[［〔【(（]\s*(\d{1,5})\s*[\]］〕】)）]|(\d{1,5})\s*[.．、:：])\s*(?=\S)")


@dataclass(frozen=True, slots=True)
class EndNotes:
    """The notes read, the lines that are not of the report, and the lines taken as the list's title."""

    notes: tuple[EditionNote, ...]
    set_aside: tuple[SetAside, ...]


def find_notes(lines: list[Line]) -> list[tuple[int, int]]:
    """Where lists of notes stand: the line that titles a list, and the line after the list.

    A numbered line must follow the title. A list ends where another one begins, or where the report
    goes on in the other language: at a salutation or at a report's own title.
    """
    out: list[tuple[int, int]] = []
    for i, line in enumerate(lines):
        if furniture(line.fragment.text) != "notes" or (out and i < out[-1][1]):
            continue  # of two titles in a row the second one stands in the first one's list
        if any(_NUMBER.match(after.fragment.text) for after in lines[i + 1 : i + 3]):
            end = next((k for k in range(i + 2, len(lines)) if _ends(lines[k].fragment.text)), len(lines))
            out.append((i, end))
    return out


def _ends(text: str) -> bool:
    lang = language(text)
    return furniture(text) == "notes" or (lang is not None and (is_salutation(text, lang) or is_report_title(text, lang)))


def read_notes(lines: list[Line], file: str, found: Collector) -> EndNotes:
    """Read the list; the first line is its title. Credits and the licence after it are set aside."""
    title = lines[0].fragment
    aside = [SetAside(file, title.line, title.raw, "title of the list of notes")]
    notes: list[EditionNote] = []
    closed = False
    for line in lines[1:]:
        fragment = line.fragment
        kind = furniture(fragment.text)
        if line.role in {"rule", "markup"} or not fragment.text:
            aside.append(SetAside(file, fragment.line, fragment.raw, "markup"))
        elif kind in {"credit", "licence", "chrome"} or closed:
            closed = closed or kind == "licence"
            aside.append(SetAside(file, fragment.line, fragment.raw, kind or "licence"))
        elif m := _NUMBER.match(fragment.text):
            notes.append(_note(fragment, m))
        elif notes:
            last = notes[-1]
            notes[-1] = EditionNote(last.number, last.lang, (*last.fragments, fragment))
        else:
            found.add("S403", file, fragment.line, f"“{fragment.text[:30]}” stands before the first note")
            aside.append(SetAside(file, fragment.line, fragment.raw, "before the first note"))
    _check(notes, file, found)
    return EndNotes(tuple(notes), tuple(aside))


def _note(fragment: Fragment, m: re.Match[str]) -> EditionNote:
    kept = trimmed(without(fragment, [(0, m.end())]))
    return EditionNote(int(m[1] or m[2]), language(kept.text) or "en", (kept,))


def _check(notes: list[EditionNote], file: str, found: Collector) -> None:
    seen: dict[tuple[int, Lang], int] = {}
    last: dict[Lang, int] = {}
    for note in notes:
        line = note.fragments[0].line
        if (note.number, note.lang) in seen:
            found.add("S402", file, line, f"note {note.number} stands already on line {seen[note.number, note.lang]}")
        elif note.lang in last and note.number != last[note.lang] + 1:
            found.add("S401", file, line, f"note {note.number} follows note {last[note.lang]}")
        seen.setdefault((note.number, note.lang), line)
        last[note.lang] = note.number
