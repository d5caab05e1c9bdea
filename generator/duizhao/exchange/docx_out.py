"""Write a report as a Word document: a table of two columns, Chinese and English, a row a row.

Each cell tells by a hidden bookmark which row it is of, so that the edited file can be read back. Content controls are not used:
LibreOffice 7.4 doubles the text of those that hold paragraphs of a cell.
"""

from collections.abc import Iterator, Sequence

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
Cell = list[Xml]


def docx_of(report: Report[AlignedPassage]) -> bytes:
    """Return the Word document of a report."""
    heading = Xml('<w:pPr><w:pStyle w:val="Heading1"/></w:pPr>')
    title = element("w:p", {}, heading, run(" · ".join(filter(None, (report.title_zh, report.title_en)))))
    header = tuple([element("w:p", {}, run(name, _BOLD))] for name in COLUMNS)
    rows = [_row(row, 2 * k) for k, row in enumerate(rows_of(report))]
    return word_file(Xml(title + table((_WIDTH, _WIDTH), header, rows) + "<w:p/>"), {PROPERTY: report.id})


def _row(row: ExchangeRow, number: int) -> tuple[list[Xml], ...]:
    return tuple([_side(row, lang, number + k)] for k, lang in enumerate(LANGS))


def _side(row: ExchangeRow, lang: Lang, number: int) -> Xml:
    name = HiddenName(row.key, digest_sent(row.zh), digest_sent(row.en), lang)
    return hidden_paragraph(str(name), number, run(row.text(lang), _BOLD if row.heading else Xml("")))


def table(widths: Sequence[int], header: Sequence[Cell], rows: Sequence[Sequence[Cell]]) -> Xml:
    """Write a table of columns of these widths; a cell is its paragraphs. The header is repeated on each page."""
    properties = element(
        "w:tblPr",
        {},
        Xml(f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblBorders>{_BORDERS}</w:tblBorders><w:tblLayout w:type="fixed"/>'),
    )
    grid = element("w:tblGrid", {}, *(Xml(f'<w:gridCol w:w="{width}"/>') for width in widths))
    first = element("w:tr", {}, Xml("<w:trPr><w:tblHeader/></w:trPr>"), *_cells(widths, header))
    return element("w:tbl", {}, properties, grid, first, *(element("w:tr", {}, *_cells(widths, row)) for row in rows))


def _cells(widths: Sequence[int], row: Sequence[Cell]) -> Iterator[Xml]:
    for width, content in zip(widths, row, strict=True):
        yield element("w:tc", {}, Xml(f'<w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>'), *content)


def hidden_paragraph(name: str, number: int, *runs: Xml) -> Xml:
    """Write a paragraph with a bookmark of this name at its start."""
    mark = Xml(f'<w:bookmarkStart w:id="{number}" w:name="{name}"/><w:bookmarkEnd w:id="{number}"/>')
    return element("w:p", {}, mark, *runs)
