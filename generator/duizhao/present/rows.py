"""Present passages and notes."""

from collections.abc import Mapping

from duizhao.model.readings import TextReading
from duizhao.model.report import Anchor, MarkedPassage, Note
from duizhao.model.shown import ShownNote, ShownRow, ShownText, ShownVariant, YearLine
from duizhao.model.source import Lang, Script
from duizhao.model.words import Rendering
from duizhao.present.compared import bead_spans, differing, figure_spans, published_figures
from duizhao.site.names import language_tag, note_name, text_tag

Readings = Mapping[str, TextReading]
Scripts = Mapping[str, Script | None]  # by file


def shown_row(
    p: MarkedPassage,
    address: str,
    scripts: Scripts,
    readings: Readings,
    years: YearLine | None,
    words: tuple[Rendering, ...] = (),
) -> ShownRow:
    """Present a passage; `address` is its permalink."""
    figures, agreement = published_figures(p)
    variants = (ShownVariant(v.text, language_tag(v.lang, scripts.get(v.file)), f"{v.file}:{v.line}") for v in p.row.variants)
    return ShownRow(
        p.key,
        p.kind,
        p.chapter,
        p.row.field,
        p.aliases,
        _side(p, "zh", scripts, readings.get(p.key)),
        _side(p, "en", scripts, None),
        place(p),
        address,
        p.row.readings,
        tuple(variants),
        p.row.variants,
        p.anchors,
        p.segments,
        figures,
        agreement,
        bead_spans(p),
        figure_spans(p),
        differing(p),
        years,
        p.row.pairing,
        words,
    )


def place(passage: MarkedPassage) -> str:
    """Format the files and lines of a row: `2024.txt:41, 42; 2024-traditional.txt:11`."""
    lines: dict[str, list[int]] = {}
    for reading in passage.row.readings:
        numbers = lines.setdefault(reading.file, [])
        if reading.line not in numbers:
            numbers.append(reading.line)
    return "; ".join(f"{file}:{', '.join(map(str, numbers))}" for file, numbers in lines.items())


def _side(p: MarkedPassage, lang: Lang, scripts: Scripts, reading: TextReading | None) -> ShownText | None:
    text, fragments, lead = (p.zh, p.row.zh, p.lead[0]) if lang == "zh" else (p.en, p.row.en, p.lead[1])
    if text is None:
        return None
    return ShownText(text, text_tag(fragments, lang, scripts), lead, tuple(m for m in p.marks if m.lang == lang), reading)


def shown_note(note: Note, placed: tuple[Anchor, str] | None, readings: Readings) -> ShownNote:
    """Present a note; `placed` is its anchor and the ID of the chapter that the anchor is in."""
    name = note_name(note.number, note.nth)
    zh = ShownText(note.zh, "zh-Hans", reading=readings.get(f"note-{name}")) if note.zh else None
    en = ShownText(note.en, "en") if note.en else None
    chapter = placed[1] if placed else None
    return ShownNote(note.number, note.nth, name, zh, en, chapter, _how(placed[0] if placed else None), note.readings)


def _how(anchor: Anchor | None) -> str:
    """Return how the place of a note is known, as a key of `page.placed`; "" if its own marker tells."""
    if anchor is None:
        return "nowhere"
    return "" if anchor.how == "marker" else anchor.how
