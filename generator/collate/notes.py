"""End notes of several editions to one list."""

from collections.abc import Sequence

from generator.model.edition import Edition, EditionNote
from generator.model.report import Note, Reading
from generator.model.source import Lang
from generator.text.fold import fold
from generator.text.fragments import joined


def merge_notes(editions: Sequence[Edition]) -> tuple[Note, ...]:
    """Notes by number; the same number again in one edition and language is a further note.

    The first edition that has a note gives the text that is shown; the others are readings.
    """
    slots: dict[tuple[int, int], dict[Lang, str]] = {}
    readings: dict[tuple[int, int], list[Reading]] = {}
    for edition in editions:
        seen: dict[tuple[int, Lang], int] = {}
        for note in edition.notes:
            nth = seen[note.number, note.lang] = seen.get((note.number, note.lang), 0) + 1
            key = (note.number, nth)
            text = joined(note.fragments, note.lang)
            shown = slots.setdefault(key, {})
            if note.lang in shown and fold(shown[note.lang], note.lang) != fold(text, note.lang):
                text = shown[note.lang]
            shown.setdefault(note.lang, text)
            readings.setdefault(key, []).extend(_readings(note))
    return tuple(
        Note(number, nth, slots[number, nth].get("zh"), slots[number, nth].get("en"), tuple(readings[number, nth]))
        for number, nth in sorted(slots)
    )


def _readings(note: EditionNote) -> list[Reading]:
    return [Reading(f.file, f.line, note.lang, f.raw) for f in note.fragments if f.raw]
