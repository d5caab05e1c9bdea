"""Write the header of a TEI text: titles, rights, editions as witnesses, encoding."""

from collections.abc import Sequence

from duizhao.data.exports.tei_names import Names
from duizhao.data.exports.texts import LANGS, main_tag, publishers, rights_lines, scripts
from duizhao.data.exports.xml import Xml, count_lost, element, lines, words
from duizhao.genre import genre_named
from duizhao.model.published import ReportData, ReportHead

_HOW = """
The text is that of the data file of the report: without indents, invisible characters and markers of notes. Each language
is a text of its own; corresp leads from a row, and from a seg (a sentence bead), to its counterpart. cert of a seg is the
probability that the bead is right; type confirmed: an editor said so. A bead whose words stand apart has several parts.

lb stands at the start of a row: n is the line on which it begins in the edition that edRef names. A row of several lines has
an lb for each, all at its start.

ptr of type note stands where a note is marked; subtype tells how the place is known. measure is a quantity in the base unit;
one that reaches over the edge of a seg has no element.

app gives the wording of another edition where it differs in more than width, spacing, quotes, dashes or script.
"""
_REPLACED = "Characters that XML cannot hold, here replaced by U+FFFD: {}."
_ASIDE = (
    "Lines of the editions that are no text of the report and are not in this file (the data file has them, with the reason): {}."
)
_LANGUAGES = {"zh-Hans": "中文（简体）", "zh-Hant": "中文（繁體）", "en": "English"}
_NOBODY = "Duizhao"


def header(report: ReportData, names: Names) -> Xml:
    """Return the header of one report."""
    witnesses = [_witness(report, names, k) for k in range(len(report["editions"]))]
    source = element("listWit", {}, lines(*witnesses)) if witnesses else words("p", "No edition is named.")
    file = (
        _titles(report["title"]["zh"], report["title"]["en"], main_tag(report)),
        _publication((report,)),
        element("sourceDesc", {}, source),
    )
    texts = [t for p in (*report["passages"], *report["notes"]) for t in (p["zh"], p["en"])]
    return _header(file, _encoding(count_lost(texts), len(report["set_aside"])), _profile(report))


def corpus_header(name: str, reports: Sequence[ReportHead]) -> Xml:
    """Return the header of the corpus; each report has its own, too."""
    genre = genre_named().name
    ids = ", ".join(r["id"] for r in reports)
    file = (
        _titles(f"{genre.zh}双语语料（{name}）", f"{genre.plural_en.capitalize()}, Chinese and English: {name}", "zh-Hans"),
        _publication(reports),
        element("sourceDesc", {}, words("p", f"Reports: {ids}. Each text names its editions.")),
    )
    return _header(file, _encoding(0, 0))


def _header(file: Sequence[Xml], *more: Xml) -> Xml:
    return element("teiHeader", {}, lines(element("fileDesc", {}, lines(*file)), *more))


def _titles(zh: str, en: str, tag: str) -> Xml:
    titles = [words("title", text, xml_lang=lang) for text, lang in ((zh, tag), (en, "en")) if text]
    return element("titleStmt", {}, lines(*(titles or [words("title", "–")])))


def _publication(reports: Sequence[ReportHead]) -> Xml:
    rights = [
        words("p", line, xml_lang="en" if lang == "en" else "zh-Hans") for lang in LANGS for line in rights_lines(reports, lang)
    ]
    licensed: dict[str | None, list[str]] = {}
    for report in reports:
        licensed.setdefault(report["rights"]["licence"], []).append(report["id"])
    for licence, ids in licensed.items():
        ids_text = f" of {', '.join(ids)}" if len(licensed) > 1 else ""
        rights += [words("licence", f"{licence}: alignment and annotation{ids_text}, not the texts.")] if licence else []
    names = [words("publisher", name) for name in publishers(reports, _NOBODY)]
    return element("publicationStmt", {}, lines(*names, element("availability", {}, lines(*rights))))


def _witness(report: ReportData, names: Names, k: int) -> Xml:
    edition = report["editions"][k]
    note = f"{edition['format']}, {edition['encoding']}; {' + '.join(edition['languages'])}; rows: {edition['rows']}"
    origin = edition["origin"]
    published = ", ".join(filter(None, (origin["publisher"], origin["date"])))
    content = (
        words("idno", edition["file"], type="file"),
        words("idno", edition["sha256"], type="sha256"),
        *((words("idno", origin["url"], type="URI"),) if origin["url"] else ()),
        words("note", note),
        *((words("note", f"Published: {published}"),) if published else ()),
    )
    return element("witness", {"xml:id": names.witnesses[edition["file"]]}, *content)


def _encoding(bad: int, aside: int) -> Xml:
    paragraphs = [
        *(" ".join(part.split()) for part in _HOW.split("\n\n")),
        _REPLACED.format(bad) if bad else "",
        _ASIDE.format(aside) if aside else "",
    ]
    editorial = element("editorialDecl", {}, lines(*(words("p", text) for text in paragraphs if text)))
    project = element(
        "projectDesc", {}, words("p", "Made by Duizhao, a generator of bilingual sites of government work reports.")
    )
    return element("encodingDesc", {}, lines(project, editorial))


def _profile(report: ReportData) -> Xml:
    day = report["date"] or str(report["year"])
    delivered = element("creation", {}, words("date", day, when=day))
    tags = sorted({*scripts(report).values()} | {"en"})
    used = element("langUsage", {}, lines(*(words("language", _LANGUAGES[t], ident=t) for t in tags)))
    return element("profileDesc", {}, lines(delivered, used))
