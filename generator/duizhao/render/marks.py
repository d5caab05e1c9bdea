"""The markers of notes: in the column where a note is anchored, and at the same place of the other one."""

from collections.abc import Sequence
from dataclasses import dataclass

from duizhao.model.alignment import Segment, Span
from duizhao.model.quality import is_doubtful
from duizhao.model.report import Anchor, ComparedPassage
from duizhao.model.source import Lang
from duizhao.render.labels import labels


@dataclass(frozen=True, slots=True)
class Mark:
    """A marker in one column: code point index `at` in its text; `own` where the note is anchored there."""

    note: int
    nth: int
    lang: Lang
    at: int
    own: bool


def marks(passage: ComparedPassage, lang: Lang) -> tuple[Mark, ...]:
    """The markers of one column in reading order: the note's own, and those that the other column has.

    A note of the other column stands where an edition has its marker here, else at the end of the words
    that render those it stands in, unless it is doubtful which these are.
    """
    text = (passage.zh if lang == "zh" else passage.en) or ""
    places = ((a, a.at if a.lang == lang else facing(passage, a)) for a in passage.anchors)
    found = [Mark(a.note, a.nth, lang, min(at, len(text)), a.lang == lang) for a, at in places if at is not None]
    return tuple(sorted(found, key=lambda m: (m.at, m.note, m.nth)))


def facing(passage: ComparedPassage, anchor: Anchor) -> int | None:
    """Where the marker of a note stands in the other language; None where that is not known."""
    lang: Lang = "en" if anchor.lang == "zh" else "zh"
    for m in passage.row.markers:
        if (m.note, m.nth) == (anchor.note, anchor.nth) and m.lang == lang:
            return m.at
    bead = _bead(passage.segments, anchor)
    if bead is None or is_doubtful(bead):
        return None
    end = max((end for _, end in _side(bead, lang)), default=None)
    return _before_stops(passage.zh or "", end) if end is not None and lang == "zh" else end


def _before_stops(zh: str, end: int) -> int:
    """In Chinese a marker stands before the stop, in English after it.

    >>> _before_stops("河堤加固。", 5), _before_stops("“绿道”", 4)
    (4, 4)
    """
    return len(zh[:end].rstrip("，、；：。！？")) or end


def _bead(segments: Sequence[Segment], anchor: Anchor) -> Segment | None:
    """The bead whose words the marker follows; one at the very start belongs to the words after it."""
    begun = [(a, n) for n, s in enumerate(segments) for a, _ in _side(s, anchor.lang) if a < max(anchor.at, 1)]
    return segments[max(begun)[1]] if begun else None


def _side(segment: Segment, lang: Lang) -> tuple[Span, ...]:
    return segment.zh if lang == "zh" else segment.en


def marker(mark: Mark, *, follows: bool = False) -> str:
    """The link to a note; `follows` where another marker stands right before it."""
    name = note_name(mark.note, mark.nth)
    spoken = labels()["note.name"]
    said = (spoken.zh if mark.lang == "zh" else spoken.en).format(n=mark.note)
    classes = ".dz-marker .dz-next" if follows else ".dz-marker"
    place = name if mark.own else f"{name}-{mark.lang}"
    return f'[{mark.note}](#note-{name}){{ #ref-{place} {classes} .footnote-ref aria-label="{said}" }}'


def note_name(number: int, nth: int) -> str:
    """What identifies a note on a page: its number, and which one of that number it is.

    >>> note_name(9, 1), note_name(9, 2)
    ('9', '9-2')
    """
    return f"{number}" if nth == 1 else f"{number}-{nth}"
