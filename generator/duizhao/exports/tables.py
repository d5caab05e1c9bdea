"""CSV (RFC 4180) with a byte order mark, so that Excel reads it as UTF-8: a table of rows and a table of beads."""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence

from duizhao.exports.texts import note_name, places, rights_line, spoken
from duizhao.model.published import PassageData, ReportData

BOM = "\ufeff"
PASSAGES = ("report", "year", "passage", "chapter", "kind", "zh", "en", "notes", "address", "source", "rights")
SENTENCES = ("report", "year", "passage", "chapter", "bead", "zh", "en", "score", "confirmed", "address", "source", "rights")

# What spreadsheets take for the start of a formula, full-width forms too, after any apostrophes of ours
_FORMULA = re.compile("'*[=+\\-@\t\r\n＝＋－＠]")
_GUARDED = re.compile("''*[=+\\-@\t\r\n＝＋－＠]")


def guarded(text: str) -> str:
    """Text that no spreadsheet takes for a formula: an apostrophe stands before what would begin one.

    >>> guarded("=1+1"), guarded("'-5%"), guarded("5%")
    ("'=1+1", "''-5%", '5%')
    """
    return f"'{text}" if _FORMULA.match(text) else text


def unguarded(text: str) -> str:
    """The text of a cell; `guarded` undone.

    >>> unguarded("'=1+1"), unguarded("''-5%"), unguarded("'quoted'")
    ('=1+1', "'-5%", "'quoted'")
    """
    return text[1:] if _GUARDED.match(text) else text


def passages(reports: Sequence[ReportData]) -> bytes:
    """A row for each passage, heading and line of the front matter."""
    return _csv(PASSAGES, ((report, _passages(report)) for report in reports))


def sentences(reports: Sequence[ReportData]) -> bytes:
    """A row for each bead."""
    return _csv(SENTENCES, ((report, _sentences(report)) for report in reports))


def _passages(report: ReportData) -> Iterator[tuple[str, ...]]:
    for p in report["passages"]:
        notes = " ".join(dict.fromkeys(note_name(m["note"], m["nth"]) for m in p["markers"]))
        text = (p["zh"] or "", p["en"] or "")
        yield (*_head(report, p), p["kind"], *text, notes, p["url"], places(p["readings"]))


def _sentences(report: ReportData) -> Iterator[tuple[str, ...]]:
    for p in report["passages"]:
        for number, bead in enumerate(p["segments"], 1):
            text = (spoken(p["zh"] or "", bead["zh"], "zh"), spoken(p["en"] or "", bead["en"], "en"))
            judged = (f"{bead['score']:.2f}", "yes" if bead.get("curated") else "")
            yield (*_head(report, p), str(number), *text, *judged, p["url"], places(p["readings"]))


def _head(report: ReportData, passage: PassageData) -> tuple[str, ...]:
    return report["id"], str(report["year"]), passage["id"], passage["chapter"]


def _csv(header: Sequence[str], tables: Iterable[tuple[ReportData, Iterable[Sequence[str]]]]) -> bytes:
    """The table; its last column, in the first row of each report alone, is the licence and provenance line."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)  # commas, CR LF, quotes where they are needed
    writer.writerow(header)
    for report, rows in tables:
        rights = rights_line(report["rights"], "en")
        for row in rows:
            writer.writerow([*map(guarded, row), guarded(rights)])
            rights = ""
    return (BOM + out.getvalue()).encode()
