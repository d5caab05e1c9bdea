"""Make exports of made-up reports, put together as the writer does it."""

from duizhao.data.exports import tables, tei, tmx
from duizhao.data.exports.texts import main_tag
from duizhao.model.published import ReportData


def memory(*reports: ReportData) -> bytes:
    """Return a translation memory of these reports."""
    main, replaced = main_tag(reports[0]), sum(map(tmx.replaced, reports))
    return b"".join((tmx.opening(reports, main, replaced), *(tmx.units(r, main) for r in reports), tmx.CLOSING))


def text(report: ReportData) -> bytes:
    """Return a report as TEI."""
    return tei.tei(tei.tei_text(report))


def corpus(name: str, *reports: ReportData) -> bytes:
    """Return a TEI corpus of these reports."""
    texts = (f"{tei.tei_text(r)}\n".encode() for r in reports)
    return b"".join((tei.corpus_opening(name, reports), *texts, tei.CORPUS_CLOSING))


def passages(*reports: ReportData) -> bytes:
    """Return the table of their passages."""
    return tables.head(tables.PASSAGES) + b"".join(map(tables.passage_rows, reports))


def sentences(*reports: ReportData) -> bytes:
    """Return the table of their beads."""
    return tables.head(tables.SENTENCES) + b"".join(map(tables.sentence_rows, reports))
