"""Place the markers of notes in both languages: at the anchor, and at the same place of the other language."""

import re
from bisect import bisect_left
from collections.abc import Mapping

from duizhao.model.alignment import Segment, Span
from duizhao.model.quality import is_doubtful
from duizhao.model.report import Anchor, ComparedPassage, MarkedPassage, NoteMark, Report
from duizhao.model.source import Lang
from duizhao.notes.terms import plain_quotes, terms

_Texts = Mapping[tuple[int, int], str]  # of notes in one language, by number and nth


def mark_notes(report: Report[ComparedPassage]) -> Report[MarkedPassage]:
    """Add the markers of the notes to each passage in both languages, zh first."""
    zh = {(n.number, n.nth): n.zh for n in report.notes if n.zh}
    en = {(n.number, n.nth): n.en for n in report.notes if n.en}
    passages = (MarkedPassage.marked(p, (*marks(p, "zh", zh), *marks(p, "en", en))) for p in report.passages)
    return report.with_passages(tuple(passages))


def marks(passage: ComparedPassage, lang: Lang, notes: _Texts | None = None) -> tuple[NoteMark, ...]:
    """Return the markers of one language in reading order, also of notes that are anchored in the other language.

    A note anchored in the other language is placed at an edition's marker in this one, else after the term that it explains
    in this language (`notes`) if the corresponding segment has it, else at the end of that segment, unless that is doubtful.
    """
    text = (passage.zh if lang == "zh" else passage.en) or ""
    other = _Other(passage, lang, notes or {})
    places = ((a, a.at if a.lang == lang else other.place(a)) for a in passage.anchors)
    placed = [NoteMark(a.note, a.nth, lang, min(at, len(text)), a.lang == lang) for a, at in places if at is not None]
    return tuple(sorted(placed, key=lambda m: (m.at, m.note, m.nth)))


class _Other:
    """The text of one language, in which notes that are anchored in the other are placed."""

    def __init__(self, passage: ComparedPassage, lang: Lang, notes: _Texts) -> None:
        self._zh, self._lang, self._notes = passage.zh or "", lang, notes
        self._text = (passage.zh if lang == "zh" else passage.en) or ""
        self._markers = {(m.note, m.nth): m.at for m in reversed(passage.row.markers) if m.lang == lang}
        source: Lang = "en" if lang == "zh" else "zh"
        self._begins = sorted((a, n) for n, s in enumerate(passage.segments) for a, _ in _side(s, source))
        self._segments = passage.segments

    def place(self, anchor: Anchor) -> int | None:
        """Return the position of a note's marker; None if it is not known."""
        if (at := self._markers.get((anchor.note, anchor.nth))) is not None:
            return at
        segment = self._segment(anchor)
        if segment is None or is_doubtful(segment):
            return None
        if (at := self._term(anchor, segment)) is not None:
            return at
        end = max((end for _, end in _side(segment, self._lang)), default=None)
        return _before_stops(self._zh, end) if end is not None and self._lang == "zh" else end

    def _term(self, anchor: Anchor, segment: Segment) -> int | None:
        """Return where the term of a note ends in a segment, with the quotation mark after it; None if it is not there."""
        found = [term for term, _ in terms(self._notes.get((anchor.note, anchor.nth), ""))]
        for term in found:
            for start, end in _side(segment, self._lang):
                at = _after(plain_quotes(self._text[start:end]), term)
                if at is not None and not re.match(r"\s?\d", self._text[start + at :]):  # it would read as a digit of the number
                    return start + at
        return None

    def _segment(self, anchor: Anchor) -> Segment | None:
        """Return the segment before the marker; a marker at the very start belongs to the segment after it."""
        k = bisect_left(self._begins, (max(anchor.at, 1), -1))
        return self._segments[self._begins[k - 1][1]] if k else None


def _after(text: str, term: str) -> int | None:
    """Return the position after a term, as a word of its own, and after a quotation mark that closes it; None if it is not there.

    >>> _after('the "Three Lakes" plan', "three lakes"), _after("三湖行动", "三湖"), _after("sublakes", "lakes")
    (17, 2, None)
    """
    if not (m := re.search(rf"(?<![A-Za-z]){re.escape(term)}(?![A-Za-z\d])", text, re.IGNORECASE)):
        return None
    return m.end() + (text[m.end() : m.end() + 1] in ('"', "'") and text[m.start() - 1 : m.start()] == text[m.end()])


def _before_stops(zh: str, end: int) -> int:
    """Move a position in Chinese before the punctuation; in English a marker follows it.

    >>> _before_stops("河堤加固。", 5), _before_stops("“绿道”", 4)
    (4, 4)
    """
    return len(zh[:end].rstrip("，、；：。！？")) or end


def _side(segment: Segment, lang: Lang) -> tuple[Span, ...]:
    return segment.zh if lang == "zh" else segment.en
