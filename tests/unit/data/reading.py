"""Read exports back, as other programs do."""

import csv
import io

from duizhao.data.exports.texts import bead_words
from duizhao.data.exports.xml import chars
from duizhao.model.published import LangName, ReportData
from duizhao.site.tables import unguarded
from lxml import etree

TEI = "{http://www.tei-c.org/ns/1.0}"
XML = "{http://www.w3.org/XML/1998/namespace}"
Pair = tuple[str, str]


def _words(node: etree._Element) -> str:
    return "".join(str(text) for text in node.itertext())


def read_tmx(data: bytes) -> dict[str, Pair]:
    """Map the name of a unit to its Chinese and English."""
    out = {}
    for unit in etree.fromstring(data).iter("tu"):
        zh, en = (_words(seg) for seg in unit.iter("seg"))
        out[str(unit.get("tuid"))] = (zh, en)
    return out


def read_tei(data: bytes) -> dict[str, str]:
    """Map IDs to texts: of rows, notes, and the first pieces of beads with the pieces that follow them."""
    out: dict[str, str] = {}
    for node in etree.fromstring(data).iter():
        if node.tag in {f"{TEI}{name}" for name in ("p", "head", "ab", "note", "seg")} and node.get(f"{XML}id"):
            out[str(node.get(f"{XML}id"))] = _words(node)
    return out


def read_csv(data: bytes) -> list[dict[str, str]]:
    """Return the rows of a table by the names of its columns."""
    text = data.decode("utf-8-sig")
    return [{key: unguarded(cell) for key, cell in row.items()} for row in csv.DictReader(io.StringIO(text, newline=""))]


def beads(report: ReportData) -> dict[str, Pair]:
    """Map the name of a bead to its words in both languages, from the data file."""
    out = {}
    for p in report["passages"]:
        for k, bead in enumerate(p["segments"], 1):
            words = (bead_words(p["zh"] or "", bead["zh"], "zh"), bead_words(p["en"] or "", bead["en"], "en"))
            out[f"{report['id']}.{p['id']}.{k}"] = words
    return out


def units(report: ReportData) -> dict[str, Pair]:
    """Return the units that a translation memory of the report must have."""
    pairs = {name: pair for name, pair in beads(report).items() if all(pair)}
    for n in report["notes"]:
        if n["zh"] and n["en"]:
            pairs[f"{report['id']}.note-{n['number']}" + (f"-{n['nth']}" if n["nth"] > 1 else "")] = (n["zh"], n["en"])
    return {name: (chars(zh), chars(en)) for name, (zh, en) in pairs.items()}


def tei_texts(report: ReportData) -> dict[str, str]:
    """Return the texts that TEI must have: rows, notes and pieces of beads."""
    out = {}
    langs: tuple[LangName, LangName] = ("zh", "en")
    for lang in langs:
        for p in report["passages"]:
            text = p[lang]
            if text is not None:
                out[f"{report['id']}.{lang}.{p['id']}"] = chars(text)
                for k, bead in enumerate(p["segments"], 1):
                    for j, (a, b) in enumerate(bead[lang], 1):
                        out[f"{report['id']}.{lang}.{p['id']}.{k}" + (f".{j}" if j > 1 else "")] = chars(text[a:b])
        for n in report["notes"]:
            if n[lang] is not None:
                out[f"{report['id']}.{lang}.note-{n['number']}" + (f"-{n['nth']}" if n["nth"] > 1 else "")] = chars(n[lang] or "")
    return out
