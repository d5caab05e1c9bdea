"""Note markers glued to the words of a row."""

import re
from collections.abc import Set as AbstractSet
from dataclasses import replace

from generator.model.edition import Marker, Row
from generator.model.source import Fragment, Lang
from generator.text.fragments import joined, without

# One to three digits after three small letters, or after a closing quote or bracket that follows one.
_GLUED = re.compile(r"(?:(?<=[a-z]{3})|(?<=[a-z.,!?)”’\"'][”’\"')\]]))([1-9]\d{0,2})(?=[\s,.;:!?)\]”’]|$)")
_BRACKETED = re.compile(r"(?:(?<=\S)\s?)?[\[［〔【]\s?(\d{1,3})\s?[\]］〕】]")
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
            for m, number, sure in _candidates(fragment.text, lang):
                if number in known and (sure or number > last):
                    last = max(last, number)
                    before = joined((*done, without(fragment, [*spans, (m.start(), len(fragment.text))])), lang)
                    markers.append(Marker(number, lang, len(before)))
                    spans.append((m.start(), m.end()))
                elif sure and number not in known:
                    orphans.append(number)
            done.append(without(fragment, spans) if spans else fragment)
        fragments[lang] = tuple(done)
    if not markers:
        return row, last, tuple(orphans)
    return replace(row, zh=fragments["zh"], en=fragments["en"], markers=tuple(markers)), last, tuple(orphans)


def _candidates(text: str, lang: Lang) -> list[tuple[re.Match[str], int, bool]]:
    out = [(m, int(m[1]), True) for m in _BRACKETED.finditer(text)]
    out += [(m, int(m[0].translate(_DIGITS)), True) for m in _SUPERSCRIPT.finditer(text) if _is_superior(text, m)]
    if lang == "en":
        out += [(m, int(m[1]), False) for m in _GLUED.finditer(text)]
    return sorted(out, key=lambda c: c[0].start())


def _is_superior(text: str, m: re.Match[str]) -> bool:
    """Superior figures after a unit (m², km³) are no markers."""
    return not re.search(r"(?:^|[^a-zA-Z])[a-zA-Zμ]{1,3}$", text[: m.start()])
