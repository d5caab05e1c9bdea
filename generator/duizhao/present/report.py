"""Present a report."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from duizhao.model.citation import Citation
from duizhao.model.identity import series_of
from duizhao.model.quality import ReportQuality
from duizhao.model.report import Anchor, Chapter, MarkedPassage, Report, Series
from duizhao.model.shown import ShownChapter, ShownNote, ShownReport, ShownRow, ShownText, YearLine
from duizhao.model.words import Rendering
from duizhao.present.readings import Named, page_readings
from duizhao.present.rows import Readings, shown_note, shown_row
from duizhao.present.summary import summary
from duizhao.site import addresses
from duizhao.site.names import scripts_of, title_name
from duizhao.site.rights import rights_lines


def shown_report(
    report: Report[MarkedPassage],
    series: Series,
    quality: ReportQuality,
    citation: Citation | None,
    readings: Readings,
    years: Mapping[str, YearLine],
    words: Mapping[str, tuple[Rendering, ...]],
) -> ShownReport:
    """Present a report; `years` maps the key of a row to its line on other years, `words` to its renderings."""
    scripts, permalinks = scripts_of(report), addresses.rows(report)
    rows = tuple(
        shown_row(p, permalinks[p.key], scripts, readings, years.get(p.key), words.get(p.key, ())) for p in report.passages
    )
    placed: dict[tuple[int, int], tuple[Anchor, str]] = {
        (a.note, a.nth): (a, p.chapter) for p in report.passages for a in p.anchors
    }
    notes = tuple(shown_note(n, placed.get((n.number, n.nth)), readings) for n in report.notes)
    presented = _Chapters(report, rows, notes, quality, citation, readings)
    chapters = tuple(map(presented.chapter, report.chapters))
    identity = report.identity
    return ShownReport(
        report.id,
        series_of(identity),
        (series.zh, series.en),
        identity.year,
        identity.date,
        report.title_zh,
        report.title_en,
        addresses.report(identity),
        chapters,
        rows,
        notes,
        report.editions,
        report.set_aside,
        report.moved,
        report.rights,
        rights_lines(report.rights),
        citation,
        quality,
        summary(report, quality),
        page_readings(presented.all_texts(chapters)),
    )


class _Chapters:
    """Present the chapters of one report."""

    def __init__(
        self,
        report: Report[MarkedPassage],
        rows: Sequence[ShownRow],
        notes: Sequence[ShownNote],
        quality: ReportQuality,
        citation: Citation | None,
        readings: Readings,
    ) -> None:
        self._report, self._notes, self._readings = report, notes, readings
        self._by_key = {r.key: r for r in rows}
        self._rows: dict[str, list[ShownRow]] = {c.id: [] for c in report.chapters}
        for row in rows:
            self._rows[row.chapter].append(row)
        self._whole = {p.key for p in report.passages if p.lead == (0, 0)}
        self._covered = dict(quality.chapters)
        self._where = citation.places if citation else {}

    def chapter(self, chapter: Chapter) -> ShownChapter:
        """Present a chapter with its rows and the notes anchored in them."""
        first = chapter is self._report.chapters[0]
        names = (self._report.title_zh, self._report.title_en) if first else (chapter.zh, chapter.en)
        heading = self._by_key.get(chapter.heading) if chapter.heading in self._whole else None
        name = title_name(chapter.slug)
        zh = ShownText(names[0], "zh-Hans", reading=self._readings.get(name)) if names[0] else None
        en = ShownText(names[1], "en") if names[1] else None
        rows, notes = self._rows[chapter.id], tuple(n for n in self._notes if n.chapter == chapter.id)
        heading_row = self._by_key.get(chapter.heading)
        return ShownChapter(
            chapter.id,
            chapter.parent,
            chapter.slug,
            0 if first else chapter.id.count(".") + 1,
            name,
            names,
            (heading.zh if heading else None) or zh,
            (heading.en if heading else None) or en,
            heading,
            tuple(r for r in rows if r is not heading),
            notes,
            addresses.page(self._report.identity, chapter.slug),
            self._where.get(chapter.id, ("", "")),
            self._covered[chapter.id],
            page_readings(_texts("title", None if heading else zh, rows, self._notes if first else notes)),
            chapter.heading,
            heading_row.readings if heading_row else (),
        )

    def all_texts(self, chapters: Iterable[ShownChapter]) -> Iterator[Named]:
        """Yield the texts of all pages, named; a title has the name that it has in its report."""
        for c in chapters:
            title = None if c.heading else c.zh
            yield from _texts(c.name, title, self._rows[c.id], c.notes if c.level else self._notes)


def _texts(name: str, title: ShownText | None, rows: Iterable[ShownRow], notes: Iterable[ShownNote]) -> Iterator[Named]:
    """Yield the Chinese texts of a page, named: its title if that is no row, its rows, its notes."""
    if title:
        yield name, title
    yield from ((r.key, r.zh) for r in rows if r.zh)
    yield from ((f"note-{n.name}", n.zh) for n in notes if n.zh)
