"""Find note markers in the text of rows."""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from duizhao.model.edition import Marker, Row
from duizhao.model.source import Fragment, Lang
from duizhao.text.fragments import joint, without

# One to three digits that end a word: a marker only after three small letters, or after a closing
# quote or bracket that follows a letter or a full stop.
_DIGITS_AT_END = re.compile(r"[1-9]\d{0,2}(?=[\s,.;:!?)\]”’]|$)")
_BEFORE = re.compile(r"(?:[a-z]{3}|[a-z.,!?)”’\"'][”’\"')\]])$")
_BRACKETED = re.compile(r"[\[［〔【]\s?(?:[注註][释釋]?\s?)?(\d{1,3})\s?[\]］〕】]")
_CIRCLED = re.compile("[\u2460-\u2473\u3251-\u325f]")
_SUPERSCRIPT = re.compile(r"(?<![¹²³⁰⁴-⁹])[¹²³⁰⁴-⁹]{1,4}(?![¹²³⁰⁴-⁹])")  # more digits are no marker
_DIGITS = str.maketrans("¹²³⁰⁴⁵⁶⁷⁸⁹", "1230456789")


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A possible marker: its position and number; `sure`: does its form alone show that it is one?"""

    row: int
    lang: Lang
    fragment: int
    start: int
    end: int
    number: int
    sure: bool


def take_markers(
    rows: Sequence[Row], known: Mapping[int, int], *, circled: bool = False
) -> tuple[list[Row], list[tuple[int, int]]]:
    """Remove markers from the rows; return the rows, and numbers in marker form that have no note as (row, number).

    `known` is the count of notes for each number; `circled`: is the list of notes numbered ① ② ③? If not, such
    numbers count the points of the text.

    A number in square brackets or in superscript is a marker by its form, if there is a note of that number. A number
    attached to a word is a marker if it belongs to the longest ascending run of such numbers in the edition, so
    `PM2.5`, `m3`, `top10`, `Euro6` stay text.
    """
    candidates: list[_Candidate] = []
    orphans: list[tuple[int, int]] = []
    for i, row in enumerate(rows):
        for lang, side in (("zh", row.zh), ("en", row.en)):
            known_lang: Lang = "zh" if lang == "zh" else "en"
            for k, fragment in enumerate(side):
                for m, number, sure in _candidates(fragment.text, known_lang, glued=bool(known), circled=circled):
                    if number in known:
                        candidates.append(_Candidate(i, known_lang, k, m.start(), m.end(), number, sure))
                    elif sure:
                        orphans.append((i, number))
    by_row: dict[int, list[_Candidate]] = {}
    for c in _accepted(candidates, known):
        by_row.setdefault(c.row, []).append(c)
    return [_without_markers(row, by_row[i]) if i in by_row else row for i, row in enumerate(rows)], orphans


def _accepted(candidates: list[_Candidate], known: Mapping[int, int]) -> list[_Candidate]:
    """Return the sure candidates and the longest ascending run of the others (of equal runs, the lowest)."""
    tails: list[int] = []
    tail_of: list[int] = []
    before: list[int] = []
    for i, c in enumerate(candidates):
        pile = (bisect_right if known[c.number] > 1 else bisect_left)(tails, c.number)
        before.append(tail_of[pile - 1] if pile else -1)
        if pile == len(tails):
            tails.append(c.number)
            tail_of.append(i)
        else:
            tails[pile], tail_of[pile] = c.number, i
    run = set()
    i = tail_of[-1] if tail_of else -1
    while i >= 0:
        run.add(i)
        i = before[i]
    return [c for i, c in enumerate(candidates) if c.sure or i in run]


def _without_markers(row: Row, markers: list[_Candidate]) -> Row:
    sides: dict[Lang, list[Fragment]] = {"zh": list(row.zh), "en": list(row.en)}
    out: list[Marker] = []
    held: dict[tuple[Lang, int], list[_Candidate]] = defaultdict(list)
    for c in markers:
        held[c.lang, c.fragment].append(c)
    for lang, side in sides.items():
        start = 0
        before = ""
        for k, fragment in enumerate(side):
            here = held[lang, k]
            hidden = 0
            start += len(joint(before, fragment.text, lang))
            for c in here:
                out.append(Marker(c.number, lang, start + c.start - hidden))
                hidden += c.end - c.start
            side[k] = without(fragment, [(c.start, c.end) for c in here])
            start += len(side[k].text)
            before = side[k].text or before
    return replace(row, zh=tuple(sides["zh"]), en=tuple(sides["en"]), markers=tuple(out))


def _candidates(text: str, lang: Lang, *, glued: bool, circled: bool) -> list[tuple[re.Match[str], int, bool]]:
    """Return the possible markers of a text: match, number, and whether the form alone shows that it is one."""
    out = [(m, int(m[1]), True) for m in _BRACKETED.finditer(text)]
    out += [(m, int(m[0].translate(_DIGITS)), True) for m in _SUPERSCRIPT.finditer(text) if _is_superscript_marker(text, m)]
    if circled:
        out += [(m, int(unicodedata.numeric(m[0])), True) for m in _CIRCLED.finditer(text)]
    if lang == "en" and glued:
        out += [
            (m, int(m[0]), False)
            for m in _DIGITS_AT_END.finditer(text)
            if _BEFORE.search(text[max(0, m.start() - 3) : m.start()])
        ]
    return sorted(out, key=lambda c: c[0].start())


def _is_superscript_marker(text: str, m: re.Match[str]) -> bool:
    """Is this superscript a marker, not the exponent of a unit (m², km³)?"""
    return not re.search(r"(?:^|[^a-zA-Z])[a-zA-Zμ]{1,3}$", text[max(0, m.start() - 5) : m.start()])
