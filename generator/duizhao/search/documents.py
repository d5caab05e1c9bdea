"""Reports to what is searched of them: rows, headings, notes."""

from collections.abc import Mapping, Sequence
from typing import Literal

from duizhao.model.alignment import Segment, Span
from duizhao.model.report import Anchor, Chapter, ComparedPassage, Corpus, Note, Report, Series
from duizhao.model.search import SearchReport, SearchText
from duizhao.model.source import Lang

_HEADINGS = frozenset({"part", "chapter"})


def documents(corpus: Corpus) -> tuple[SearchReport, ...]:
    """The reports of all series, the oldest year first, so that new ones come last."""
    found = [_report(s, r) for s in corpus.series for r in s.reports]
    return tuple(sorted(found, key=lambda r: (r.year, r.slug)))


def _report(series: Series, report: Report[ComparedPassage]) -> SearchReport:
    pages = {c.id: "" if c.slug == "index" else f"{c.slug}/" for c in report.chapters}
    rows = [_row(p, pages[p.chapter]) for p in report.passages if p.zh or p.en]
    places = {(a.note, a.nth): (p, a) for p in report.passages for a in p.anchors}
    notes = [_note(n, places.get((n.number, n.nth)), pages) for n in report.notes if n.zh or n.en]
    untold = [_title(c, pages[c.id]) for c in report.chapters[1:] if not c.heading and (c.zh or c.en)]
    chapters = {c.id: (c.zh, c.en) for c in report.chapters}
    return SearchReport(report.id, series.slug, report.identity.year, series.zh, series.en, chapters, (*rows, *untold, *notes))


def _row(p: ComparedPassage, page: str) -> SearchText:
    kind: Literal["heading", "text"] = "heading" if p.kind in _HEADINGS and p.lead == (0, 0) else "text"
    figures = ((f.value, f.unit) for f in p.figures if f.kind == "quantity")
    ends = ((f.high, f.unit) for f in p.figures if f.kind == "quantity" and f.high is not None)
    return SearchText(page, p.key, p.chapter, kind, p.zh or "", p.en or "", beads(p.segments), (*figures, *ends))


def _title(chapter: Chapter, page: str) -> SearchText:
    return SearchText(page, "", chapter.id, "heading", chapter.zh, chapter.en, "", ())


def _note(note: Note, place: tuple[ComparedPassage, Anchor] | None, pages: Mapping[str, str]) -> SearchText:
    """A note is on the page of its marker; one without a place is in the list of the overview."""
    chapter = place[0].chapter if place else "0"
    name = f"note-{note.number}" if note.nth == 1 else f"note-{note.number}-{note.nth}"
    return SearchText(pages.get(chapter, ""), name, chapter, "note", note.zh or "", note.en or "", "", ())


def beads(segments: Sequence[Segment]) -> str:
    """Which words render which, as one line: each span by how far it begins after the last of its language, and its length.

    >>> beads([Segment(((0, 4),), ((0, 9),), 1.0), Segment(((4, 6), (8, 9)), ((10, 20),), 0.5), Segment(((9, 10),), (), 0)])
    '0+4:0+9 0+2,2+1:1+10 0+1:'
    """
    last = {"zh": 0, "en": 0}

    def side(lang: Lang, spans: Sequence[Span]) -> str:
        out = []
        for start, end in spans:
            out.append(f"{start - last[lang]}+{end - start}")
            last[lang] = end
        return ",".join(out)

    return " ".join(f"{side('zh', s.zh)}:{side('en', s.en)}" for s in segments)
