"""A report as a book: the same rows, titles and notes as on its pages, as plain text with its places."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from duizhao.model.book import Book, BookChapter, BookMark, BookNote, BookRow, BookSource, BookText, BookVariant
from duizhao.model.citation import Citation
from duizhao.model.readings import TextReading, Word, ZhText
from duizhao.model.report import Anchor, Chapter, ComparedPassage, Note, Report
from duizhao.model.source import Lang, Script
from duizhao.render.addresses import Addresses
from duizhao.render.cite import cite_json
from duizhao.render.compared import beads, differing, pairs
from duizhao.render.escape import plain
from duizhao.render.marks import marks, note_name
from duizhao.render.readings import TITLE, PageTexts, pinyin_lines, script_table
from duizhao.render.rights import rights_lines
from duizhao.render.rows import by_chapter, how_placed, lang_tag, place, scripts_of


def book_of(
    report: Report[ComparedPassage],
    to: Addresses,
    citation: Citation | None,
    pages: Iterable[PageTexts],
    years: Mapping[str, str],
) -> Book:
    """The book of a report; `years` has for a row, by its key, the line that leads to other years."""
    texts, found = _all_texts(pages)
    words = {t.name: r.words for t, r in zip(texts, found, strict=True)}
    rows = by_chapter(report.passages)
    places = {(a.note, a.nth): a for p in report.passages for a in p.anchors}
    where = citation.places if citation else {}
    make = _Maker(report, words, years, places)
    zh, en = rights_lines(report.rights)
    return Book(
        report.id,
        plain(report.title_zh),
        plain(report.title_en),
        plain(_author(citation)),
        report.identity.date or str(report.identity.year),
        to.report(report),
        tuple(make.chapter(c, rows.get(c.id, []), to.chapter(report, c), where.get(c.id, ("", ""))) for c in report.chapters),
        tuple(make.note(n, None) for n in report.notes if (n.number, n.nth) not in places),
        tuple(BookSource(plain(e.file), e.sha256, f"{e.format}, {e.encoding}") for e in report.editions),
        len(report.set_aside),
        (plain(zh), plain(en)),
        cite_json(citation, "0", to.report(report)) if citation else "",
        pinyin_lines(texts, found),
        script_table(texts, found),
    )


def _author(citation: Citation | None) -> str:
    """Whose report it is, as a citation names the author."""
    names = citation.csl.get("author") if citation else None
    return str(names[0]["literal"]) if isinstance(names, list) and names else ""


def _all_texts(pages: Iterable[PageTexts]) -> tuple[list[ZhText], list[TextReading]]:
    """The texts of all pages, each once; a title that is no row gets the name that it has in the book."""
    out: dict[str, tuple[ZhText, TextReading]] = {}
    for page in pages:
        for text, found in zip(page.texts, page.found, strict=True):
            name = title_name(page.chapter) if text.name == TITLE else text.name
            out.setdefault(name, (replace(text, name=name), found))
    return [t for t, _ in out.values()], [r for _, r in out.values()]


def title_name(chapter: Chapter) -> str:
    """What identifies a title that is no row."""
    return f"c-{chapter.slug}"


class _Maker:
    """Makes the parts of one report's book."""

    def __init__(
        self,
        report: Report[ComparedPassage],
        words: Mapping[str, tuple[Word, ...]],
        years: Mapping[str, str],
        places: Mapping[tuple[int, int], Anchor],
    ) -> None:
        self._first = report.chapters[0]
        self._report = report
        self._notes = {(n.number, n.nth): n for n in report.notes}
        self._order = {key: k for k, key in enumerate(self._notes)}
        self._scripts = scripts_of(report)
        self._words, self._years, self._places = words, years, places

    def chapter(self, chapter: Chapter, rows: Iterable[ComparedPassage], address: str, where: tuple[str, str]) -> BookChapter:
        """A chapter with its rows and the notes that they have."""
        rows = list(rows)
        heading = next((p for p in rows if p.key == chapter.heading and p.lead == (0, 0)), None)
        title = self._row(heading) if heading else None
        name = title_name(chapter)
        zh, en = (self._report.title_zh, self._report.title_en) if chapter is self._first else (chapter.zh, chapter.en)
        wanted = sorted({(a.note, a.nth) for p in rows for a in p.anchors}, key=self._order.__getitem__)
        return BookChapter(
            chapter.id,
            chapter.slug,
            address,
            where,
            0 if chapter is self._first else chapter.id.count(".") + 1,
            name,
            (plain(zh), plain(en)),
            (title.zh if title else None) or (BookText(plain(zh), "zh-Hans", words=self._words.get(name, ())) if zh else None),
            (title.en if title else None) or (BookText(plain(en), "en") if en else None),
            title,
            tuple(self._row(p) for p in rows if p is not heading),
            tuple(self.note(self._notes[key], self._places[key]) for key in wanted),
        )

    def note(self, note: Note, anchor: Anchor | None) -> BookNote:
        """A note, with what leads back to the text."""
        name = note_name(note.number, note.nth)
        zh = BookText(plain(note.zh), "zh-Hans", words=self._words.get(f"note-{name}", ())) if note.zh else None
        en = BookText(plain(note.en), "en") if note.en else None
        return BookNote(note.number, name, zh, en, f"ref-{name}" if anchor else "", how_placed(anchor))

    def _row(self, p: ComparedPassage) -> BookRow:
        variants = (
            BookVariant(plain(v.text), _tag(v.lang, self._scripts.get(v.file)), plain(f"{v.file}:{v.line}"))
            for v in p.row.variants
        )
        return BookRow(
            p.key,
            p.kind,
            p.aliases,
            self._side(p, "zh"),
            self._side(p, "en"),
            plain(place(p)),
            beads(p),
            pairs(p),
            tuple((plain(zh), plain(en)) for zh, en in differing(p)),
            tuple(variants),
            self._years.get(p.key, ""),
        )

    def _side(self, p: ComparedPassage, lang: Lang) -> BookText | None:
        text, fragments = (p.zh, p.row.zh) if lang == "zh" else (p.en, p.row.en)
        if text is None:
            return None
        found = tuple(BookMark(m.note, note_name(m.note, m.nth), m.at, m.own) for m in marks(p, lang))
        words = self._words.get(p.key, ()) if lang == "zh" else ()
        return BookText(plain(text), lang_tag(fragments, lang, self._scripts), p.lead[0 if lang == "zh" else 1], found, words)


def _tag(lang: Lang, script: Script | None) -> str:
    return "en" if lang == "en" else f"zh-{script or 'Hans'}"
