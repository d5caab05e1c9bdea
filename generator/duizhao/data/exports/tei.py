"""Write parallel text as TEI P5: each language as its own text, linked row by row and bead by bead."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from duizhao.data.exports.tei_header import corpus_header, header
from duizhao.data.exports.tei_names import Names, names_of
from duizhao.data.exports.tei_side import side
from duizhao.data.exports.texts import LANGS, main_tag, scripts, tag
from duizhao.data.exports.xml import HEAD, Xml, element, escaped, lines
from duizhao.model.published import ChapterData, LangName, PassageData, ReportData, ReportHead
from duizhao.site.names import note_name

_SPACE = 'xmlns="http://www.tei-c.org/ns/1.0"'
_OPENING = "0"  # the ID of the chapter before the first part
_LEAST_AFTER = 2  # a row with more characters after the words of its heading is a paragraph with a run-in heading
_FACING: Mapping[LangName, LangName] = {"zh": "en", "en": "zh"}


@dataclass(frozen=True, slots=True)
class _Side:
    """One language of a report: `rows` maps a chapter's ID to its rows, `parts` a parent's ID to its chapters."""

    report: ReportData
    lang: LangName
    names: Names
    main: str
    scripts: Mapping[str, str]
    rows: Mapping[str, Sequence[PassageData]]
    parts: Mapping[str | None, Sequence[ChapterData]]


def tei(text: str) -> bytes:
    """Return one report as a file; `text` comes from `tei_text`."""
    return f"{HEAD}{text.replace('<TEI', f'<TEI {_SPACE}', 1)}\n".encode()


def without_head(file: bytes) -> bytes:
    """Return the element of a file that `tei` made, and the end of its line, as they stand in a corpus."""
    return file.removeprefix(HEAD.encode()).replace(f"<TEI {_SPACE}".encode(), b"<TEI", 1)


def tei_text(report: ReportData) -> str:
    """Return one report as an element of a corpus."""
    names = names_of(report)
    texts = [_language(_side(report, lang, names)) for lang in LANGS if _speaks(report, lang)]
    content = element("group", {}, lines(*texts)) if texts else element("body", {}, element("p", {}))
    return element("TEI", {"xml:id": names.report}, lines(header(report, names), element("text", {}, lines(content))))


def corpus_opening(name: str, reports: Sequence[ReportHead]) -> bytes:
    """Return the start of a corpus, before the texts of its reports."""
    return f"{HEAD}<teiCorpus {_SPACE}>\n{corpus_header(name, reports)}\n".encode()


CORPUS_CLOSING = b"</teiCorpus>\n"


def _speaks(report: ReportData, lang: LangName) -> bool:
    return any(p[lang] is not None for p in report["passages"]) or any(n[lang] is not None for n in report["notes"])


def _side(report: ReportData, lang: LangName, names: Names) -> _Side:
    rows: dict[str, list[PassageData]] = {}
    for passage in report["passages"]:
        if passage[lang] is not None:
            rows.setdefault(passage["chapter"], []).append(passage)
    known = {c["id"] for c in report["chapters"]}
    parts: dict[str | None, list[ChapterData]] = {}
    for chapter in report["chapters"]:
        parts.setdefault(chapter["parent"] if chapter["parent"] in known else None, []).append(chapter)
    return _Side(report, lang, names, "en" if lang == "en" else main_tag(report), scripts(report), rows, parts)


def _language(s: _Side) -> Xml:
    """Return front matter, parts and chapters, notes and variants."""
    fields = {(line["zh"], line["en"]): line["field"] for line in s.report["front"]}
    front = [_row(s, p, "ab", fields.get((p["zh"], p["en"]))) for rows in s.rows.values() for p in rows if p["kind"] == "front"]
    body = [x for c in s.parts.get(None, ()) if (x := _division(s, c))]
    back = [*_notes(s), *_variants(s)]
    return element(
        "text",
        {"xml:id": s.names.text(s.lang), "xml:lang": s.main},
        lines(
            element("front", {}, element("div", {"type": "front"}, lines(*front))) if front else Xml(""),
            element("body", {}, lines(*body) if body else element("p", {})),
            element("back", {}, lines(*back)) if back else Xml(""),
        ),
    )


def _division(s: _Side, chapter: ChapterData) -> Xml:
    """Return a part or a chapter with its content; Xml("") if this language has none of it."""
    content: list[Xml] = []
    for p in s.rows.get(chapter["id"], ()):
        if p["kind"] != "front":
            heads = not content and p["kind"] in {"part", "chapter"} and not _runs_in(p[s.lang] or "", chapter[s.lang] or "")
            content.append(_row(s, p, "head" if heads else "p"))
    content += [x for c in s.parts.get(chapter["id"], ()) if (x := _division(s, c))]
    kind = "opening" if chapter["id"] == _OPENING else "chapter" if chapter["parent"] else "part"
    return element("div", {"type": kind, "n": chapter["id"]}, lines(*content)) if content else Xml("")


def _runs_in(text: str, title: str) -> bool:
    """Return whether the row goes on after the words of its heading."""
    return bool(title) and text.startswith(title) and len(text) > len(title) + _LEAST_AFTER


def _row(s: _Side, passage: PassageData, name: str, kind: str | None = None) -> Xml:
    facing = _FACING[s.lang]
    own = tag(passage["readings"], s.lang, s.scripts)
    attributes = {
        "xml:id": s.names.row(s.lang, passage["id"]),
        "xml:lang": own if own != s.main else None,
        "corresp": f"#{s.names.row(facing, passage['id'])}" if passage[facing] is not None else None,
        "type": kind,
    }
    return element(name, attributes, *_line_starts(s, passage), side(passage, s.lang, s.names))


def _line_starts(s: _Side, passage: PassageData) -> Iterator[Xml]:
    for file, line in dict.fromkeys((r["file"], r["line"]) for r in passage["readings"] if r["lang"] == s.lang):
        yield element("lb", {"edRef": _witness(s, file), "n": str(line)})


def _witness(s: _Side, file: str) -> str | None:
    return f"#{s.names.witnesses[file]}" if file in s.names.witnesses else None


def _notes(s: _Side) -> Iterator[Xml]:
    notes = []
    facing = _FACING[s.lang]
    for note in s.report["notes"]:
        text, name = note[s.lang], note_name(note["number"], note["nth"])
        if text is None:
            continue
        places = (f"#{s.names.marker(x, name)}" for x in (s.lang, facing) if (x, name) in s.names.marked)
        attributes = {
            "xml:id": s.names.note(s.lang, name),
            "n": str(note["number"]),
            "place": "end",
            "target": next(places, None),
            "corresp": f"#{s.names.note(facing, name)}" if note[facing] is not None else None,
        }
        notes.append(element("note", attributes, escaped(text)))
    if notes:
        yield element("div", {"type": "notes"}, lines(*notes))


def _variants(s: _Side) -> Iterator[Xml]:
    entries = []
    for passage in (p for rows in s.rows.values() for p in rows):
        for v in passage["variants"]:
            if v["lang"] == s.lang:
                reading = element("rdg", {"wit": _witness(s, v["file"]), "n": str(v["line"])}, escaped(v["text"]))
                entries.append(element("app", {"from": f"#{s.names.row(s.lang, passage['id'])}"}, reading))
    if entries:
        yield element("div", {"type": "variants"}, element("listApp", {}, lines(*entries)))
