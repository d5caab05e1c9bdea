"""Write findings as a workbook of one sheet (ECMA-376), which spreadsheet programs open."""

import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from xml.sax.saxutils import escape

from duizhao.findings.listing import ListedFinding

_HEAD = ("Rule", "规则", "Severity", "Finding", "问题", "Report", "Row", "File", "Line", "Chinese 中文", "English 英文")
_WIDTHS = (8, 18, 10, 50, 40, 16, 10, 24, 7, 60, 80)  # characters of each column
_LONGEST = 32_000  # characters of a cell; the format allows 32,767
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
    "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_DOCUMENT}"><sheets>'
    '<sheet name="Findings 检查结果" sheetId="1" r:id="rId1"/></sheets></workbook>',
    "xl/styles.xml": f'<styleSheet xmlns="{_MAIN}"><fonts count="2"><font/><font><b/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>'
    '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2">'
    '<xf applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf><xf fontId="1" applyFont="1"/></cellXfs></styleSheet>',
}


def xlsx_of(findings: Sequence[ListedFinding]) -> bytes:
    """Return a workbook with one finding a row, its head frozen and filtered; the same findings give the same bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in {**_FIXED, "xl/worksheets/sheet1.xml": _sheet(findings)}.items():
            archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), _XML + text, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _sheet(findings: Sequence[ListedFinding]) -> str:
    widths = "".join(f'<col min="{k}" max="{k}" width="{width}" customWidth="1"/>' for k, width in enumerate(_WIDTHS, 1))
    rows = "".join((_row(1, _HEAD, 1), *(_row(k, tuple(_cells(f)), 0) for k, f in enumerate(findings, 2))))
    return (
        f'<worksheet xmlns="{_MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" '
        f'activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>{widths}</cols><sheetData>{rows}</sheetData>'
        f'<autoFilter ref="A1:{_column(len(_HEAD))}{len(findings) + 1}"/></worksheet>'
    )


def _cells(f: ListedFinding) -> Iterator[str | int]:
    yield from (f.rule.code, f"{f.rule.name_en} {f.rule.name_zh}", f.rule.severity, f.message_en, f.message_zh)
    yield from (f.finding.report, f.finding.row, f.file, f.line, f.zh, f.en)


def _row(number: int, cells: Sequence[str | int], style: int) -> str:
    return f'<row r="{number}">{"".join(_cell(f"{_column(k)}{number}", cell, style) for k, cell in enumerate(cells, 1))}</row>'


def _cell(name: str, value: str | int, style: int) -> str:
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
