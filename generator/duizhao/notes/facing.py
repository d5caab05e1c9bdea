"""Place the markers of notes in both languages: at the anchor, and at the same place of the other language."""

from collections.abc import Sequence

from duizhao.model.alignment import Segment, Span
from duizhao.model.quality import is_doubtful
from duizhao.model.report import Anchor, ComparedPassage, MarkedPassage, NoteMark, Report
from duizhao.model.source import Lang


def mark_notes(report: Report[ComparedPassage]) -> Report[MarkedPassage]:
    """Add the markers of the notes to each passage in both languages, zh first."""
    return report.with_passages(tuple(MarkedPassage.marked(p, (*marks(p, "zh"), *marks(p, "en"))) for p in report.passages))


def marks(passage: ComparedPassage, lang: Lang) -> tuple[NoteMark, ...]:
    """Return the markers of one language in reading order, also of notes that are anchored in the other language.

    A note anchored in the other language is placed at an edition's marker in this one, else at the end of the
    corresponding segment, unless that is doubtful.
    """
    text = (passage.zh if lang == "zh" else passage.en) or ""
    places = ((a, a.at if a.lang == lang else facing(passage, a)) for a in passage.anchors)
    placed = [NoteMark(a.note, a.nth, lang, min(at, len(text)), a.lang == lang) for a, at in places if at is not None]
    return tuple(sorted(placed, key=lambda m: (m.at, m.note, m.nth)))


def facing(passage: ComparedPassage, anchor: Anchor) -> int | None:
    """Return the position of a note's marker in the other language; None if it is not known."""
    lang: Lang = "en" if anchor.lang == "zh" else "zh"
    for m in passage.row.markers:
        if (m.note, m.nth) == (anchor.note, anchor.nth) and m.lang == lang:
            return m.at
    segment = _segment(passage.segments, anchor)
    if segment is None or is_doubtful(segment):
        return None
    end = max((end for _, end in _side(segment, lang)), default=None)
    return _before_stops(passage.zh or "", end) if end is not None and lang == "zh" else end


def _before_stops(zh: str, end: int) -> int:
    """Move a position in Chinese before the punctuation; in English a marker follows it.

    >>> _before_stops("河堤加固。", 5), _before_stops("“绿道”", 4)
    (4, 4)
    """
    return len(zh[:end].rstrip("，、；：。！？")) or end


def _segment(segments: Sequence[Segment], anchor: Anchor) -> Segment | None:
    """Return the segment before the marker; a marker at the very start belongs to the segment after it."""
    begun = [(a, n) for n, s in enumerate(segments) for a, _ in _side(s, anchor.lang) if a < max(anchor.at, 1)]
    return segments[max(begun)[1]] if begun else None


def _side(segment: Segment, lang: Lang) -> tuple[Span, ...]:
    return segment.zh if lang == "zh" else segment.en
