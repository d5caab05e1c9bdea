"""Put the parts of a Word document into one file; the same parts give the same bytes."""

import zipfile
from collections.abc import Mapping
from io import BytesIO

from duizhao.data.exports.xml import HEAD, Xml, element, escaped, words

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_DAY = (1980, 1, 1, 0, 0, 0)  # of every member: the time of day is no part of a document
# A page on its side, with its margins, in twentieths of a point
PAGE = Xml(
    '<w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>'
    '<w:pgMar w:top="850" w:right="850" w:bottom="850" w:left="850" w:header="400" w:footer="400" w:gutter="0"/></w:sectPr>'
)
_STYLES = (
    f'<w:styles xmlns:w="{W}"><w:docDefaults><w:rPrDefault><w:rPr>'
    '<w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:eastAsia="SimSun" w:cs="Calibri"/><w:sz w:val="21"/>'
    '<w:lang w:val="en-GB" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault></w:docDefaults>'
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/>'
    '<w:pPr><w:spacing w:after="160"/><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/><w:sz w:val="30"/></w:rPr></w:style>'
    "</w:styles>"
)


def word_file(body: Xml, properties: Mapping[str, str]) -> bytes:
    """Return a Word document with this body; `properties` are kept in it, and shown under its properties only."""
    kinds = {
        "/word/document.xml": f"{_WORD}.document.main+xml",
        "/word/styles.xml": f"{_WORD}.styles+xml",
        "/docProps/custom.xml": "application/vnd.openxmlformats-officedocument.custom-properties+xml",
    }
    types = [element("Override", {"PartName": name, "ContentType": kind}) for name, kind in kinds.items()]
    default = element("Default", {"Extension": "rels", "ContentType": "application/vnd.openxmlformats-package.relationships+xml"})
    xml = element("Default", {"Extension": "xml", "ContentType": "application/xml"})
    parts = {
        "[Content_Types].xml": element("Types", {"xmlns": _TYPES}, default, xml, *types),
        "_rels/.rels": _relations(officeDocument="word/document.xml", **{"custom-properties": "docProps/custom.xml"}),
        "docProps/custom.xml": _properties(properties),
        "word/_rels/document.xml.rels": _relations(styles="styles.xml"),
        "word/document.xml": element("w:document", {"xmlns:w": W}, element("w:body", {}, body, PAGE)),
        "word/styles.xml": Xml(_STYLES),
    }
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(zipfile.ZipInfo(name, _DAY), (HEAD + part).encode(), zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _relations(**targets: str) -> Xml:
    made = [
        element("Relationship", {"Id": f"rId{k}", "Type": f"{_OFFICE}/{kind}", "Target": target})
        for k, (kind, target) in enumerate(targets.items(), 1)
    ]
    return element("Relationships", {"xmlns": _RELATIONS}, *made)


def _properties(properties: Mapping[str, str]) -> Xml:
    office = "http://schemas.openxmlformats.org/officeDocument/2006"
    made = [
        element(
            "property",
            {"fmtid": "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}", "pid": str(number), "name": name},
            words("vt:lpwstr", value),
        )
        for number, (name, value) in enumerate(properties.items(), 2)
    ]
    return element("Properties", {"xmlns": f"{office}/custom-properties", "xmlns:vt": f"{office}/docPropsVTypes"}, *made)


def run(text: str, style: Xml = Xml("")) -> Xml:  # noqa: B008 - a string
    """Write a run of text; a tab and the end of a line are elements of their own in Word."""
    if not text:
        return Xml("")
    pieces: list[Xml] = []
    for number, line in enumerate(text.split("\n")):
        if number:
            pieces.append(Xml("<w:br/>"))
        for k, piece in enumerate(line.split("\t")):
            if k:
                pieces.append(Xml("<w:tab/>"))
            if piece:
                pieces.append(Xml(f'<w:t xml:space="preserve">{escaped(piece)}</w:t>'))
    return element("w:r", {}, *([element("w:rPr", {}, style)] if style else []), *pieces)
