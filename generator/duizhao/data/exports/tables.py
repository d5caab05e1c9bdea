"""Make CSV tables of a report: one of its rows, one of its beads.

The last column holds the licence and provenance line, in one row for each report.
"""

from collections.abc import Iterable, Iterator, Sequence

from duizhao.data.exports.texts import bead_words, places, rights_line
from duizhao.model.published import PassageData, ReportData
from duizhao.site.names import note_name
from duizhao.site.tables import BOM, csv_rows

PASSAGES = ("report", "year", "passage", "chapter", "kind", "zh", "en", "notes", "address", "source", "rights")
SENTENCES = ("report", "year", "passage", "chapter", "bead", "zh", "en", "score", "confirmed", "address", "source", "rights")


def head(columns: Sequence[str]) -> bytes:
    """Return the first line of a table, with the byte order mark."""
    return (BOM + csv_rows((columns,))).encode()


def passage_rows(report: ReportData) -> bytes:
    """Format a line for each passage, heading and line of the front matter."""
    return _table(report, _passages(report))


def sentence_rows(report: ReportData) -> bytes:
    """Format a line for each bead."""
    return _table(report, _sentences(report))


def _table(report: ReportData, rows: Iterable[Sequence[str]]) -> bytes:
    rights = rights_line(report["rights"], "en")
    return csv_rows((*row, "" if k else rights) for k, row in enumerate(rows)).encode()


def _passages(report: ReportData) -> Iterator[tuple[str, ...]]:
    for p in report["passages"]:
        notes = " ".join(dict.fromkeys(note_name(m["note"], m["nth"]) for m in p["markers"]))
        text = (p["zh"] or "", p["en"] or "")
        yield (*_head(report, p), p["kind"], *text, notes, p["url"], places(p["readings"]))


def _sentences(report: ReportData) -> Iterator[tuple[str, ...]]:
    for p in report["passages"]:
        for number, bead in enumerate(p["segments"], 1):
            text = (bead_words(p["zh"] or "", bead["zh"], "zh"), bead_words(p["en"] or "", bead["en"], "en"))
            judged = (f"{bead['score']:.2f}", "yes" if bead.get("curated") else "")
            yield (*_head(report, p), str(number), *text, *judged, p["url"], places(p["readings"]))


def _head(report: ReportData, passage: PassageData) -> tuple[str, ...]:
    return report["id"], str(report["year"]), passage["id"], passage["chapter"]
