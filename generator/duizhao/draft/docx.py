"""Write a draft as a Word document in three columns: Chinese, English to be written, and what the memory has."""

from collections.abc import Iterator

from duizhao.data.exports.xml import Xml, element
from duizhao.draft.drafted import Draft, DraftClause, DraftRow, FigureChange, Nearest
from duizhao.exchange.docx_out import COLUMNS, hidden_paragraph, table
from duizhao.exchange.names import PROPERTY, HiddenName
from duizhao.exchange.package import run, word_file
from duizhao.exchange.rows import digest_sent
from duizhao.model.source import LANGS

_WIDTHS = (4200, 4800, 6000)  # of the columns, in twentieths of a point
_GREY, _BOLD = Xml('<w:color w:val="6B7280"/><w:sz w:val="18"/>'), Xml("<w:b/>")
_OLD, _NEW = Xml('<w:strike/><w:color w:val="A3262A"/>'), Xml('<w:color w:val="17663A"/><w:u w:val="single"/>')
_HEADER = (*COLUMNS, "记忆库 Memory")


def docx_of_draft(draft: Draft) -> bytes:
    """Return the Word document of a draft; once its report is in the folder of reports, `import` takes its first two columns back."""
    header = tuple([element("w:p", {}, run(name, _BOLD))] for name in _HEADER)
    rows = [tuple(_cells(row, 2 * k)) for k, row in enumerate(draft.rows)]
    title = element("w:p", {}, Xml('<w:pPr><w:pStyle w:val="Heading1"/></w:pPr>'), run(draft.title))
    return word_file(Xml(title + table(_WIDTHS, header, rows) + "<w:p/>"), {PROPERTY: draft.report})


def _cells(row: DraftRow, number: int) -> Iterator[list[Xml]]:
    for k, (lang, text) in enumerate(zip(LANGS, (row.zh, row.en), strict=True)):
        if row.key:
            name = str(HiddenName(row.key, digest_sent(row.zh), digest_sent(row.en), lang))
            yield [hidden_paragraph(name, number + k, run(text))]
        else:
            yield [element("w:p", {}, run(text))]
    yield [p for clause in row.clauses for p in _clause(row, clause)] or [Xml("<w:p/>")]


def _clause(row: DraftRow, clause: DraftClause) -> Iterator[Xml]:
    text = row.zh[slice(*clause.span)]
    if near := clause.nearest:
        changes = [r for old, new in near.changes for r in ((run(new),) if old == new else (run(old, _OLD), run(new, _NEW)))]
        yield element("w:p", {}, *changes)
        yield element("w:p", {}, *_english(near), run(f"  [{near.source}, {near.similarity}%]", _GREY))
        for figure in near.figures:
            yield element("w:p", {}, run(_figure(figure), _GREY))
    for part in clause.parts:
        renderings = "; ".join((part.en, *part.others))
        place = f"  [{part.count}/{part.places}, {part.source}]"
        yield element("w:p", {}, run(f"{text[slice(*part.zh)]}  ", _BOLD), run(renderings), run(place, _GREY))


def _english(near: Nearest) -> Iterator[Xml]:
    a, b = near.rendered
    yield from (run(near.en[:a]), run(near.en[a:b], _BOLD), run(near.en[b:]))


def _figure(f: FigureChange) -> str:
    if f.carried:
        return f"{f.zh_new} → {f.en_old or '?'} (沿用 as before)"
    return f"{f.zh_old} → {f.zh_new}: {f.en_old or '?'} → {f.en_new or '?'} (须改 to be changed)"
