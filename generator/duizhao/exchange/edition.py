"""Write a report with the changes of an editor as a text file that is read as another edition of it."""

from collections.abc import Iterator, Sequence

from duizhao.exchange.changes import Change
from duizhao.exchange.rows import rows_of
from duizhao.genre import genre_named
from duizhao.model.report import MarkedPassage, Report
from duizhao.model.source import LANGS, Lang
from duizhao.site.names import note_name
from duizhao.text.project import project


def edition_of(report: Report[MarkedPassage], changes: Sequence[Change]) -> str:
    """Return the text: each row in Chinese and in English, note markers at their places, then the notes."""
    new = {(c.key, c.lang): c.new for c in changes}
    blocks = ["\n".join(_row(p, new)) for p in report.passages]
    notes = list(_notes(report, new))
    return "\n\n".join(filter(None, [*blocks, *notes])) + "\n"


def _row(p: MarkedPassage, new: dict[tuple[str, Lang], str]) -> Iterator[str]:
    stated = {(m.note, m.nth, m.lang) for m in p.row.markers}
    for lang, old in zip(LANGS, (p.zh or "", p.en or ""), strict=True):
        text = new.get((p.key, lang), old)
        own = (m for m in p.marks if m.lang == lang and (m.own or (m.note, m.nth, lang) in stated))
        for mark in sorted(own, key=lambda m: -m.at):
            at = project(mark.at, old, text, lang)
            text = f"{text[:at]}[{mark.note}]{text[at:]}"
        if text:
            yield text


def _notes(report: Report[MarkedPassage], new: dict[tuple[str, Lang], str]) -> Iterator[str]:
    keys = {row.key: row for row in rows_of(report)}
    titles = genre_named(report.identity.genre).notes.title
    for lang in LANGS:
        lines = []
        for note in report.notes:
            key = f"note-{note_name(note.number, note.nth)}"
            if text := new.get((key, lang), keys[key].text(lang)):
                lines.append(f"[{note.number}] {text}")
        if lines:
            yield "\n".join([titles[lang], *lines])
