"""The page data of readings: `pinyin.js` and `script.js` beside each page that has Chinese."""

import json
import posixpath
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from duizhao.model.readings import ReadTexts, TextReading, ZhText
from duizhao.model.report import Chapter, ComparedPassage, Note, Report
from duizhao.model.source import Script
from duizhao.render.addresses import Addresses
from duizhao.render.marks import marks, note_name
from duizhao.render.rows import by_chapter, lang_tag, scripts_of

TITLE = "title"  # what identifies a heading that is no row


@dataclass(frozen=True, slots=True)
class PageTexts:
    """The Chinese texts of a page, each once, and their readings."""

    chapter: Chapter
    texts: tuple[ZhText, ...]
    found: tuple[TextReading, ...]


def read_pages(report: Report[ComparedPassage], read: ReadTexts) -> tuple[PageTexts, ...]:
    """The pages of a report that have Chinese."""
    rows = by_chapter(report.passages)
    pages = ((c, _texts(report, c, rows.get(c.id, []))) for c in report.chapters)
    return tuple(PageTexts(c, tuple(texts), tuple(read(texts))) for c, texts in pages if texts)


def readings_data(report: Report[ComparedPassage], to: Addresses, pages: Iterable[PageTexts]) -> dict[str, bytes]:
    """The page data of all pages of a report: path → bytes."""
    files: dict[str, bytes] = {}
    for page in pages:
        folder = to.page(report, page.chapter.slug)
        files[posixpath.join(folder, "pinyin.js")] = _load("pinyin", pinyin_lines(page.texts, page.found))
        files[posixpath.join(folder, "script.js")] = _load("script", script_table(page.texts, page.found))
    return files


def pinyin_lines(texts: Iterable[ZhText], found: Iterable[TextReading]) -> dict[str, str]:
    """The pinyin of each text as one line, by its name."""
    return {t.name: _pinyin(t, r) for t, r in zip(texts, found, strict=True)}


def _texts(report: Report[ComparedPassage], chapter: Chapter, rows: Sequence[ComparedPassage]) -> list[ZhText]:
    """The Chinese texts of a page, each once."""
    scripts = scripts_of(report)
    overview = chapter is report.chapters[0]
    title = report.title_zh if overview else chapter.zh
    wanted = {(a.note, a.nth) for p in rows for a in p.anchors}
    notes = [n for n in report.notes if overview or (n.number, n.nth) in wanted]
    is_row = any(p.key == chapter.heading and p.lead == (0, 0) for p in rows)
    out = [] if is_row or not title else [ZhText(TITLE, title, "Hans")]
    out.extend(_row(p, scripts) for p in rows if p.zh)
    out.extend(_note(n, scripts) for n in notes if n.zh)
    return out


def _row(p: ComparedPassage, scripts: dict[str, Script | None]) -> ZhText:
    text = p.zh or ""
    mine: Script = "Hant" if lang_tag(p.row.zh, "zh", scripts).endswith("Hant") else "Hans"
    other = _verbatim(((r.file, r.text) for r in (*p.row.readings, *p.row.variants) if r.lang == "zh"), mine, scripts)
    cuts = {m.at for m in marks(p, "zh")} | {p.lead[0]}
    inside = tuple(sorted(k for k in cuts if 0 < k < len(text)))
    return ZhText(p.key, text, mine, inside, other, speaker=p.row.field == "speaker")


def _note(note: Note, scripts: dict[str, Script | None]) -> ZhText:
    readings = [(r.file, r.text) for r in note.readings if r.lang == "zh"]
    name = f"note-{note_name(note.number, note.nth)}"
    return ZhText(name, note.zh or "", "Hans", published=_verbatim(readings, "Hans", scripts))


def _verbatim(readings: Iterable[tuple[str, str]], mine: Script, scripts: dict[str, Script | None]) -> tuple[str, ...]:
    """The texts of editions in the other script, one an edition."""
    other = "Hans" if mine == "Hant" else "Hant"
    out: dict[str, str] = {}
    for file, text in readings:
        if scripts.get(file) == other:
            out[file] = out.get(file, "") + text
    return tuple(out.values())


def _load(kind: str, data: dict[str, object] | dict[str, str]) -> bytes:
    """A script that hands its data to the page."""
    plain = json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    return f'duizhao.load("{kind}",{plain});\n'.encode()


def _pinyin(text: ZhText, reading: TextReading) -> str:
    """The words as one line: pinyin and how many characters it stands over; `_` and how many have none, to the end.

    >>> from duizhao.model.readings import Word
    >>> _pinyin(ZhText("p", "“银行”快。", "Hans"), TextReading((Word(1, 3, "yínháng"), Word(4, 5, "kuài")), ""))
    '_1yínháng2_1kuài1_1'
    """
    out = []
    at = 0
    for word in reading.words:
        if word.start > at:
            out.append(f"_{word.start - at}")
        out.append(f"{word.pinyin}{word.end - word.start}")
        at = word.end
    if len(text.text) > at:
        out.append(f"_{len(text.text) - at}")
    return "".join(out)


def script_table(texts: Sequence[ZhText], found: Sequence[TextReading]) -> dict[str, object]:
    """What differs in the other script: by character for all texts of a script, then by place where that is not so.

    >>> text = ZhText("p", "发展理发", "Hans")
    >>> script_table([text], [TextReading((), "發展理髮")])
    {'Hans': '发發', 'Hant': '', 'texts': {'p': '3髮'}}
    """
    maps: dict[Script, dict[str, str]] = {"Hans": {}, "Hant": {}}
    for text, reading in zip(texts, found, strict=True):
        for a, b in zip(text.text, reading.other, strict=True):
            if a != b:
                maps[text.script].setdefault(a, b)
    rest = {}
    for text, reading in zip(texts, found, strict=True):
        known = maps[text.script]
        places = [k for k, (a, b) in enumerate(zip(text.text, reading.other, strict=True)) if known.get(a, a) != b]
        if places:
            rest[text.name] = " ".join(f"{k}{reading.other[k]}" for k in places)
    return {"Hans": _pairs(maps["Hans"]), "Hant": _pairs(maps["Hant"]), "texts": rest}


def _pairs(known: dict[str, str]) -> str:
    return "".join(a + b for a, b in sorted(known.items()))
