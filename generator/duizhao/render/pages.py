"""Pages of a report."""

from collections.abc import Iterable, Mapping, Sequence

from duizhao.model.citation import Citation
from duizhao.model.edition import Edition
from duizhao.model.quality import Coverage, ReportQuality
from duizhao.model.report import Anchor, Chapter, ComparedPassage, Moved, Note, Report
from duizhao.model.source import SetAside
from duizhao.render.addresses import Addresses
from duizhao.render.cite import cite_data
from duizhao.render.escape import cell
from duizhao.render.files import short_digest
from duizhao.render.home import report_view
from duizhao.render.rights import rights_lines
from duizhao.render.rows import by_chapter, note_view, row_view, scripts_of, title_view
from duizhao.render.template import render
from duizhao.render.views import AsideView, EditionView, LinkView, MovedView, NoteView

_SCRIPT = {"Hans": "Simplified", "Hant": "Traditional", None: "–"}
_ASIDE_LIMIT = 300  # characters of a set-aside line shown on the page; the data file has it whole


def report_pages(
    report: Report[ComparedPassage],
    quality: ReportQuality,
    to: Addresses,
    citation: Citation | None = None,
    years: Mapping[str, str] | None = None,
    metadata: str = '""',
) -> dict[str, bytes]:
    """The overview, a page for each part and chapter, and stubs for pages that only an excerpt had.

    `years` has for a row, by its key, the line that leads to other years. `metadata` is the overview's.
    """
    scripts = scripts_of(report)
    passages = {p.key: p for p in report.passages}
    rows = by_chapter(report.passages)
    covered = dict(quality.chapters)
    places = _anchor_places(report)
    moved = _moved(report)
    children: dict[str, list[Chapter]] = {}
    for chapter in report.chapters[1:]:
        children.setdefault(chapter.parent, []).append(chapter)
    files: dict[str, bytes] = {}
    cite = cite_data(citation, "0", to.report(report))
    files[to.source(report, "index")] = _overview(report, quality, rows, covered, places, moved.pop("index", ()), cite, metadata)
    for number, chapter in enumerate(report.chapters[1:], 1):
        heading = passages.get(chapter.heading)
        title = title_view(heading, chapter.zh, chapter.en, scripts)
        body = [p for p in rows.get(chapter.id, []) if p.key != title.key]
        on_page = [a for p in rows.get(chapter.id, []) for a in p.anchors]
        files[to.source(report, chapter.slug)] = render(
            "chapter.md.jinja",
            title=title,
            report_title=f"{report.title_zh} · {report.title_en}",
            place=f"{number}/{len(report.chapters) - 1}",
            rows=[row_view(p, scripts, (years or {}).get(p.key, "")) for p in body],
            inside=[_link(c, covered[c.id], f"{c.slug}.md") for c in children.get(chapter.id, ())],
            notes=_page_notes(report, on_page),
            moved=moved.pop(chapter.slug, ()),
            cite=cite_data(citation, chapter.id, to.chapter(report, chapter)),
        )
    for slug, entries in moved.items():
        files[to.source(report, slug)] = render("moved.md.jinja", report_title=report.title_zh, moved=entries)
    return files


def _overview(
    report: Report[ComparedPassage],
    quality: ReportQuality,
    rows: Mapping[str, list[ComparedPassage]],
    covered: Mapping[str, Coverage],
    places: Mapping[tuple[int, int], tuple[Anchor, str]],
    moved: Sequence[MovedView],
    cite: str,
    metadata: str,
) -> bytes:
    scripts = scripts_of(report)
    opening = rows.get("0", [])
    return render(
        "report.md.jinja",
        title=title_view(None, report.title_zh, report.title_en, scripts),
        front=[row_view(p, scripts) for p in opening if p.kind == "front"],
        rows=[row_view(p, scripts) for p in opening if p.kind != "front"],
        outline=[_link(c, covered[c.id], f"{c.slug}.md") for c in report.chapters[1:]],
        summary=report_view(report, quality, ""),
        cite=cite,
        editions=[_edition(e) for e in report.editions],
        variants=quality.variants,
        notes=[_overview_note(n, places) for n in report.notes],
        aside=[_aside(a) for a in report.set_aside],
        id=report.id,
        data=f"../../data/reports/{report.id}.json",
        rights=[cell(line) for line in rights_lines(report.rights)],
        metadata=metadata,
        moved=moved,
    )


def _anchor_places(report: Report[ComparedPassage]) -> dict[tuple[int, int], tuple[Anchor, str]]:
    slugs = {c.id: c.slug for c in report.chapters}
    return {(a.note, a.nth): (a, slugs[p.chapter]) for p in report.passages for a in p.anchors}


def _overview_note(note: Note, places: Mapping[tuple[int, int], tuple[Anchor, str]]) -> NoteView:
    anchor, slug = places.get((note.number, note.nth), (None, ""))
    return note_view(note, anchor, "" if slug == "index" else f"{slug}.md")


def _page_notes(report: Report[ComparedPassage], anchors: Iterable[Anchor]) -> list[NoteView]:
    wanted = {(a.note, a.nth): a for a in anchors}
    if not wanted:
        return []
    return [note_view(n, wanted[n.number, n.nth], "") for n in report.notes if (n.number, n.nth) in wanted]


def _link(chapter: Chapter, covered: Coverage, href: str) -> LinkView:
    return LinkView(href, cell(chapter.zh), cell(chapter.en), chapter.id.count(".") + 1, covered.rows, covered.both)


def _edition(e: Edition) -> EditionView:
    languages, digest = " + ".join(e.languages), short_digest(e.sha256)
    return EditionView(cell(e.file), e.format, e.encoding, _SCRIPT[e.script], languages, len(e.rows), len(e.notes), digest)


def _aside(aside: SetAside) -> AsideView:
    text = aside.text.strip()
    short = text[:_ASIDE_LIMIT] + "…" if len(text) > _ASIDE_LIMIT else text
    return AsideView(cell(f"{aside.file}:{aside.line}"), cell(short), cell(aside.why))


def _moved(report: Report[ComparedPassage]) -> dict[str, tuple[MovedView, ...]]:
    out: dict[str, list[MovedView]] = {}
    for entry in report.moved:
        out.setdefault(entry.slug, []).append(_moved_view(entry))
    return {slug: tuple(entries) for slug, entries in out.items()}


def _moved_view(entry: Moved) -> MovedView:
    return MovedView(entry.anchor, f"{entry.to_slug}.md#{entry.to_key}")
