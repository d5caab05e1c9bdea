"""Write a report as a Word document: a table of two columns, Chinese and English, a row a row.

Each cell tells by a hidden bookmark which row it is of, so that the edited file can be read back. Content controls are not used:
LibreOffice 7.4 doubles the text of those that hold paragraphs of a cell.
"""

from collections.abc import Iterator

from duizhao.data.exports.xml import Xml, element
from duizhao.exchange.names import PROPERTY, HiddenName
from duizhao.exchange.package import run, word_file
from duizhao.exchange.rows import ExchangeRow, digest_sent, rows_of
from duizhao.model.report import AlignedPassage, Report
from duizhao.model.source import LANGS, Lang

_WIDTH = 7500  # of a column, in twentieths of a point
_BOLD = Xml("<w:b/>")
_BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="A0A0A0"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
COLUMNS: tuple[str, str] = ("中文", "English")
GRID = Xml(
    f'<w:tblPr><w:tblW w:w="{2 * _WIDTH}" w:type="dxa"/><w:tblBorders>{_BORDERS}</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr>'
    f'<w:tblGrid><w:gridCol w:w="{_WIDTH}"/><w:gridCol w:w="{_WIDTH}"/></w:tblGrid>'
)


def docx_of(report: Report[AlignedPassage]) -> bytes:
    """Return the Word document of a report."""
    title = element(
        "w:p",
        {},
        Xml('<w:pPr><w:pStyle w:val="Heading1"/></w:pPr>'),
        run(" · ".join(filter(None, (report.title_zh, report.title_en)))),
    )
    table = element("w:tbl", {}, GRID, _header(), *_rows(rows_of(report)))
    return word_file(Xml(title + table + "<w:p/>"), {PROPERTY: report.id})


def _header() -> Xml:
    cells = [cell(element("w:p", {}, run(name, _BOLD))) for name in COLUMNS]
    return element("w:tr", {}, Xml("<w:trPr><w:tblHeader/></w:trPr>"), *cells)


def cell(*content: Xml) -> Xml:
    """Write a cell of a column."""
    return element("w:tc", {}, Xml(f'<w:tcPr><w:tcW w:w="{_WIDTH}" w:type="dxa"/></w:tcPr>'), *content)


def _rows(rows: tuple[ExchangeRow, ...]) -> Iterator[Xml]:
    for k, row in enumerate(rows):
        yield element("w:tr", {}, *(_side(row, lang, 2 * k + side) for side, lang in enumerate(LANGS)))


def _side(row: ExchangeRow, lang: Lang, number: int) -> Xml:
    name = HiddenName(row.key, digest_sent(row.zh), digest_sent(row.en), lang)
    return cell(hidden_paragraph(str(name), number, run(row.text(lang), _BOLD if row.heading else Xml(""))))


def hidden_paragraph(name: str, number: int, *runs: Xml) -> Xml:
    """Write a paragraph with a bookmark of this name at its start."""
    mark = Xml(f'<w:bookmarkStart w:id="{number}" w:name="{name}"/><w:bookmarkEnd w:id="{number}"/>')
    return element("w:p", {}, mark, *runs)
