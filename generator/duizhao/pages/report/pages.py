"""Write the pages of a report: overview, parts and chapters, and stubs for addresses that only an excerpt had."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import count
from urllib.parse import urlsplit

from duizhao.model.artefact import File
from duizhao.model.edition import Edition
from duizhao.model.report import Moved
from duizhao.model.shown import ShownChapter, ShownNote, ShownReport
from duizhao.model.source import NO_ORIGIN, Origin, SetAside
from duizhao.pages.metadata import report_metadata
from duizhao.pages.references import reference_tags
from duizhao.pages.report.rows import note_view, row_view, title_view
from duizhao.pages.template import render
from duizhao.pages.views import AsideView, EditionView, LinkView, MovedView, NoteView, OnlyView, RowView
from duizhao.site import addresses
from duizhao.site.carried import mark
from duizhao.site.citing import cite_data
from duizhao.site.escape import attribute, cell
from duizhao.site.labels import bilingual, joined, known_label, label
from duizhao.site.sizes import short_digest
from duizhao.text.quoted import shortened

_HAN = re.compile("[\u3400-\u9fff]")
_WORDS_ZH, _WORDS_EN = 60, 120  # characters of the first words of a chapter, in a preview of it
_ASIDE_LIMIT = 300  # characters of a set-aside line shown on the page; the data file has it whole


def report_pages(report: ShownReport, *, compared: bool = False) -> Iterator[File]:
    """Yield the overview, a page for each part and chapter, and stubs for pages that only an excerpt had.

    `compared`: are there pages that compare it with other places?
    """
    moved = _moved(report.moved)
    yield _file(report, "index", _overview(report, moved.pop("index", ()), compared=compared))
    for number, chapter in enumerate(report.chapters[1:], 1):
        yield _file(report, chapter.slug, _chapter(report, chapter, number, moved.pop(chapter.slug, ())))
    for slug, entries in moved.items():
        yield _file(report, slug, render("moved.md.jinja", report_title=report.zh, moved=entries))


def _file(report: ShownReport, slug: str, data: bytes) -> File:
    return File(f"{report.address}{slug}.md", data)


def _chapter(report: ShownReport, chapter: ShownChapter, number: int, moved: Sequence[MovedView]) -> bytes:
    rows, lines = _without_lines([row_view(row, chapter.only) for row in chapter.rows])
    return render(
        "chapter.md.jinja",
        title=title_view(chapter),
        description=_description(joined(report.zh, report.en), _opening(chapter)),
        date=report.date,
        place=f"{number}/{len(report.chapters) - 1}",
        rows=rows,
        years=lines,
        only=_only(report, chapter),
        inside=[_link(c) for c in report.chapters[1:] if c.parent == chapter.id],
        notes=[note_view(n, "") for n in chapter.notes],
        moved=moved,
        cite=cite_data(report.citation, chapter.where, chapter.address),
        references=reference_tags(report, chapter),
    )


def _without_lines(rows: Sequence[RowView]) -> tuple[list[RowView], list[str]]:
    """Replace the line on other years of each row by a mark; return the lines, too."""
    lines = [row.years for row in rows if row.years]
    numbers = count(1)
    return [replace(row, years=mark(next(numbers))) if row.years else row for row in rows], lines


def _opening(chapter: ShownChapter) -> str:
    """Return the first words of a chapter in both languages."""
    row = next((r for r in chapter.rows if r.zh and r.en), chapter.rows[0] if chapter.rows else None)
    sides = ((row.zh, _WORDS_ZH), (row.en, _WORDS_EN)) if row else ()
    return joined(*(shortened(side.text.strip(), most) for side, most in sides if side))


def _parts(report: ShownReport) -> str:
    """Return the names of the parts of a report in both languages."""
    parts = [c.names for c in report.chapters[1:] if not c.parent]
    return joined("；".join(zh for zh, _ in parts if zh), "; ".join(en for _, en in parts if en))


def _description(title: str, words: str) -> str:
    """Describe a page for search engines and for previews of links to it."""
    return f"{title} — {words}" if words else title


def _only(report: ShownReport, chapter: ShownChapter) -> OnlyView | None:
    """Return what a page in one language says of the other: the first chapter that has it, else the series; None for both."""
    if chapter.only is None:
        return None
    other = "en" if chapter.only == "zh" else "zh"
    there = next((c for c in report.chapters[1:] if any(getattr(row, other) for row in c.rows)), None)
    zh, en = there.names if there else report.series_names
    return OnlyView(chapter.only, cell(zh), cell(en), f"{there.slug}.md" if there else "../index.md")


def _overview(report: ShownReport, moved: Sequence[MovedView], *, compared: bool) -> bytes:
    opening = report.chapters[0]
    return render(
        "report.md.jinja",
        title=title_view(opening),
        description=_description(title_view(opening).plain, _parts(report)),
        front=[row_view(r, opening.only, across=False) for r in opening.rows if r.kind == "front"],
        rows=[row_view(r, opening.only, across=False) for r in opening.rows if r.kind != "front"],
        only=_only(report, opening),
        outline=[_link(c) for c in report.chapters[1:]],
        summary=report.summary,
        compared=compared,
        cite=cite_data(report.citation, opening.where, report.address),
        editions=[_edition(e) for e in report.editions],
        sourced=any(e.origin != NO_ORIGIN for e in report.editions),
        variants=report.quality.variants,
        notes=list(_overview_notes(report)),
        aside=[_aside(a) for a in report.set_aside],
        id=report.id,
        date=report.date,
        data=f"../../{addresses.report_data(report.id)}",
        rights=[cell(line) for line in report.rights_lines],
        metadata=report_metadata(report),
        references=reference_tags(report),
        moved=moved,
    )


def _overview_notes(report: ShownReport) -> Iterator[NoteView]:
    slugs: Mapping[str | None, str] = {c.id: c.slug for c in report.chapters}
    return (note_view(n, _page_of(n, slugs)) for n in report.notes)


def _page_of(note: ShownNote, slugs: Mapping[str | None, str]) -> str:
    """Return the page of a note's marker, relative to the overview; "" if it is the overview."""
    slug = slugs.get(note.chapter, "index")
    return "" if slug == "index" else f"{slug}.md"


def _link(chapter: ShownChapter) -> LinkView:
    zh, en = map(cell, chapter.names)
    return LinkView(f"{chapter.slug}.md", zh, en, chapter.level, chapter.coverage.rows, chapter.coverage.both)


def _edition(e: Edition) -> EditionView:
    languages = ", ".join(label(f"page.languages.{lang}") for lang in e.languages)
    script = label(f"page.report.{e.script.lower()}") if e.script else "–"
    rows, notes, digest = len(e.rows), len(e.notes), short_digest(e.sha256)
    return EditionView(cell(e.file), e.format, e.encoding, script, languages, rows, notes, digest, _source(e.origin))


def _source(origin: Origin) -> str:
    """Return where an edition was published: the publisher, linked to the page if its address is known, and the day."""
    publisher = cell(origin.publisher)
    named = bilingual(publisher, "") if _HAN.search(publisher) else bilingual("", publisher)
    name = named if publisher else cell(urlsplit(origin.url).hostname or "")
    link = f'<a href="{attribute(origin.url)}" rel="external nofollow noopener">{name}</a>' if origin.url else name
    return ", ".join(part for part in (link, cell(origin.date)) if part)


def _aside(aside: SetAside) -> AsideView:
    text = aside.text.strip()
    short = shortened(text, _ASIDE_LIMIT)
    return AsideView(cell(f"{aside.file}:{aside.line}"), cell(short), known_label("page.aside.", aside.why))


def _moved(entries: Iterable[Moved]) -> dict[str, tuple[MovedView, ...]]:
    """Group the entries by page."""
    out: dict[str, tuple[MovedView, ...]] = {}
    for entry in entries:
        view = MovedView(entry.anchor, f"{entry.to_slug}.md#{entry.to_key}")
        out[entry.slug] = (*out.get(entry.slug, ()), view)
    return out
