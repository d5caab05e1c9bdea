"""Read the list of notes at the end of an edition."""

import re
import unicodedata
from dataclasses import dataclass, replace
from itertools import pairwise

from duizhao.diagnostics import Collector
from duizhao.genre import Genre, patterns
from duizhao.model.edition import EditionNote
from duizhao.model.source import Fragment, Lang, Line, SetAside
from duizhao.structure.front import is_report_title
from duizhao.structure.patterns import furniture
from duizhao.text.fragments import edited, trimmed, without
from duizhao.text.headings import ends_sentence, is_salutation
from duizhao.text.language import language

_CIRCLED = "\u2460-\u2473\u3251-\u325f"
_NUMBER = re.compile(
    rf"(?:[\[［〔【(（]\s*(?:[注註][释釋]?\s*)?(\d{{1,5}})\s*[\]］〕】)）]|(\d{{1,5}})\s*[.．、:：]|([{_CIRCLED}]))\s*(?=\S)"
)
_TERM = re.compile(
    r"[“\"「《]?[^。；;！？]{2,40}?(?:[：:](?=\s*\S)|[”\"」](?:是指|指的是|指|即|是)|是指|指的是)|[“\"][^”\"]{2,60}[”\"] (?:means|refers)"
)
_TERM_ALONE = {"zh": 30, "en": 80}  # maximum characters of a term on a line of its own


@dataclass(frozen=True, slots=True)
class EndNotes:
    """The notes, the lines set aside, and whether the list is numbered ① ② ③."""

    notes: tuple[EditionNote, ...]
    set_aside: tuple[SetAside, ...]
    circled: bool


def find_notes(lines: list[Line], genre: Genre) -> list[tuple[int, int]]:
    """Find the lists of notes; return for each the index of its title line and the index after its last line.

    A numbered line must follow the title, or, if the title announces explained terms, a line that opens with a term. A list
    ends at the next list or annex, or where the report continues in the other language: at a salutation or at a report's
    own title.
    """
    known = patterns(genre)
    out: list[tuple[int, int]] = []
    for i, line in enumerate(lines):
        if furniture(line.fragment.text, genre) != "notes" or (out and i < out[-1][1]):
            continue  # the second of two consecutive titles belongs to the list of the first
        following = [x.fragment.text for x in lines[i + 1 : i + 3]]
        if any(map(_NUMBER.match, following)) or (
            not known.weak_notes_title.fullmatch(line.fragment.text.strip()) and _explains(following)
        ):
            end = next((k for k in range(i + 2, len(lines)) if _ends(lines[k].fragment.text, genre)), len(lines))
            start = out[-1][1] if out else 0
            annexed = i > start and known.before_notes.fullmatch(lines[i - 1].fragment.text.strip()) is not None
            out.append((i - annexed, end))
    return out


def _explains(after: list[str]) -> bool:
    """Do these lines begin with a term and its explanation?"""
    return bool(after) and (bool(_TERM.match(after[0])) or (_is_term(after[0]) and len(after) > 1 and not _is_term(after[1])))


def _is_term(text: str) -> bool:
    lang = language(text) or "zh"
    return len(text) <= _TERM_ALONE[lang] and not ends_sentence(text, lang)


def _ends(text: str, genre: Genre) -> bool:
    lang = language(text)
    if furniture(text, genre) == "notes" or patterns(genre).before_notes.fullmatch(text.strip()):
        return True
    return lang is not None and (is_salutation(text, lang, genre) or is_report_title(text, lang, genre))


def read_notes(lines: list[Line], genre: Genre, file: str, diagnostics: Collector, *, titled: bool = True) -> EndNotes:
    """Read a list of notes; if `titled`, its first line or two lines are its title. Credits and a licence after it are set aside.

    The notes of a list without numbers are numbered in order; each opens with a term.
    """
    title = 0 if not titled else 1 if furniture(lines[0].fragment.text, genre) == "notes" else 2
    aside = [SetAside(file, x.fragment.line, x.fragment.raw, "title of the list of notes") for x in lines[:title]]
    numbered = not titled or any(_NUMBER.match(line.fragment.text) for line in lines[title : title + 2])
    notes: list[EditionNote] = []
    circled = closed = False
    alone = False  # is the last line a term without its explanation?
    for line in lines[title:]:
        fragment = line.fragment
        kind = furniture(fragment.text, genre)
        if line.role in {"rule", "markup"} or not fragment.text:
            aside.append(SetAside(file, fragment.line, fragment.raw, "markup"))
        elif kind in {"credit", "licence", "chrome"} or closed:
            closed = closed or kind == "licence"
            aside.append(SetAside(file, fragment.line, fragment.raw, kind or "licence"))
        elif numbered and (m := _NUMBER.match(fragment.text)):
            circled = circled or bool(m[3])
            notes.append(_note(fragment, m))
        elif not numbered and not alone and (_TERM.match(fragment.text) or _is_term(fragment.text)):
            alone = not _TERM.match(fragment.text)
            notes.append(
                EditionNote(len(notes) + 1, language(fragment.text) or "zh", (_with_colon(fragment) if alone else fragment,))
            )
        elif notes:
            alone = False
            last = notes[-1]
            notes[-1] = EditionNote(last.number, last.lang, (*last.fragments, fragment))
        else:
            diagnostics.add("S403", file, fragment.line, f"“{fragment.text[:30]}” is before the first note")
            aside.append(SetAside(file, fragment.line, fragment.raw, "before the first note"))
    if notes and not numbered:
        diagnostics.add("S405", file, notes[0].fragments[0].line, f"{len(notes)} notes without numbers")
    notes = _in_one_language(notes)
    _check(notes, file, diagnostics)
    return EndNotes(tuple(notes), tuple(aside), circled)


def _with_colon(term: Fragment) -> Fragment:
    """Add a colon to a term on a line of its own, as between term and explanation elsewhere."""
    size = len(term.text)
    return term if term.text.endswith((":", "：")) else edited(term, [(size, size, "：" if language(term.text) != "en" else ":")])


def _note(fragment: Fragment, m: re.Match[str]) -> EditionNote:
    kept = trimmed(without(fragment, [(0, m.end())]))
    number = int(m[1] or m[2] or unicodedata.numeric(m[3]))
    return EditionNote(number, language(kept.text) or "en", (kept,))


def _in_one_language(notes: list[EditionNote]) -> list[EditionNote]:
    """Read Latin terms and their Chinese explanations as Chinese: in a list of one language the numbers run on.

    ［1］三通一码：… ［2］ESI：Essential Science Indicators，基本科学指标数据库。 are notes of one Chinese list.
    """
    notes = [replace(n, lang="zh") if n.lang == "en" and _is_chinese(n) else n for n in notes]
    chinese = sum(n.lang == "zh" for n in notes)
    runs_on = all(b.number == a.number + 1 for a, b in pairwise(notes))
    if chinese * 2 > len(notes) and runs_on:
        return [replace(n, lang="zh") for n in notes]
    return notes


def _is_chinese(note: EditionNote) -> bool:
    """Does the note, which is mostly Latin, have Chinese punctuation between its Chinese words?"""
    text = "".join(f.text for f in note.fragments)
    return len(_HAN.findall(text)) >= _WORDS and bool(_HAN_CLAUSE.search(text))


_HAN = re.compile("[\u4e00-\u9fff]")
_HAN_CLAUSE = re.compile("[：，。；][^\u4e00-\u9fff]*[\u4e00-\u9fff]{2}|[\u4e00-\u9fff]{2}[。，；]")
_WORDS = 4  # Chinese characters from which a note is an explanation in Chinese


def _check(notes: list[EditionNote], file: str, diagnostics: Collector) -> None:
    seen: dict[tuple[int, Lang], int] = {}
    last: dict[Lang, int] = {}
    for note in notes:
        line = note.fragments[0].line
        if (note.number, note.lang) in seen:
            diagnostics.add("S402", file, line, f"note {note.number} is already on line {seen[note.number, note.lang]}")
        elif note.lang in last and note.number != last[note.lang] + 1:
            diagnostics.add("S401", file, line, f"note {note.number} follows note {last[note.lang]}")
        seen.setdefault((note.number, note.lang), line)
        last[note.lang] = note.number
