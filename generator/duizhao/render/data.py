"""The published data files: what the site knows, for researchers and for checking."""

import json
from collections.abc import Iterable, Mapping, Sequence

from duizhao.model.identity import series_of
from duizhao.model.report import ComparedPassage, Corpus, Reading, Report
from duizhao.model.rights import Rights
from duizhao.render.addresses import Addresses
from duizhao.render.compared import compared_data

SCHEMA = 1


def to_json(value: Mapping[str, object] | Sequence[object]) -> bytes:
    """UTF-8 JSON with sorted keys, each entry of an outer list on a line of its own."""
    if not isinstance(value, Mapping):
        return f"{_listed(value)}\n".encode()
    rows = (f"{_line(k)}: {_listed(v) if isinstance(v, list) else _line(v)}" for k, v in sorted(value.items()))
    return ("{" + ",\n".join(rows) + "}\n").encode()


_line = json.JSONEncoder(ensure_ascii=False, sort_keys=True).encode


def _listed(values: Sequence[object]) -> str:
    return "[\n" + ",\n".join(map(_line, values)) + "\n]" if values else "[]"


def report_data(report: Report[ComparedPassage], to: Addresses) -> dict[str, object]:
    """One report: front matter, editions, chapters, passages, notes, set-aside lines.

    Spans and positions are code points of the shown text. A reading is the verbatim text of one
    edition; every character of an input that is not white space is in a reading or set aside.
    """
    headings = {p.key: p for p in report.passages}
    urls = to.passages(report)
    return {
        "schema": SCHEMA,
        "id": report.id,
        "series": series_of(report.identity),
        "year": report.identity.year,
        "date": report.identity.date,
        "title": {"zh": report.title_zh, "en": report.title_en},
        "url": to.report(report),
        "rights": rights_data(report.rights),
        "front": [
            {"field": p.row.field, "zh": p.zh, "en": p.en, "readings": _readings(p.row.readings)}
            for p in report.passages
            if p.kind == "front"
        ],
        "editions": [
            {
                "file": e.file,
                "sha256": e.sha256,
                "format": e.format,
                "encoding": e.encoding,
                "script": e.script,
                "languages": list(e.languages),
                "rows": len(e.rows),
            }
            for e in report.editions
        ],
        "chapters": [
            {
                "id": c.id,
                "parent": c.parent or None,
                "zh": c.zh,
                "en": c.en,
                "url": to.chapter(report, c),
                "readings": _readings(headings[c.heading].row.readings) if c.heading else [],
            }
            for c in report.chapters
        ],
        "passages": [_passage(p, urls[p.key]) for p in report.passages],
        "notes": [
            {"number": n.number, "nth": n.nth, "zh": n.zh, "en": n.en, "readings": _readings(n.readings)} for n in report.notes
        ],
        "set_aside": [{"file": a.file, "line": a.line, "text": a.text, "why": a.why} for a in report.set_aside],
    }


def rights_data(rights: Rights) -> dict[str, object]:
    """The licence and provenance lines; what the owner does not state is null."""
    return {
        "texts": {"zh": rights.texts_zh, "en": rights.texts_en},
        "made": {"zh": rights.made_zh, "en": rights.made_en},
        "licence": rights.licence or None,
        "publisher": rights.publisher or None,
    }


def _passage(p: ComparedPassage, url: str) -> dict[str, object]:
    return {
        "id": p.key,
        "chapter": p.chapter,
        "kind": p.kind,
        "url": url,
        "zh": p.zh,
        "en": p.en,
        "readings": _readings(p.row.readings),
        "variants": _readings(p.row.variants),
        "markers": [{"note": a.note, "nth": a.nth, "lang": a.lang, "at": a.at, "how": a.how} for a in p.anchors],
        "aliases": list(p.aliases),
        **compared_data(p),
    }


def _readings(readings: Iterable[Reading]) -> list[object]:
    return [{"file": r.file, "line": r.line, "lang": r.lang, "text": r.text} for r in readings]


def refused_data(corpus: Corpus) -> list[object]:
    """The files that gave no report, line by line, with the reason."""
    return [
        {"file": r.file, "why": r.why, "set_aside": [{"line": a.line, "text": a.text} for a in r.set_aside]}
        for r in corpus.refused
    ]
