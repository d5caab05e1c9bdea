"""Write translation memories (TMX 1.4b): a unit for each bead and each note that has both languages."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from duizhao.data.exports.texts import LANGS, bead_words, places, rights_lines, scripts, tag
from duizhao.data.exports.xml import HEAD, Xml, count_lost, element, lines, words
from duizhao.model.published import PassageData, ReadingData, ReportData, ReportHead
from duizhao.site.names import note_name

_REPLACED = "Characters that XML cannot hold, here replaced by U+FFFD: {}."


@dataclass(frozen=True, slots=True)
class _Sources:
    """The language tag of each edition's Chinese, by file, and the tag that the header names."""

    by_file: dict[str, str]
    main: str


def units(report: ReportData, main: str) -> bytes:
    """Yield the units of a report, one a line; `main` is the language tag that the header names."""
    return "".join(f"{unit}\n" for unit in _units(report, main)).encode()


def opening(reports: Sequence[ReportHead], main: str, replaced: int) -> bytes:
    """Return the start of a memory of these reports; `replaced` counts their characters that XML cannot hold."""
    return f'{HEAD}<tmx version="1.4">\n{_header(reports, main, replaced)}\n<body>\n'.encode()


CLOSING = b"</body>\n</tmx>\n"


def replaced(report: ReportData) -> int:
    """Count the characters of a report that XML cannot hold."""
    return count_lost(text for p in (*report["passages"], *report["notes"]) for text in (p["zh"], p["en"]))


def _header(reports: Sequence[ReportHead], main: str, bad: int) -> Xml:
    attributes = {
        "creationtool": "Duizhao",
        "creationtoolversion": "1",
        "segtype": "sentence",
        "o-tmf": "Duizhao",
        "adminlang": "en",
        "srclang": main,
        "datatype": "plaintext",
    }
    rights = [(lang, line) for lang in LANGS for line in rights_lines(reports, lang)]
    notes = [words("note", line, xml_lang="en" if lang == "en" else "zh-Hans") for lang, line in rights]
    if bad:
        notes.append(words("note", _REPLACED.format(bad), xml_lang="en"))
    editions = [_prop("x-edition", f"{r['id']} {e['file']} sha256:{e['sha256']}") for r in reports for e in r["editions"]]
    return element("header", attributes, lines(*notes, *editions))


def _units(report: ReportData, main: str) -> Iterator[Xml]:
    sources = _Sources(scripts(report), main)
    for passage in report["passages"]:
        yield from _passage(report, passage, sources)
    for note in report["notes"]:
        if note["zh"] and note["en"]:
            name = note_name(note["number"], note["nth"])
            props = (_prop("x-report", report["id"]), _prop("x-note", name))
            origin = _origin(note["readings"], sources)
            yield _unit(f"{report['id']}.note-{name}", "paragraph", props, (note["zh"], note["en"]), origin)


def _passage(report: ReportData, passage: PassageData, sources: _Sources) -> Iterator[Xml]:
    zh, en = passage["zh"], passage["en"]
    if not zh or not en:
        return
    place = (
        _prop("x-report", report["id"]),
        _prop("x-chapter", passage["chapter"]),
        _prop("x-passage", passage["id"]),
        _prop("x-address", passage["url"]),
    )
    origin = _origin(passage["readings"], sources)
    for number, bead in enumerate(passage["segments"], 1):
        if not bead["zh"] or not bead["en"]:
            continue  # a unit of one language is no translation
        props = (
            *place,
            _prop("x-confidence", f"{bead['score']:.2f}"),
            _prop("x-confirmed", "by an editor") if bead.get("curated") else Xml(""),
        )
        pair = (bead_words(zh, bead["zh"], "zh"), bead_words(en, bead["en"], "en"))
        yield _unit(f"{report['id']}.{passage['id']}.{number}", None, props, pair, origin)


@dataclass(frozen=True, slots=True)
class _Origin:
    """Where the texts of some units are from: the language tag of the Chinese, `srclang` if it has to be said, two props."""

    tag: str
    srclang: str | None
    props: tuple[Xml, Xml]


def _origin(readings: Sequence[ReadingData], sources: _Sources) -> _Origin:
    source = tag(readings, "zh", sources.by_file)
    zh, en = (_prop("x-source", places(readings, lang)) for lang in LANGS)
    return _Origin(source, source if source != sources.main else None, (zh, en))


def _unit(name: str, segtype: str | None, props: Sequence[Xml], pair: tuple[str, str], origin: _Origin) -> Xml:
    sides = [
        element("tuv", {"xml:lang": lang}, prop, words("seg", text))
        for lang, prop, text in zip((origin.tag, "en"), origin.props, pair, strict=True)
    ]
    own = {"tuid": name, "segtype": segtype, "srclang": origin.srclang}
    return element("tu", own, lines(Xml("".join(props)), *sides))


def _prop(kind: str, value: str) -> Xml:
    return words("prop", value, type=kind) if value else Xml("")
