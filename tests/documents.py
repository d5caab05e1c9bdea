"""Make documents of every format from paragraphs, for tests and fuzzing of the readers."""

import io
import zipfile
from collections.abc import Sequence
from html import escape

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES = """<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">\
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>\
</Types>"""


def xml_text(text: str) -> str:
    return escape(text, quote=True)


def word_paragraph(text: str, settings: str = "") -> str:
    return f'<w:p><w:pPr>{settings}</w:pPr><w:r><w:t xml:space="preserve">{xml_text(text)}</w:t></w:r></w:p>'


def docx_of_parts(body: str, **parts: str) -> bytes:
    """Make a Word file; `body` is the content of w:body, other parts by name (footnotes, styles, header1 …)."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as z:
        _write(z, "[Content_Types].xml", _TYPES)
        _write(z, "word/document.xml", f'<?xml version="1.0"?><w:document {_W}><w:body>{body}</w:body></w:document>')
        relations = ""
        for name, content in sorted(parts.items()):
            kind = name.rstrip("0123456789")
            relations += f'<Relationship Id="r{name}" Type="{_R}/{kind}" Target="{name}.xml"/>'
            root = {"header": "hdr", "footer": "ftr"}.get(kind, kind)
            _write(z, f"word/{name}.xml", f"<w:{root} {_W}>{content}</w:{root}>")
        _write(
            z,
            "word/_rels/document.xml.rels",
            f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{relations}</Relationships>',
        )
    return out.getvalue()


def _write(z: zipfile.ZipFile, name: str, content: str) -> None:
    z.writestr(zipfile.ZipInfo(name, (2024, 1, 16, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)


def docx(paragraphs: Sequence[str]) -> bytes:
    return docx_of_parts("".join(map(word_paragraph, paragraphs)))


def html(paragraphs: Sequence[str]) -> bytes:
    inside = "\n".join(f"<p>{escape(p)}</p>" for p in paragraphs)
    return (
        '<!DOCTYPE html>\n<html><head><meta charset="utf-8"><title>望川</title><script>var a = "x";</script></head>\n<body>'
        f'<nav><a href="/">首页</a></nav><div class="content">\n{inside}\n</div><footer>望川市人民政府</footer></body></html>'
    ).encode()


def quoted(cell: str) -> str:
    return '"' + cell.replace('"', '""') + '"'


def csv_text(paragraphs: Sequence[str]) -> bytes:
    return ("id,title,full_text\r\n1,," + quoted("\n".join(paragraphs)) + "\r\n").encode("utf-8-sig")


def csv_pairs(pairs: Sequence[tuple[str, str]], delimiter: str = ",") -> bytes:
    rows = [("编号", "zh", "en"), *((str(k), *pair) for k, pair in enumerate(pairs, 1))]
    return "".join(delimiter.join(map(quoted, row)) + "\n" for row in rows).encode()


def tmx(pairs: Sequence[tuple[str, str]]) -> bytes:
    units = "\n".join(
        f'<tu><tuv xml:lang="zh-CN"><seg>{xml_text(z)}</seg></tuv><tuv xml:lang="en-US"><seg>{xml_text(e)}</seg></tuv></tu>'
        for z, e in pairs
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n<tmx version="1.4">'
        f'<header segtype="sentence"/><body>\n{units}\n</body></tmx>'
    ).encode()


def packed(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as z:
        for name, data in files.items():
            z.writestr(zipfile.ZipInfo(name, (2024, 1, 16, 0, 0, 0)), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


_DESCRIPTOR = "/Flags 4/FontBBox[-25 -254 1000 880]/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 880/StemV 93"
_FONT = (
    "<</Type/Font/Subtype/Type0/BaseFont/{name}/Encoding/{encoding}/DescendantFonts[<</Type/Font/Subtype/{kind}/BaseFont/{name}"
    "/CIDSystemInfo<</Registry(Adobe)/Ordering({order})/Supplement 4>>/DW 1000{widths}"
    "/FontDescriptor<</Type/FontDescriptor/FontName/{name}" + _DESCRIPTOR + ">>>>]{unicode}>>"
)
_UNICODE = "begincmap 1 begincodespacerange <0000> <FFFF> endcodespacerange {ranges} endcmap"  # each code is its character


def pdf(pages: Sequence[Sequence[tuple[float, float, str]]], size: float = 12, *, known: bool = True, foot: float = 0) -> bytes:
    """Make a PDF; a page is a list of (x, y, text), and what stands lower than `foot` is set smaller.

    Its Chinese font is not embedded, and `known` to PDF programs or not.
    """
    kids = " ".join(f"{4 + 2 * k} 0 R" for k in range(len(pages)))
    if known:
        how = {"encoding": "UniGB-UCS2-H", "kind": "CIDFontType0", "order": "GB1", "widths": "/W[1 95 500]", "unicode": ""}
        font = _FONT.format(name="STSong-Light", **how)
    else:
        unicode = f"/ToUnicode {4 + 2 * len(pages)} 0 R"
        how = {"encoding": "Identity-H", "kind": "CIDFontType2", "order": "Identity", "widths": "", "unicode": unicode}
        font = _FONT.format(name="ABCDEF+Wangchuan", **how)
    objects = ["<</Type/Catalog/Pages 2 0 R>>", f"<</Type/Pages/Kids[{kids}]/Count {len(pages)}>>", font]
    for k, page in enumerate(pages):
        content = "".join(
            f"BT /F {size if y > foot else 0.75 * size} Tf 1 0 0 1 {x:.1f} {y:.1f} Tm <{text.encode('utf-16-be').hex()}> Tj ET\n"
            for x, y, text in page
        )
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F 3 0 R>>>>/Contents {5 + 2 * k} 0 R>>"
        )
        objects.append(f"<</Length {len(content)}>>stream\n{content}\nendstream")
    if not known:
        every = [f"<{row:02X}00> <{row:02X}FF> <{row:02X}00>" for row in range(256)]
        blocks = ["64 beginbfrange " + " ".join(every[k : k + 64]) + " endbfrange" for k in range(0, 256, 64)]
        content = _UNICODE.format(ranges=" ".join(blocks))
        objects.append(f"<</Length {len(content)}>>stream\n{content}\nendstream")
    out = b"%PDF-1.5\n"
    places = []
    for number, text in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj{text}endobj\n".encode()
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    end = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer<</Size {len(objects) + 1}/Root 1 0 R>>\nstartxref\n{len(out)}\n%%EOF"
    return out + end.encode()


def columns(text: str, most: int) -> list[str]:
    """Break Chinese at a number of columns, two for each Chinese character; closing marks hang over."""
    out, line, wide = [], "", 0
    for c in text:
        width = 2 if c > "\u2e7f" else 1
        if wide + width > most and c not in "，。；：、！？”’）》":
            out.append(line)
            line, wide = "", 0
        line += c
        wide += width
    return [*out, line]


def pdf_of(paragraphs: Sequence[str], width: int = 30, rows: int = 36) -> bytes:
    """Set paragraphs in lines of `width` Chinese characters, indented by two, on as many pages as needed."""
    lines: list[tuple[float, str]] = []
    for paragraph in paragraphs:
        first, *rest = columns("　　" + paragraph, 2 * width)
        lines += [(84, first[2:]), *((60, line) for line in rest)]
    pages = [lines[k : k + rows] for k in range(0, len(lines), rows)] or [[]]
    return pdf([[(x, 770 - 19 * r, text) for r, (x, text) in enumerate(page)] for page in pages])
