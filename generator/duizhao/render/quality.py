"""The quality page of the site, and for each report a page of what an editor should look at."""

from collections.abc import Mapping
from types import MappingProxyType

from duizhao.diagnostics import Diagnostic
from duizhao.model.figures import Status
from duizhao.model.identity import report_folder
from duizhao.model.quality import DoubtfulBead, FigureFinding, Quality, Quote, ReportQuality
from duizhao.model.report import ComparedPassage, Corpus, Report
from duizhao.render.addresses import Addresses
from duizhao.render.doubtful import NO_LINKS, DoubtfulList
from duizhao.render.escape import cell, inline
from duizhao.render.rows import lang_tag, place, scripts_of
from duizhao.render.template import render
from duizhao.render.views import CountView, FindingView, QualityView

_STATUS: Mapping[Status, str] = {
    "equal": "equal",
    "differs": "different",
    "qualifier": "equal but for the qualifier",
    "unmatched": "without a counterpart",
}
_GROUPS: Mapping[Status, str] = {
    "differs": "数字不同 · Figures that differ",
    "qualifier": "限定词不同 · Equal, but one is qualified otherwise",
    "unmatched": "未见对应 · Figures without a counterpart",
}
_LIMIT = 600  # characters quoted on either side of a figure, and of a bead
_DOUBTFUL = "对齐存疑 · Sentences that may be aligned wrongly"


def quality_page(corpus: Corpus, quality: Quality, doubtful: Mapping[str, int] = MappingProxyType({})) -> bytes:
    """Counts and diagnostics of the whole site; `doubtful` counts the doubtful links from each report to the next."""
    reports = {r.id: r for s in corpus.series for r in s.reports}
    return render(
        "quality.md.jinja",
        reports=[_counts(q, reports[q.report], doubtful.get(q.report, 0)) for q in quality.reports],
        diagnostics=[_diagnostic(d) for d in quality.diagnostics],
        refused=[(cell(r.file), cell(r.why), len(r.set_aside)) for r in corpus.refused],
    )


def _counts(q: ReportQuality, report: Report[ComparedPassage], doubtful: int) -> QualityView:
    folder = report_folder(report.identity)
    return QualityView(
        cell(report.title_zh),
        cell(report.title_en),
        f"{folder}/index.md",
        f"{folder}/quality.md" if has_checks(q, doubtful) else "",
        (
            CountView("Rows", str(q.coverage.rows)),
            CountView("with both languages", str(q.coverage.both)),
            CountView("Chinese only", str(q.coverage.zh_only)),
            CountView("English only", str(q.coverage.en_only)),
            CountView("Notes", _notes(q)),
            CountView("Sentences aligned", f"{q.beads} pieces · doubtful: {len(q.doubtful)}"),
            CountView("Figures compared", " · ".join(f"{_STATUS[s]}: {n}" for s, n in q.figures) or "none"),
            CountView("Links to the next year, doubtful", str(doubtful)),
            CountView("Places where editions differ", str(q.variants)),
            CountView("Lines set aside", " · ".join(f"{cell(why)}: {n}" for why, n in q.set_aside) or "none"),
        ),
    )


def _notes(q: ReportQuality) -> str:
    lost = f"without a place: {', '.join(map(str, q.unanchored))}" if q.unanchored else ""
    return " · ".join([str(q.notes), *(f"{how}: {n}" for how, n in q.anchors), *([lost] if lost else [])])


def _diagnostic(d: Diagnostic) -> dict[str, str]:
    where = f"{d.file}:{d.line}" if d.line else d.file
    return {"code": d.code, "severity": d.severity, "place": cell(where), "message": cell(d.message), "hint": cell(d.hint)}


def has_checks(q: ReportQuality, doubtful: int = 0) -> bool:
    """Is there anything to list on a page of the report's own? `doubtful` counts its doubtful links to the next year."""
    return bool(q.doubtful or q.findings or doubtful)


def checks_page(report: Report[ComparedPassage], q: ReportQuality, to: Addresses, links: DoubtfulList = NO_LINKS) -> bytes:
    """What an editor should look at in a report: figures that do not agree, beads and links that are probably wrong."""
    rows = _Rows(report, to)
    lists = [(title, [rows.figure(f) for f in q.findings if f.status == s], s == "differs") for s, title in _GROUPS.items()]
    lists.append((_DOUBTFUL, [rows.bead(b) for b in q.doubtful], False))
    return render(
        "checks.md.jinja",
        title_zh=cell(report.title_zh),
        title_en=cell(report.title_en),
        report_title=f"{report.title_zh} · {report.title_en}",
        report=report.id,
        lists=[found for found in lists if found[1]],
        links=links,
    )


class _Rows:
    """The rows of a report, for what is said of them on its page of checks."""

    def __init__(self, report: Report[ComparedPassage], to: Addresses) -> None:
        self._passages = {p.key: p for p in report.passages}
        self._urls = to.passages(report)
        self._page = to.report(report)
        self._scripts = scripts_of(report)

    def figure(self, found: FigureFinding) -> FindingView:
        """A figure with both sides quoted."""
        return self._view(found.row, _quoted(found.zh), _quoted(found.en), "")

    def bead(self, found: DoubtfulBead) -> FindingView:
        """A bead with its score."""
        return self._view(found.row, inline(_head(found.zh)), inline(_head(found.en)), f"{found.score:.2f}")

    def _view(self, row: str, zh: str, en: str, score: str) -> FindingView:
        passage = self._passages[row]
        href = f"../{self._urls[row].removeprefix(self._page)}"
        return FindingView(row, href, cell(place(passage)), zh, en, lang_tag(passage.row.zh, "zh", self._scripts), score)


def _quoted(quote: Quote) -> str:
    if not quote.figure:
        return inline(_head(quote.before))
    before = quote.before if len(quote.before) <= _LIMIT else f"…{quote.before[-_LIMIT:]}"
    return f"{inline(before)}<strong>{inline(_head(quote.figure))}</strong>{inline(_head(quote.after))}"


def _head(text: str) -> str:
    return text if len(text) <= _LIMIT else f"{text[:_LIMIT]}…"
