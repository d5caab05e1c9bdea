"""The page of what can be taken away, and the list of digests."""

import hashlib
import posixpath
from collections.abc import Iterable, Sequence

from duizhao.model.artefact import Artefact
from duizhao.model.report import Corpus
from duizhao.render.escape import cell
from duizhao.render.files import short_digest, size_text
from duizhao.render.labels import label, labels
from duizhao.render.metadata import dataset_metadata
from duizhao.render.rights import Statement, statements
from duizhao.render.template import render
from duizhao.render.views import DownloadView

# The order of the page: what is read, what is reckoned with, what is looked up; unknown kinds come last
_ORDER = ("html epub epub-pinyin pdf bundle csv csv-sentences tmx tei json links indicators index citation schema").split()
_READ = frozenset(("html",))  # opened in the browser, not saved
PAGE, SUMS = "downloads.md", "downloads/SHA256SUMS"
_FOLDER = "downloads/"  # where the page is, and what paths of the list of digests start from


def downloads(corpus: Corpus, artefacts: Sequence[Artefact]) -> dict[str, bytes]:
    """The page and `SHA256SUMS`; nothing where no report is there to take away."""
    reports = [r for series in corpus.series for r in reversed(series.reports)]
    if not reports:
        return {}
    of: dict[str | None, list[Artefact]] = {}
    for artefact in sorted(artefacts, key=lambda a: (_rank(a.kind), a.path)):
        of.setdefault(artefact.report, []).append(artefact)
    digests = {a.path: hashlib.sha256(a.data).hexdigest() for a in artefacts}
    groups = [{"id": "", "zh": "", "en": "", "files": _views(of.get(None, ()), digests)}]
    groups += [
        {"id": r.id, "zh": cell(r.title_zh), "en": cell(r.title_en), "files": _views(of[r.id], digests)}
        for r in reports
        if r.id in of
    ]
    page = render(
        "downloads.md.jinja",
        groups=groups,
        kinds=[{"name": _name(k), "what": _what(k)} for k in _kinds(artefacts) if _what(k)],
        rights=[_rights(s) for s in statements(reports)],
        metadata=dataset_metadata(corpus, of.get(None, ()), digests),
    )
    sums = "".join(f"{digests[path]}  {posixpath.relpath(path, _FOLDER)}\n" for path in sorted(digests))
    return {PAGE: page, SUMS: sums.encode()}


def _rights(said: Statement) -> dict[str, str]:
    """Where reports differ, a statement begins with the titles that it is of."""
    zh = "、".join(r.title_zh or r.title_en for r in said.reports)
    en = "; ".join(r.title_en or r.title_zh for r in said.reports)
    return {"zh": cell(f"{zh}：{said.zh}" if zh else said.zh), "en": cell(f"{en}: {said.en}" if en else said.en)}


def _views(artefacts: Iterable[Artefact], digests: dict[str, str]) -> list[DownloadView]:
    return [
        DownloadView(
            _name(a.kind),
            a.path,
            cell(a.path.removeprefix("data/") if a.kind == "schema" else posixpath.basename(a.path)),
            size_text(len(a.data)),
            short_digest(digests[a.path]),
            a.kind not in _READ,
        )
        for a in artefacts
    ]


def _rank(kind: str) -> int:
    return _ORDER.index(kind) if kind in _ORDER else len(_ORDER)


def _kinds(artefacts: Iterable[Artefact]) -> list[str]:
    return sorted({a.kind for a in artefacts}, key=lambda k: (_rank(k), k))


def _name(kind: str) -> str:
    """What a kind is called; one that the table does not know, by its own word."""
    key = "page.downloads.names." + kind.replace("-", "_")
    return label(key) if key in labels() else cell(kind)


def _what(kind: str) -> str:
    key = "page.downloads.kinds." + kind.replace("-", "_")
    return label(key) if key in labels() else ""
