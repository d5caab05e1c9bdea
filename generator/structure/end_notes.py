"""The list of notes at the end of an edition."""

import re
from dataclasses import dataclass

from generator.diagnostics import Collector
from generator.model.edition import EditionNote
from generator.model.source import Fragment, Lang, Line, SetAside
from generator.structure.patterns import furniture
from generator.text.fragments import cut_all, trimmed
from generator.text.language import language

_NUMBER = re.compile(r"(?:[\[［〔【(（]\s*(\d{1,5})\s*[\]］〕】)）]|(\d{1,5})\s*[.．、:：])\s*(?=\S)")


@dataclass(frozen=True, slots=True)
class EndNotes:
    """The notes read, the lines that are not of the report, and the lines taken as the list's title."""

    notes: tuple[EditionNote, ...]
    set_aside: tuple[SetAside, ...]


def find_notes(lines: list[Line]) -> int | None:
    """Index of the line that titles the list of notes, or None; a numbered line must follow it."""
    for i in range(len(lines) - 1, -1, -1):
        if furniture(lines[i].fragment.text) != "notes":
            continue
        if any(_NUMBER.match(after.fragment.text) for after in lines[i + 1 : i + 3]):
            return i
    return None


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
            notes.append(_note(fragment, m, file))
        elif notes:
            last = notes[-1]
            notes[-1] = EditionNote(last.number, last.lang, (*last.fragments, fragment))
        else:
            found.add("S403", file, fragment.line, f"“{fragment.text[:30]}” stands before the first note")
            aside.append(SetAside(file, fragment.line, fragment.raw, "before the first note"))
    _check(notes, file, found)
    return EndNotes(tuple(notes), tuple(aside))


def _note(fragment: Fragment, m: re.Match[str], _file: str) -> EditionNote:
    number, text = cut_all((fragment,), [m.end()])
    shown = tuple(trimmed(f) for f in text)
    kept = Fragment(fragment.file, fragment.line, number[0].raw + shown[0].raw, shown[0].text, _shift(number[0], shown[0]))
    lang: Lang = language(kept.text) or "en"
    return EditionNote(int(m[1] or m[2]), lang, (kept,))


def _shift(number: Fragment, shown: Fragment) -> tuple[int, ...]:
    return tuple(i + len(number.raw) for i in shown.at)


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
