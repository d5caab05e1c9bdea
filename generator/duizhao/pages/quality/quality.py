"""Write the quality page of the site, and for each report a page of what an editor should check."""

from collections.abc import Iterable, Sequence

from duizhao.diagnostics import CODES, Diagnostic
from duizhao.model.artefact import File
from duizhao.model.figures import Status
from duizhao.model.quality import DoubtfulBead, DoubtfulPair, FigureFinding, Quote, ReportQuality
from duizhao.model.shown import ReportSummary, SeriesSummary, ShownReport
from duizhao.model.site import Site
from duizhao.pages.quality.doubtful import NO_LINKS, DoubtfulList, doubtful_links
from duizhao.pages.quality.paste import of_bead, of_figure, of_pair
from duizhao.pages.template import render
from duizhao.pages.views import FindingView, QualityView
from duizhao.site.escape import cell, inline
from duizhao.site.labels import COLON, bilingual, known_label, label
from duizhao.text.quoted import shortened

_GROUPS: tuple[Status, ...] = ("differs", "qualifier", "unmatched")
_LIMIT = 600  # characters quoted on either side of a figure, and of a bead


def quality_page(site: Site, series: Sequence[SeriesSummary]) -> File:
    """Return the page with the counts and diagnostics of the whole site."""
    reports = {r.id: r for s in series for r in s.reports}
    page = render(
        "quality.md.jinja",
        columns=[label(f"page.quality.{name}") for name in COLUMNS],
        reports=[_counts(q, reports[q.report], len(doubtful_links(site.years, q.report))) for q in site.quality.reports],
        diagnostics=[_diagnostic(d) for d in site.quality.diagnostics],
        refused=[(cell(r.file), cell(r.why), len(r.set_aside)) for r in site.corpus.refused],
    )
    return File("quality.md", page)


def _counts(q: ReportQuality, report: ReportSummary, doubtful: int) -> QualityView:
    figures = dict(q.figures)
    return QualityView(
        cell(report.zh),
        cell(report.en),
        f"{report.address}index.md",
        f"{report.address}quality.md" if has_checks(q, doubtful) else "",
        (
            q.coverage.rows,
            q.coverage.both,
            q.coverage.zh_only + q.coverage.en_only,
            q.notes,
            len(q.unanchored),
            q.beads,
            len(q.doubtful),
            len(q.pairs),
            sum(figures.values()),
            *(figures.get(status, 0) for status in _GROUPS),
            doubtful,
            q.variants,
            sum(n for _, n in q.set_aside),
        ),
        _notes(q),
        _listed((known_label("page.aside.", why), n) for why, n in q.set_aside),
    )


# The columns of the table of counts, in the order of `_counts`: names of labels
COLUMNS = (
    "rows", "both", "one_only", "notes", "lost", "beads", "unsure", "pairs", "figures", *_GROUPS, "links", "variants", "set_aside",
)  # fmt: skip


def _listed(counts: Iterable[tuple[str, int]]) -> str:
    """Format names and numbers (HTML) on one line."""
    return "; ".join(f"{name}{COLON}{n}" for name, n in counts)


def _notes(q: ReportQuality) -> str:
    """Say how the notes found their places, and which have none."""
    found = [(label("page.quality.marker") if how == "marker" else known_label("page.placed.", how), n) for how, n in q.anchors]
    lost = f"{label('page.quality.lost')}{COLON}{', '.join(map(str, q.unanchored))}" if q.unanchored else ""
    return "; ".join(part for part in (_listed(found), lost) if part)


def _diagnostic(d: Diagnostic) -> dict[str, str]:
    where = f"{d.file}:{d.line}" if d.line else d.file
    severity = label(f"page.quality.{d.severity}")
    return {
        "code": d.code,
        "class": d.severity,
        "severity": severity,
        "place": cell(where),
        "message": bilingual(cell(CODES[d.code].meaning_zh), cell(d.message)),
        "detail": cell(d.message),
        "hint": bilingual(cell(CODES[d.code].hint_zh), cell(d.hint)) if d.hint else "",
    }


def has_checks(q: ReportQuality, doubtful: int = 0) -> bool:
    """Return whether a report has anything to check; `doubtful` counts its doubtful links to the next year."""
    return bool(q.doubtful or q.pairs or q.findings or doubtful)


def checks_page(report: ShownReport, links: DoubtfulList = NO_LINKS) -> File | None:
    """Return the page of what to check in a report: figures that differ, beads and links that may be wrong.

    Return None if there is nothing to list.
    """
    q = report.quality
    if not has_checks(q, links.count):
        return None
    rows = _Rows(report)
    lists = [(label(f"page.checks.{s}"), [rows.figure(f) for f in q.findings if f.status == s], s == "differs") for s in _GROUPS]
    lists.append((label("page.checks.pairs"), [rows.pair(p) for p in q.pairs], True))
    lists.append((label("page.checks.beads"), [rows.bead(b) for b in q.doubtful], False))
    page = render(
        "checks.md.jinja",
        title_zh=cell(report.zh),
        title_en=cell(report.en),
        report_title=f"{report.zh} · {report.en}",
        report=report.id,
        lists=[one for one in lists if one[1]],
        links=links,
    )
    return File(f"{report.address}quality.md", page)


class _Rows:
    """Look up rows of a report for its page of checks."""

    def __init__(self, report: ShownReport) -> None:
        self._rows = {r.key: r for r in report.rows}
        self._page, self._report = report.address, report.id

    def figure(self, finding: FigureFinding) -> FindingView:
        """Return a figure with both sides quoted."""
        return self._view(finding.row, _quoted(finding.zh), _quoted(finding.en), "", of_figure(self._report, finding))

    def bead(self, bead: DoubtfulBead) -> FindingView:
        """Return a bead with its score."""
        zh, en = inline(_head(bead.zh)), inline(_head(bead.en))
        return self._view(bead.row, zh, en, f"{bead.score:.2f}", of_bead(self._report, bead))

    def pair(self, pair: DoubtfulPair) -> FindingView:
        """Return a pair of paragraphs with its score."""
        zh, en = inline(_head(pair.zh)), inline(_head(pair.en))
        return self._view(pair.row, zh, en, f"{pair.score:.2f}", of_pair(self._report, pair))

    def _view(self, key: str, zh: str, en: str, score: str, lines: str) -> FindingView:
        row = self._rows[key]
        href = f"../{row.address.removeprefix(self._page)}"
        return FindingView(key, href, cell(row.place), zh, en, row.zh.lang if row.zh else "zh-Hans", score, lines)


def _quoted(quote: Quote) -> str:
    if not quote.figure:
        return inline(_head(quote.before))
    before = quote.before if len(quote.before) <= _LIMIT else f"…{quote.before[-_LIMIT:]}"
    return f"{inline(before)}<strong>{inline(_head(quote.figure))}</strong>{inline(_head(quote.after))}"


def _head(text: str) -> str:
    return shortened(text, _LIMIT)
