"""Merge the end notes of several editions."""

from collections.abc import Sequence
from dataclasses import replace

from duizhao.diagnostics import Collector
from duizhao.model.edition import Edition, EditionNote, Marker, Row
from duizhao.model.report import Note, Reading
from duizhao.model.source import Lang
from duizhao.text.fold import fold
from duizhao.text.fragments import joined

_SAME = 0.6  # similarity, from 0 to 1, from which two texts are the same note


def merge_notes(editions: Sequence[Edition], diagnostics: Collector) -> tuple[tuple[Note, ...], tuple[Edition, ...]]:
    """Merge notes by number; return them, and the editions with markers that refer to them.

    Different notes of the same number, in one edition or in two, are distinguished by `nth`. The first edition that has a note
    supplies the text that is shown; the texts of the others are readings.
    """
    texts: dict[tuple[int, int], dict[Lang, str]] = {}
    readings: dict[tuple[int, int], list[Reading]] = {}
    out = []
    for edition in editions:
        nths: dict[int, list[int]] = {}
        used: set[tuple[int, int, Lang]] = set()
        for note in edition.notes:
            text = joined(note.fragments, note.lang)
            nth = _nth(note, text, texts, used)
            if nth > 1 and nth not in nths.get(note.number, []) and not any(k == note.number for k, _, _ in used):
                line = note.fragments[0].line
                diagnostics.add("C105", edition.file, line, f"note {note.number} is a different note in an earlier edition")
            used.add((note.number, nth, note.lang))
            if nth not in nths.setdefault(note.number, []):
                nths[note.number].append(nth)
            texts.setdefault((note.number, nth), {}).setdefault(note.lang, text)
            readings.setdefault((note.number, nth), []).extend(_readings(note))
        out.append(_with_nth(edition, nths))
    notes = (Note(n, k, texts[n, k].get("zh"), texts[n, k].get("en"), tuple(readings[n, k])) for n, k in sorted(texts))
    return tuple(notes), tuple(out)


def _nth(note: EditionNote, text: str, texts: dict[tuple[int, int], dict[Lang, str]], used: set[tuple[int, int, Lang]]) -> int:
    """Return the `nth` of a note: that of the first note of its number with the same text, else a new one."""
    nth = 1
    while (note.number, nth) in texts:
        shown = texts[note.number, nth].get(note.lang)
        if (note.number, nth, note.lang) not in used and (shown is None or _same(shown, text, note.lang)):
            return nth
        nth += 1
    return nth


def _same(one: str, other: str, lang: Lang) -> bool:
    a, b = fold(one, lang, traditional=True), fold(other, lang, traditional=True)
    if a == b:
        return True
    from rapidfuzz.distance import Indel  # noqa: PLC0415 - only editions that differ need it

    return bool(Indel.normalized_similarity(a[:_COMPARED], b[:_COMPARED]) >= _SAME)


_COMPARED = 2000  # characters of a note that are compared


def _with_nth(edition: Edition, nths: dict[int, list[int]]) -> Edition:
    """Let the k-th marker of a number refer to the k-th note of that number."""
    if all(which == [1] for which in nths.values()):
        return edition
    seen: dict[int, int] = {}

    def with_nth(m: Marker) -> Marker:
        which = nths.get(m.note, [1])
        k = seen[m.note] = seen.get(m.note, -1) + 1
        return replace(m, nth=which[min(k, len(which) - 1)])

    rows: tuple[Row, ...] = tuple(
        replace(r, markers=tuple(with_nth(m) for m in r.markers)) if r.markers else r for r in edition.rows
    )
    return replace(edition, rows=rows)


def _readings(note: EditionNote) -> list[Reading]:
    return [Reading(f.file, f.line, note.lang, f.raw) for f in note.fragments if f.raw]
