"""Write a workbook of one sheet (ECMA-376), which spreadsheet programs open: its head frozen and filtered, and no formulas."""

import io
import re
import zipfile
from collections.abc import Iterable, Sequence
from xml.sax.saxutils import escape

_LONGEST = 32_000  # characters of a cell; the format allows 32,767
_LONGEST_NAME = 31  # characters of the name of a sheet
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_DOCUMENT = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_FIXED = {
    "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPES}.sheet.main+xml"/>'
    f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_TYPES}.worksheet+xml"/>'
    f'<Override PartName="/xl/styles.xml" ContentType="{_TYPES}.styles+xml"/></Types>',
    "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" '
    f'Type="{_DOCUMENT}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_DOCUMENT}/worksheet" Target="worksheets/sheet1.xml"/>'
    f'<Relationship Id="rId2" Type="{_DOCUMENT}/styles" Target="styles.xml"/></Relationships>',
    "xl/styles.xml": f'<styleSheet xmlns="{_MAIN}"><fonts count="2"><font/><font><b/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>'
    '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2">'
    '<xf applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf><xf fontId="1" applyFont="1"/></cellXfs></styleSheet>',
}
Cell = str | int


def workbook(name: str, columns: Sequence[tuple[str, int]], rows: Iterable[Sequence[Cell]]) -> bytes:
    """Return a workbook: `columns` are their heads and widths in characters; the same rows give the same bytes."""
    book = (
        f'<workbook xmlns="{_MAIN}" xmlns:r="{_DOCUMENT}"><sheets>'
        f'<sheet name="{escape(name[:_LONGEST_NAME])}" sheetId="1" r:id="rId1"/></sheets></workbook>'
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, text in {**_FIXED, "xl/workbook.xml": book, "xl/worksheets/sheet1.xml": _sheet(columns, rows)}.items():
            archive.writestr(zipfile.ZipInfo(path, (1980, 1, 1, 0, 0, 0)), _XML + text, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _sheet(columns: Sequence[tuple[str, int]], rows: Iterable[Sequence[Cell]]) -> str:
    widths = "".join(f'<col min="{k}" max="{k}" width="{width}" customWidth="1"/>' for k, (_, width) in enumerate(columns, 1))
    lines = [_row(1, [head for head, _ in columns], 1), *(_row(k, cells, 0) for k, cells in enumerate(rows, 2))]
    return (
        f'<worksheet xmlns="{_MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" '
        f'activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>{widths}</cols><sheetData>{"".join(lines)}</sheetData>'
        f'<autoFilter ref="A1:{_column(len(columns))}{len(lines)}"/></worksheet>'
    )


def _row(number: int, cells: Sequence[Cell], style: int) -> str:
    return f'<row r="{number}">{"".join(_cell(f"{_column(k)}{number}", cell, style) for k, cell in enumerate(cells, 1))}</row>'


def _cell(name: str, value: Cell, style: int) -> str:
    """Write a number, or a text as text: no formula, whatever it begins with.

    >>> _cell("A2", 7, 0), _cell("B2", "=1<2", 0)
    ('<c r="A2" s="0"><v>7</v></c>', '<c r="B2" s="0" t="inlineStr"><is><t xml:space="preserve">=1&lt;2</t></is></c>')
    """
    if isinstance(value, int):
        return f'<c r="{name}" s="{style}"><v>{value}</v></c>'
    text = escape(_NOT_XML.sub("\ufffd", value[:_LONGEST]))
    return f'<c r="{name}" s="{style}" t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'


def _column(number: int) -> str:
    """Return the letters of a column.

    >>> _column(1), _column(11)
    ('A', 'K')
    """
    return chr(ord("A") + number - 1)
