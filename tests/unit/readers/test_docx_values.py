"""Values of settings in a Word document that are no numbers, too large or too many."""

import pytest
from duizhao.readers.limits import CHARACTERS

from tests.documents import docx_of_parts, packed, word_paragraph
from tests.unit.readers.reading import read

TEXT = "今年改造老旧小区。"
ODD = ["²", "٣", "-1", "1.5", "", "9" * 5000, "１"]


@pytest.mark.parametrize("value", ODD)
def test_a_value_that_is_no_number_counts_for_nothing(value: str) -> None:
    settings = (
        f'<w:outlineLvl w:val="{value}"/><w:ind w:firstLine="{value}"/><w:ind w:firstLineChars="{value}"/>'
        f'<w:numPr><w:ilvl w:val="{value}"/><w:numId w:val="1"/></w:numPr>'
    )
    numbering = (
        f'<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="{value}"><w:start w:val="{value}"/><w:lvlText w:val="%1."/></w:lvl>'
        f'</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="{value}">'
        f'<w:startOverride w:val="{value}"/></w:lvlOverride></w:num>'
    )
    (line,) = read(docx_of_parts(word_paragraph(TEXT, settings), numbering=numbering)).lines
    assert line.fragment.text.endswith(TEXT)
    assert line.role == "text"
    assert not line.indented


@pytest.mark.parametrize("label", ["%1" + "、" * 10_000, "%1" * 20])
def test_an_endless_list_number_is_no_number(label: str) -> None:
    numbering = (
        f'<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="999"/><w:lvlText w:val="{label}"/></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    )
    settings = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    assert read(docx_of_parts(word_paragraph(TEXT, settings), numbering=numbering)).texts == [TEXT]


def relations(targets: list[str]) -> bytes:
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/header"
    inside = "".join(f'<Relationship Id="r{k}" Type="{kind}" Target="{target}"/>' for k, target in enumerate(targets))
    return f'<Relationships xmlns="x">{inside}</Relationships>'.encode()


def test_a_part_that_many_relations_name_is_read_once() -> None:
    main = f'<w:document xmlns:w="x"><w:body>{word_paragraph(TEXT)}</w:body></w:document>'.encode()
    header = f'<w:hdr xmlns:w="x">{word_paragraph("页眉")}</w:hdr>'.encode()
    parts = {"word/document.xml": main, "word/h.xml": header, "word/_rels/document.xml.rels": relations(["h.xml"] * 500)}
    assert read(packed(parts)).aside == [("页眉", "page header")]


def test_more_than_64_parts_are_not_parsed() -> None:
    main = f'<w:document xmlns:w="x"><w:body>{word_paragraph(TEXT)}</w:body></w:document>'.encode()
    names = [f"h{k}.xml" for k in range(65)]
    parts = {"word/document.xml": main, "word/_rels/document.xml.rels": relations(names)}
    assert read(packed(parts | {f"word/{name}": b"<no xml" for name in names})).codes == {"R108"}


def test_styles_in_a_long_chain_are_read_in_time() -> None:
    styles = "".join(f'<w:style w:styleId="{k}"><w:basedOn w:val="{k + 1}"/></w:style>' for k in range(20_000))
    assert read(docx_of_parts(word_paragraph(TEXT, '<w:pStyle w:val="0"/>'), styles=styles)).texts == [TEXT]


@pytest.mark.parametrize("size", [CHARACTERS, CHARACTERS + 1])
def test_the_text_of_a_document_is_bounded(size: int) -> None:
    want = {"R108"} if size > CHARACTERS else set()
    assert read("望" * size).codes == want
    assert read(docx_of_parts(word_paragraph("望" * size))).codes == want
