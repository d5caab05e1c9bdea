"""Write the page of downloads, and the list of checksums."""

import posixpath
from collections.abc import Iterable, Iterator, Sequence

from duizhao.model.artefact import Artefact, File
from duizhao.model.shown import SeriesSummary
from duizhao.pages.metadata import dataset_metadata
from duizhao.pages.template import render
from duizhao.pages.views import DownloadView
from duizhao.site.escape import cell
from duizhao.site.labels import label, labels
from duizhao.site.rights import Statement, statements
from duizhao.site.sizes import short_digest, size_text

# The order on the page: files to read, data to compute with, references; unknown kinds come last
_ORDER = (
    "html epub epub-pinyin pdf bundle csv csv-sentences tmx tei json links indicators compare compare-csv terms terms-csv terms-xlsx tbx index citation schema"
).split()
_READ = frozenset(("html",))  # opened in the browser, not saved
PAGE, SUMS = "downloads.md", "downloads/SHA256SUMS"
_FOLDER = "downloads/"  # where the page is, and what paths of the list of digests start from


def downloads(series: Sequence[SeriesSummary], artefacts: Sequence[Artefact]) -> Iterator[File]:
    """Yield the page and `SHA256SUMS`; nothing if there is no report."""
    reports = [r for s in series for r in reversed(s.reports)]
    if not reports:
        return
    by_report: dict[str | None, list[Artefact]] = {}
    for artefact in sorted(artefacts, key=lambda a: (_rank(a.kind), a.path)):
        by_report.setdefault(artefact.report, []).append(artefact)
    groups = [{"id": "", "zh": "", "en": "", "files": _views(by_report.get(None, ()))}]
    groups += [
        {"id": r.id, "zh": cell(r.zh), "en": cell(r.en), "files": _views(by_report[r.id])} for r in reports if r.id in by_report
    ]
    page = render(
        "downloads.md.jinja",
        groups=groups,
        kinds=[{"name": _name(k), "what": _what(k)} for k in _kinds(artefacts) if _what(k)],
        rights=[_rights(s) for s in statements(reports)],
        metadata=dataset_metadata(series, by_report.get(None, ())),
    )
    digests = {a.path: a.sha256 for a in artefacts}
    sums = "".join(f"{digests[path]}  {posixpath.relpath(path, _FOLDER)}\n" for path in sorted(digests))
    yield File(PAGE, page)
    yield File(SUMS, sums.encode())


def _rights(statement: Statement) -> dict[str, str]:
    """Format a statement of rights; where reports differ, it begins with the titles of its reports."""
    zh = "、".join(r.zh or r.en for r in statement.reports)
    en = "; ".join(r.en or r.zh for r in statement.reports)
    return {
        "zh": cell(f"{zh}：{statement.zh}" if zh else statement.zh),
        "en": cell(f"{en}: {statement.en}" if en else statement.en),
    }


def _views(artefacts: Iterable[Artefact]) -> list[DownloadView]:
    return [
        DownloadView(
            _name(a.kind),
            posixpath.relpath(a.path, _FOLDER),
            cell(a.path.removeprefix("data/") if a.kind == "schema" else posixpath.basename(a.path)),
            size_text(a.size),
            short_digest(a.sha256),
            a.kind not in _READ,
        )
        for a in artefacts
    ]


def _rank(kind: str) -> int:
    return _ORDER.index(kind) if kind in _ORDER else len(_ORDER)


def _kinds(artefacts: Iterable[Artefact]) -> list[str]:
    return sorted({a.kind for a in artefacts}, key=lambda k: (_rank(k), k))


def _name(kind: str) -> str:
    """Return the label of a kind of file; a kind without a label is shown as it is."""
    key = "page.downloads.names." + kind.replace("-", "_")
    return label(key) if key in labels() else cell(kind)


def _what(kind: str) -> str:
    key = "page.downloads.kinds." + kind.replace("-", "_")
    return label(key) if key in labels() else ""
