"""Note markers glued to the words of a row."""

import re
from collections.abc import Set as AbstractSet
from dataclasses import replace

from generator.model.edition import Marker, Row
from generator.model.source import Fragment, Lang
from generator.text.fragments import joined, without

# One to three digits that end a word: a marker only after three small letters, or after a closing
# quote or bracket that follows a letter or a full stop.
_DIGITS_AT_END = re.compile(r"[1-9]\d{0,2}(?=[\s,.;:!?)\]”’]|$)")
_BEFORE = re.compile(r"(?:[a-z]{3}|[a-z.,!?)”’\"'][”’\"')\]])$")
_BRACKETED = re.compile(r"[\[［〔【]\s?(\d{1,3})\s?[\]］〕】]")
_SUPERSCRIPT = re.compile(r"[¹²³⁰⁴-⁹]+")
_DIGITS = str.maketrans("¹²³⁰⁴⁵⁶⁷⁸⁹", "1230456789")


def take_markers(row: Row, known: AbstractSet[int], last: int) -> tuple[Row, int, tuple[int, ...]]:
    """The row without its markers, the greatest marker so far, and numbers that have no note.

    A glued number is a marker when the edition's list of notes has it and it is greater than the
    marker before: so `PM2.5`, `m3`, `top10`, `Euro6` stay text. A number in square brackets or in
    superior figures is a marker by its form, when the list has it.
    """
    fragments: dict[Lang, tuple[Fragment, ...]] = {"zh": row.zh, "en": row.en}
    markers: list[Marker] = []
    orphans: list[int] = []
    for lang in ("zh", "en"):
        done: list[Fragment] = []
        for fragment in fragments[lang]:
            spans: list[tuple[int, int]] = []
            start = len(joined((*done, fragment), lang)) - len(fragment.text)
            for m, number, sure in _candidates(fragment.text, lang, glued=bool(known)):
                if number in known and (sure or number > last):
                    last = max(last, number)
                    hidden = sum(b - a for a, b in spans)
                    markers.append(Marker(number, lang, start + m.start() - hidden))
                    spans.append((m.start(), m.end()))
                elif sure and number not in known:
                    orphans.append(number)
            done.append(without(fragment, spans))
        fragments[lang] = tuple(done)
    if not markers:
        return row, last, tuple(orphans)
    return replace(row, zh=fragments["zh"], en=fragments["en"], markers=tuple(markers)), last, tuple(orphans)


def _candidates(text: str, lang: Lang, *, glued: bool) -> list[tuple[re.Match[str], int, bool]]:
    """What may be a marker in this text: its place, its number, whether its form alone says so."""
    out = [(m, int(m[1]), True) for m in _BRACKETED.finditer(text)]
    out += [(m, int(m[0].translate(_DIGITS)), True) for m in _SUPERSCRIPT.finditer(text) if _is_superior(text, m)]
    if lang == "en" and glued:
        out += [
            (m, int(m[0]), False)
            for m in _DIGITS_AT_END.finditer(text)
            if _BEFORE.search(text[max(0, m.start() - 3) : m.start()])
        ]
    return sorted(out, key=lambda c: c[0].start())


def _is_superior(text: str, m: re.Match[str]) -> bool:
    """Superior figures after a unit (m², km³) are no markers."""
    return not re.search(r"(?:^|[^a-zA-Z])[a-zA-Zμ]{1,3}$", text[: m.start()])
