"""Convert a shown report to the texts that are indexed: rows, headings, notes."""

from collections.abc import Mapping, Sequence
from typing import Literal

from duizhao.model.alignment import Segment, Span
from duizhao.model.search import SearchReport, SearchText
from duizhao.model.shown import ShownChapter, ShownNote, ShownReport, ShownRow, ShownText
from duizhao.model.source import Lang
from duizhao.site.citing import cite_forms

_HEADINGS = frozenset({"part", "chapter"})


def document(report: ShownReport) -> SearchReport:
    """Return what is indexed of a report."""
    pages: dict[str | None, str] = {c.id: "" if c.slug == "index" else f"{c.slug}/" for c in report.chapters}
    rows = [_row(r, pages[r.chapter]) for r in report.rows if r.zh or r.en]
    notes = [_note(n, pages) for n in report.notes if n.zh or n.en]
    titles = [_title(c, pages[c.id]) for c in report.chapters[1:] if not c.heading_row and any(c.names)]
    chapters = {c.id: c.names if c.level else ("", "") for c in report.chapters}
    texts = (*rows, *titles, *notes)
    cited = report.citation
    citation = {**cite_forms(cited), "places": dict(cited.places)} if cited else None
    return SearchReport(report.id, report.series, report.year, *report.series_names, chapters, texts, citation)


def _text(side: ShownText | None) -> str:
    return side.text if side else ""


def _row(r: ShownRow, page: str) -> SearchText:
    run_in = any(side.lead for side in (r.zh, r.en) if side)
    kind: Literal["heading", "text"] = "heading" if r.kind in _HEADINGS and not run_in else "text"
    figures = ((f.value, f.unit) for f in r.figures)
    ends = ((f.high, f.unit) for f in r.figures if f.high is not None)
    return SearchText(page, r.key, r.chapter, kind, _text(r.zh), _text(r.en), beads(r.segments), (*figures, *ends))


def _title(chapter: ShownChapter, page: str) -> SearchText:
    return SearchText(page, "", chapter.id, "heading", *chapter.names, "", ())


def _note(note: ShownNote, pages: Mapping[str | None, str]) -> SearchText:
    """Convert a note. It is on the page of its marker; a note without a place is in the list of the overview."""
    chapter = note.chapter or "0"
    return SearchText(
        pages.get(chapter, ""), f"note-{note.name}", chapter, "note", _text(note.zh), _text(note.en), "", ()
    )  # fmt: skip


def beads(segments: Sequence[Segment]) -> str:
    """Encode the segments as one line: each span as its distance from the end of the last span of its language, and its length.

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
