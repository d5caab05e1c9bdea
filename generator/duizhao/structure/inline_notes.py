"""Extract notes in brackets within the text."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from duizhao.diagnostics import Collector
from duizhao.model.edition import EditionNote, Marker, Row
from duizhao.model.source import Fragment, Lang
from duizhao.text.fragments import cut_all, joint, trimmed, without

_INLINE = re.compile(
    r"(?P<open>(?<!\s)\s*+[(（]\s*(?:[*＊]++|[编編译譯]?(?:者|者)?[注註]\s*[:：]|(?:(?:translator|editor)[’']s\s+)?notes?\s*:)\s*+)"
    r"(?P<text>[^()（）]+(?:(?:[(（][^()（）]*[)）]|(?:(?<=[\s:：;；]\d)|(?<=[\s:：;；]\d\d))[)）](?=\s?\w))[^()（）]*)*)(?P<close>[)）])",
    re.IGNORECASE,
)

_STAR = re.compile(r"(?<=\S)[*＊](?=[\s，。；,.;:]|$)")


def take_inline_notes(rows: Sequence[Row], file: str, diagnostics: Collector) -> tuple[list[Row], tuple[EditionNote, ...]]:
    """Remove notes in brackets from the rows; return the rows and the notes, numbered in order.

    A marker takes the place of each note. If both languages of a row have equally many, they are the same notes.
    """
    out: list[Row] = []
    notes: list[EditionNote] = []
    number = 0
    for row in rows:
        zh, zh_notes, zh_at = _without_notes(row.zh, "zh")
        en, en_notes, en_at = _without_notes(row.en, "en")
        if not zh_notes and not en_notes:
            out.append(row)
            continue
        start = number + 1 if len(zh_notes) == len(en_notes) else number + 1 + len(zh_notes)
        markers = [Marker(number + 1 + k, "zh", at) for k, at in enumerate(zh_at)]
        markers += [Marker(start + k, "en", at) for k, at in enumerate(en_at)]
        notes += [EditionNote(number + 1 + k, "zh", (f,)) for k, f in enumerate(zh_notes)]
        notes += [EditionNote(start + k, "en", (f,)) for k, f in enumerate(en_notes)]
        number = max(m.note for m in markers)
        out.append(replace(row, zh=zh, en=en, markers=tuple(markers)))
    if notes:
        diagnostics.add("S406", file, notes[0].fragments[0].line, f"{number} note(s) in brackets within the text")
    return out, tuple(notes)


def _without_notes(side: tuple[Fragment, ...], lang: Lang) -> tuple[tuple[Fragment, ...], list[Fragment], list[int]]:
    """Return one side without its notes, the notes, and their positions in the remaining text."""
    kept: list[Fragment] = []
    notes: list[Fragment] = []
    places: list[int] = []
    size, before = 0, ""  # of what is kept: its length when joined, its last text
    for fragment in side:
        matches = [m for m in _INLINE.finditer(fragment.text) if m["text"].strip()]
        edges = [edge for m in matches for edge in m.span()]
        for k, piece in enumerate(cut_all((fragment,), edges) if edges else [(fragment,)]):
            whole = piece[0] if piece else None
            if whole is None:
                continue
            if k % 2:
                m = matches[k // 2]
                hide = [(0, m.end("open") - m.start()), (m.start("close") - m.start(), m.end() - m.start())]
                notes.append(trimmed(without(whole, hide)))
                places.append(size)
            elif whole.raw:
                kept.append(trimmed(whole) if edges else whole)
                text = kept[-1].text
                size += len(joint(before, text, lang)) + len(text)
                before = text or before
    return _at_stars(kept, notes, places, lang)


def _at_stars(
    kept: list[Fragment], notes: list[Fragment], places: list[int], lang: Lang
) -> tuple[tuple[Fragment, ...], list[Fragment], list[int]]:
    """If the text has one star for each note, put the markers at the stars and hide these."""
    stars = [(k, m.start()) for k, f in enumerate(kept) for m in _STAR.finditer(f.text)]
    if not notes or len(stars) != len(notes):
        return tuple(kept), notes, places
    at_stars: dict[int, list[int]] = defaultdict(list)
    for k, at in stars:
        at_stars[k].append(at)
    bare = [without(f, [(at, at + 1) for at in at_stars[k]]) for k, f in enumerate(kept)]
    places = []
    size, before = 0, ""
    for k, fragment in enumerate(bare):
        start = size + len(joint(before, fragment.text, lang))
        places += [start + at - n for n, at in enumerate(at_stars[k])]
        size = start + len(fragment.text)
        before = fragment.text or before
    return tuple(bare), notes, places
