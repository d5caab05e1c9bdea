"""Apply an editor's new texts of rows and notes; each applies to the very text that it was made from."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from duizhao.curation.missing_rows import report_missing_row
from duizhao.diagnostics import Collector
from duizhao.model.curation import Curation, EditRule
from duizhao.model.report import Chapter, NotedPassage, Report, find_row
from duizhao.model.source import LANGS, Fragment, Lang
from duizhao.text.digest import text_digest
from duizhao.text.project import project


@dataclass(frozen=True, slots=True)
class _Edit:
    """A rule with the file that it stands in."""

    rule: EditRule
    file: str


def with_edits(report: Report[NotedPassage], curations: Sequence[Curation], diagnostics: Collector) -> Report[NotedPassage]:
    """Replace the texts that editors edited; an edit of a text that is not there any more gets a diagnostic."""
    of_rows: dict[tuple[str, Lang], list[_Edit]] = {}
    of_notes: dict[tuple[int, int, Lang], list[_Edit]] = {}
    texts: dict[tuple[Lang, str], list[NotedPassage]] = {}
    for edit in _edits(report.id, curations):
        rule = edit.rule
        if not rule.row:
            of_notes.setdefault((rule.note, rule.nth, rule.lang), []).append(edit)
            continue
        row = find_row(report.passages, rule.row)
        if row is None:
            texts = texts or _rows_by_text(report)
            same = texts.get((rule.lang, rule.was), [])
            row = same[0] if len(same) == 1 else None
            report_missing_row(rule.row, row, edit.file, rule.line, diagnostics)
        if row is not None:
            of_rows.setdefault((row.key, rule.lang), []).append(edit)
    for (key, lang), edits in of_rows.items():
        report = _with_row(report, key, lang, edits, diagnostics)
    return _with_notes(report, of_notes, diagnostics) if of_notes else report


def _rows_by_text(report: Report[NotedPassage]) -> dict[tuple[Lang, str], list[NotedPassage]]:
    """Return the rows by the digests of their texts: a row has another key if its other language begins otherwise."""
    out: dict[tuple[Lang, str], list[NotedPassage]] = {}
    for p in report.passages:
        for lang, text in zip(LANGS, (p.zh, p.en), strict=True):
            if text:
                out.setdefault((lang, text_digest(text)), []).append(p)
    return out


def _edits(report: str, curations: Sequence[Curation]) -> Iterator[_Edit]:
    for curation in curations:
        for rule in curation.edits:
            if rule.report == report:
                yield _Edit(rule, curation.file)


def _edited(text: str, edits: Sequence[_Edit], diagnostics: Collector) -> tuple[str, _Edit | None]:
    """Apply edits one after another, whatever their order in the file: each to the text that it was made from.

    Return the last text, and the edit that it is of; None if no edit applies.
    """
    waiting: dict[str, list[_Edit]] = {}
    for edit in reversed(edits):
        waiting.setdefault(edit.rule.was, []).append(edit)
    last = None
    while some := waiting.get("") or waiting.get(text_digest(text)):
        last = some.pop()
        text = last.rule.text
    for edit in (e for some in waiting.values() for e in reversed(some)):
        _report_unused(edit, text, diagnostics)
    return text, last


def _report_unused(edit: _Edit, text: str, diagnostics: Collector) -> None:
    rule = edit.rule
    name = f"row {rule.row}" if rule.row else f"note {rule.note}"
    why = "is so already" if rule.text == text else "is not the one that was edited; it stays as it is"
    diagnostics.add("U102", edit.file, rule.line, f"the {rule.lang} text of {name} {why}")


def _with_row(
    report: Report[NotedPassage], key: str, lang: Lang, edits: Sequence[_Edit], diagnostics: Collector
) -> Report[NotedPassage]:
    old = next(p for p in report.passages if p.key == key)
    before = (old.zh if lang == "zh" else old.en) or ""
    text, edit = _edited(before, edits, diagnostics)
    if edit is None or text == before:
        return report
    if not text and (old.en if lang == "zh" else old.zh) is None:
        diagnostics.add("U102", edit.file, edit.rule.line, f"row {key} would have no text; it stays as it is")
        return report
    new = _with_text(old, lang, before, text, edit)
    chapters = tuple(_renamed(c, lang, before, text) if c.heading == key else c for c in report.chapters)
    title = report.title_zh if lang == "zh" else report.title_en
    if old.row.field == "title" and title == before and text:
        report = replace(report, title_zh=text) if lang == "zh" else replace(report, title_en=text)
    return replace(report, passages=tuple(new if p is old else p for p in report.passages), chapters=chapters)


def _with_text(old: NotedPassage, lang: Lang, before: str, text: str, edit: _Edit) -> NotedPassage:
    """Return the row with another text; its run-in heading and its notes stay at the same words."""

    def moved(at: int) -> int:
        return project(at, before, text, lang)

    side = 0 if lang == "zh" else 1
    fragments = old.row.zh if lang == "zh" else old.row.en
    file, line = (fragments[0].file, fragments[0].line) if fragments else (edit.file, edit.rule.line)
    own = (Fragment(file, line, text, text, range(len(text))),) if text else ()
    markers = tuple(replace(m, at=moved(m.at)) if m.lang == lang else m for m in old.row.markers)
    anchors = tuple(replace(a, at=moved(a.at)) if a.lang == lang else a for a in old.anchors if text or a.lang != lang)
    lead = moved(old.lead[side])
    if lang == "zh":
        return replace(
            old,
            zh=text or None,
            lead=(lead, old.lead[1]),
            anchors=anchors,
            row=replace(old.row, zh=own, markers=markers),
        )
    return replace(old, en=text or None, lead=(old.lead[0], lead), anchors=anchors, row=replace(old.row, en=own, markers=markers))


def _renamed(chapter: Chapter, lang: Lang, before: str, text: str) -> Chapter:
    """Return a chapter with the name that the edited heading gives it."""
    name = chapter.zh if lang == "zh" else chapter.en
    at = before.find(name) if name else -1
    if at < 0:
        return chapter
    new = text[project(at, before, text, lang) : project(at + len(name), before, text, lang)].strip() or name
    return replace(chapter, zh=new) if lang == "zh" else replace(chapter, en=new)


def _with_notes(
    report: Report[NotedPassage], edits: dict[tuple[int, int, Lang], list[_Edit]], diagnostics: Collector
) -> Report[NotedPassage]:
    notes = list(report.notes)
    for (number, nth, lang), some in edits.items():
        place = next((k for k, n in enumerate(notes) if (n.number, n.nth) == (number, nth)), None)
        if place is None:
            diagnostics.add("U102", some[0].file, some[0].rule.line, f"there is no note {number} in this report")
            continue
        note = notes[place]
        text, edit = _edited((note.zh if lang == "zh" else note.en) or "", some, diagnostics)
        new = replace(note, zh=text or None) if lang == "zh" else replace(note, en=text or None)
        if edit and new.zh is None and new.en is None:
            diagnostics.add("U102", edit.file, edit.rule.line, f"note {number} would have no text; it stays as it is")
        else:
            notes[place] = new
    return replace(report, notes=tuple(notes))
