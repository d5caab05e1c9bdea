"""Collect the Chinese texts of a report: rows, notes, and titles that are not rows."""

from collections.abc import Iterable, Iterator, Mapping

from duizhao.model.readings import ZhText
from duizhao.model.report import Chapter, MarkedPassage, Note, Report
from duizhao.model.source import Script
from duizhao.site.names import note_name, scripts_of, text_tag, title_name

Scripts = Mapping[str, Script | None]


def texts_of(report: Report[MarkedPassage]) -> list[ZhText]:
    """Collect every Chinese text of the report once: titles, rows in reading order, notes."""
    scripts = scripts_of(report)
    rows = (_row(p, scripts) for p in report.passages if p.zh)
    notes = (_note(n, scripts) for n in report.notes if n.zh)
    return [*_titles(report), *rows, *notes]


def _titles(report: Report[MarkedPassage]) -> Iterator[ZhText]:
    headings = {p.key for p in report.passages if p.lead == (0, 0)}
    for k, chapter in enumerate(report.chapters):
        title = chapter.zh if k else report.title_zh
        if title and not _is_row(chapter, headings):
            yield ZhText(title_name(chapter.slug), title, "Hans")


def _is_row(chapter: Chapter, headings: set[str]) -> bool:
    """Is the title of a chapter also a row?"""
    return chapter.heading in headings


def _row(p: MarkedPassage, scripts: Scripts) -> ZhText:
    text = p.zh or ""
    script: Script = "Hant" if text_tag(p.row.zh, "zh", scripts) == "zh-Hant" else "Hans"
    other = _verbatim(((r.file, r.text) for r in (*p.row.readings, *p.row.variants) if r.lang == "zh"), script, scripts)
    cuts = {m.at for m in p.marks if m.lang == "zh"} | {p.lead[0]}
    inside = tuple(sorted(k for k in cuts if 0 < k < len(text)))
    return ZhText(p.key, text, script, inside, other, speaker=p.row.field == "speaker")


def _note(note: Note, scripts: Scripts) -> ZhText:
    readings = [(r.file, r.text) for r in note.readings if r.lang == "zh"]
    name = f"note-{note_name(note.number, note.nth)}"
    return ZhText(name, note.zh or "", "Hans", published=_verbatim(readings, "Hans", scripts))


def _verbatim(readings: Iterable[tuple[str, str]], script: Script, scripts: Scripts) -> tuple[str, ...]:
    """Collect the texts of editions in the other script, one for each edition."""
    other = "Hans" if script == "Hant" else "Hant"
    out: dict[str, str] = {}
    for file, text in readings:
        if scripts.get(file) == other:
            out[file] = out.get(file, "") + text
    return tuple(out.values())
