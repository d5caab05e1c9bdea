"""Entities, comments, processing instructions and CDATA amid text: the text around them, and theirs, is kept."""

import pytest

from tests.documents import docx_of_parts, packed
from tests.unit.readers.reading import Reading, read

DTD = '<!DOCTYPE tmx SYSTEM "tmx14.dtd">'
AMID = "咖啡馆&hellip;望川<!-- 注 -->R&D<?x y?><![CDATA[A & B]]>&#39;&lt;&unknown;完。"
SHOWN = "咖啡馆&hellip;望川R&DA & B'<&unknown;完。"


def tmx(segment: str, around: str = "") -> Reading:
    unit = f'<tu>{around}<tuv xml:lang="zh"><seg>{segment}</seg></tuv></tu>'
    return read(f'<?xml version="1.0"?>{DTD}<tmx version="1.4"><header/><body>{unit}</body></tmx>', "a.tmx")


def word(body: str) -> Reading:
    return read(docx_of_parts(body))


@pytest.mark.parametrize("declared", ["", DTD])
def test_entities_of_a_translation_memory(declared: str) -> None:
    assert tmx(AMID).texts == [SHOWN]
    assert read(f'{declared}<tmx version="1.4"><body><tu><tuv><seg>{AMID}</seg></tuv></tu></body></tmx>').texts == [SHOWN]


def test_entities_of_a_word_document_with_a_dtd() -> None:
    main = '<!DOCTYPE x SYSTEM "x.dtd"><w:document xmlns:w="x"><w:body><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:body></w:document>'
    assert read(packed({"word/document.xml": main.format(AMID).encode()})).texts == [SHOWN]


def test_sections_of_a_web_page() -> None:
    assert read(f"<html><body><p>{AMID}</p></body></html>").texts == ["咖啡馆…望川R&DA & B'<&unknown;完。"]


def test_text_where_a_translation_memory_has_none_is_set_aside() -> None:
    got = tmx("望川", around="在外<x>面</x>也有")
    assert got.texts == ["望川"]
    assert got.aside == [(text, "text outside the segments") for text in ("在外", "也有", "面")]


def test_text_where_word_has_none_is_set_aside() -> None:
    got = word("段外<w:p>段内<w:r><w:t>望<w:b/>川</w:t>行外</w:r></w:p>")
    assert got.texts == ["望川"]
    assert got.aside == [("段外", "text outside the paragraphs"), ("段内行外", "text outside the runs")]


def test_formulas_and_drawings_of_a_web_page_are_set_aside() -> None:
    got = read("<html><body><p>望川<math><mi>x</mi></math>人<svg><text>图</text></svg>口</p></body></html>")
    assert got.texts == ["望川人口"]
    assert got.aside == [("x", "inside <math>"), ("图", "inside <svg>")]
