"""Passages and notes to views."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby, pairwise

from duizhao.model.report import Anchor, ComparedPassage, Note, Report
from duizhao.model.source import Fragment, Lang, Script
from duizhao.render.compared import beads, differing, pairs
from duizhao.render.escape import attribute, block, cell, inline
from duizhao.render.escape import start as at_start
from duizhao.render.labels import label, labels
from duizhao.render.marks import Mark, marker, marks, note_name
from duizhao.render.views import NoteView, RowView, SideView, TitleView, VariantView

_MISSING = {"zh": labels()["common.missing_zh"].zh, "en": labels()["common.missing_en"].en}


def lang_tag(fragments: Sequence[Fragment], lang: Lang, scripts: Mapping[str, Script | None]) -> str:
    """`en`, `zh-Hans` or `zh-Hant`, by the script of the edition that the text is from."""
    if lang == "en":
        return "en"
    return f"zh-{(scripts.get(fragments[0].file) if fragments else None) or 'Hans'}"


def row_view(passage: ComparedPassage, scripts: Mapping[str, Script | None], years: str = "") -> RowView:
    """A row as the page shows it; `years` is the line that leads to other years."""
    return RowView(
        passage.key,
        _side(passage, "zh", scripts),
        _side(passage, "en", scripts),
        attribute(place(passage)),
        passage.aliases,
        tuple(_variant(v.text, v.lang, f"{v.file}:{v.line}", scripts.get(v.file)) for v in passage.row.variants),
        passage.kind,
        _data(passage),
        _differing(passage),
        years,
    )


def _data(passage: ComparedPassage) -> str:
    """The attributes of a row, each with a blank before it."""
    values = (("data-beads", beads(passage)), ("data-figures", pairs(passage)))
    return "".join(f' {name}="{value}"' for name, value in values if value)


def _differing(passage: ComparedPassage) -> tuple[tuple[str, str], ...]:
    return tuple((inline(zh), inline(en)) for zh, en in differing(passage))


def _variant(text: str, lang: Lang, where: str, script: Script | None) -> VariantView:
    return VariantView(inline(text), "en" if lang == "en" else f"zh-{script or 'Hans'}", cell(where))


def place(passage: ComparedPassage) -> str:
    """Files and lines of a row: `2024.txt:41, 42; 2024-traditional.txt:11`."""
    lines: dict[str, list[int]] = {}
    for reading in passage.row.readings:
        numbers = lines.setdefault(reading.file, [])
        if reading.line not in numbers:
            numbers.append(reading.line)
    return "; ".join(f"{file}:{', '.join(map(str, numbers))}" for file, numbers in lines.items())


def _side(passage: ComparedPassage, lang: Lang, scripts: Mapping[str, Script | None]) -> SideView:
    text = passage.zh if lang == "zh" else passage.en
    fragments = passage.row.zh if lang == "zh" else passage.row.en
    tag = lang_tag(fragments, lang, scripts)
    if text is None:
        return SideView(_MISSING[lang], tag, missing=True)
    lead = passage.lead[0 if lang == "zh" else 1]
    return SideView(at_start(_marked(text, marks(passage, lang), lead)), tag, missing=False)


def _marked(text: str, here: Sequence[Mark], lead: int) -> str:
    """The text with its note markers, and its run-in heading in bold."""
    cuts = sorted({0, len(text), lead, *(m.at for m in here)})
    out = [_markers(here, 0)]
    for a, b in pairwise(cuts):
        out.append(f"<strong>{inline(text[a:b])}</strong>" if b <= lead else inline(text[a:b]))
        out.append(_markers(here, b))
    return "".join(out)


def _markers(here: Sequence[Mark], at: int) -> str:
    return "".join(marker(m, follows=n > 0) for n, m in enumerate(m for m in here if m.at == at))


def note_view(note: Note, anchor: Anchor | None, page: str) -> NoteView:
    """A note of a page's list; `page` is the relative address of the page that holds its marker."""
    name = note_name(note.number, note.nth)
    back = f"{page}#ref-{name}" if anchor else ""
    how = how_placed(anchor)
    said = label(f"page.placed.{how}") if how else ""
    return NoteView(f"note-{name}", note.number, block(note.zh or ""), block(note.en or ""), back, said)


def how_placed(anchor: Anchor | None) -> str:
    """How a note has found its place, as a key under `page.placed`; empty where its own marker says it."""
    if anchor is None:
        return "nowhere"
    return "" if anchor.how == "marker" else anchor.how


def title_view(heading: ComparedPassage | None, zh: str, en: str, scripts: Mapping[str, Script | None]) -> TitleView:
    """The page's title: the heading row itself, or a title that is no row of the sources."""
    plain = " · ".join(part for part in (zh, en) if part)
    if heading is None or heading.lead != (0, 0):
        return TitleView(inline(zh), inline(en), "zh-Hans", "", (), plain)
    tag = lang_tag(heading.row.zh, "zh", scripts)
    zh_text = _marked(heading.zh, marks(heading, "zh"), 0) if heading.zh else inline(zh)
    en_text = _marked(heading.en, marks(heading, "en"), 0) if heading.en else inline(en)
    return TitleView(zh_text, en_text, tag, heading.key, heading.aliases, plain, _data(heading), _differing(heading))


def scripts_of(report: Report[ComparedPassage]) -> dict[str, Script | None]:
    """The script of each edition's file."""
    return {e.file: e.script for e in report.editions}


def by_chapter(passages: Iterable[ComparedPassage]) -> dict[str, list[ComparedPassage]]:
    """Passages by chapter, in order; a chapter's passages always stand together."""
    out: dict[str, list[ComparedPassage]] = {}
    for chapter, group in groupby(passages, key=lambda p: p.chapter):
        out.setdefault(chapter, []).extend(group)
    return out
