"""Word documents: what Word shows is read, what it does not show is set aside with the reason."""

import pytest

from tests.documents import docx_of_parts, word_paragraph, xml_text
from tests.unit.readers.reading import Reading, read


def run(text: str, settings: str = "") -> str:
    return f'<w:r><w:rPr>{settings}</w:rPr><w:t xml:space="preserve">{xml_text(text)}</w:t></w:r>'


def p(*inside: str, settings: str = "") -> str:
    return f"<w:p><w:pPr>{settings}</w:pPr>{''.join(inside)}</w:p>"


def reference(kind: str, number: int) -> str:
    return f'<w:r><w:{kind}Reference w:id="{number}"/></w:r>'


def note(kind: str, number: int, *paragraphs: str, of: str = "") -> str:
    return f'<w:{kind} w:id="{number}" {of}>{"".join(map(word_paragraph, paragraphs))}</w:{kind}>'


def word(body: str, **parts: str) -> Reading:
    return read(docx_of_parts(body, **parts))


def test_runs_are_one_text_and_breaks_are_lines_of_one_paragraph() -> None:
    got = word(p(run("改造老旧"), run("小区"), run("180个。"), "<w:r><w:br/></w:r>", run("新建绿道。")))
    assert [(line.fragment.text, line.paragraph, line.fragment.line) for line in got.lines] == [
        ("改造老旧小区180个。", True, 1),
        ("新建绿道。", False, 1),
    ]


def test_foot_and_end_notes_become_a_list_with_markers_in_the_text() -> None:
    body = p(run("建绿道"), reference("footnote", 2), run("，修地铁"), reference("endnote", 2), run("。"))
    parts = {
        "footnotes": note("footnote", 0, "线", of='w:type="separator"') + note("footnote", 2, "绿道指步行的路。", "含骑行道。"),
        "endnotes": note("endnote", 2, "地铁二号线。") + note("endnote", 3, "没有引用。"),
    }
    got = word(body, **parts)
    assert got.texts == ["建绿道[1]，修地铁[2]。", "注释：", "[1]绿道指步行的路。", "含骑行道。", "[2]地铁二号线。"]
    assert got.aside == [("没有引用。", "note that the text does not refer to")]


def test_notes_in_english_have_an_english_title() -> None:
    got = word(p(run("We built greenways"), reference("footnote", 1)), footnotes=note("footnote", 1, "Paths for walkers."))
    assert got.texts[1] == "Notes:"


def test_headings_by_style_by_inheritance_and_by_outline_level() -> None:
    styles = (
        '<w:style w:styleId="1"><w:name w:val="heading 2"/></w:style>'
        '<w:style w:styleId="mine"><w:name w:val="我的"/><w:basedOn w:val="1"/></w:style>'
        '<w:style w:styleId="loop"><w:name w:val="x"/><w:basedOn w:val="loop"/></w:style>'
    )
    marks = ['<w:pStyle w:val="1"/>', '<w:pStyle w:val="mine"/>', '<w:outlineLvl w:val="0"/>', '<w:pStyle w:val="loop"/>', ""]
    got = word("".join(word_paragraph("一、回顾", m) for m in marks), styles=styles)
    assert [(line.role, line.depth) for line in got.lines] == [
        ("heading", 2), ("heading", 2), ("heading", 1), ("text", 0), ("text", 0),
    ]  # fmt: skip


def test_numbers_that_word_makes_are_written_and_said() -> None:
    level = '<w:lvl w:ilvl="{}"><w:start w:val="1"/><w:numFmt w:val="{}"/><w:lvlText w:val="{}"/>{}</w:lvl>'
    numbering = (
        '<w:abstractNum w:abstractNumId="7">'
        + level.format(0, "chineseCounting", "%1、", "")
        + level.format(1, "chineseCounting", "（%2）", "")
        + level.format(2, "decimal", "%1.%3", "<w:isLgl/>")
        + '</w:abstractNum><w:abstractNum w:abstractNumId="8">'
        + level.format(0, "bullet", "•", "")
        + '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
        '<w:num w:numId="2"><w:abstractNumId w:val="8"/></w:num>'
        '<w:num w:numId="3"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>'
    )
    at = '<w:numPr><w:ilvl w:val="{}"/><w:numId w:val="{}"/></w:numPr>'.format
    lists = [(0, 1), (1, 1), (1, 1), (0, 1), (1, 1), (2, 1), (0, 2), (0, 3), (0, 9)]
    got = word("".join(word_paragraph("望川", at(*x)) for x in lists), numbering=numbering)
    signs = [t.removesuffix("望川") for t in got.texts]
    assert signs == ["一、", "（一）", "（二）", "二、", "（一）", "2.1", "", "五、", ""]
    assert "R112" in got.codes


def test_changes_hidden_text_and_comments_are_set_aside() -> None:
    body = p(
        run("今年"), f'<w:ins w:id="1">{run("改造")}</w:ins>', '<w:del w:id="2"><w:r><w:delText>新建</w:delText></w:r></w:del>',
        run("180个", ""), run("密", "<w:vanish/>"), '<w:r><w:commentReference w:id="0"/></w:r>', run("。"),
    )  # fmt: skip
    got = word(body, comments=f'<w:comment w:id="0">{word_paragraph("请核对")}</w:comment>', footer1=word_paragraph("第1页"))
    assert got.texts == ["今年改造180个。"]
    assert got.aside == [("新建", "deleted change"), ("密", "hidden text"), ("第1页", "page footer"), ("请核对", "comment")]
    assert "R110" in got.codes


def test_fields_links_symbols_and_controls_give_their_text() -> None:
    body = p(
        f'<w:hyperlink r:id="x" xmlns:r="r">{run("望川市")}</w:hyperlink>',
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> DATE </w:instrText></w:r>', run("2024年"),
        f'<w:sdt><w:sdtPr><w:t>不</w:t></w:sdtPr><w:sdtContent>{run("报告")}</w:sdtContent></w:sdt>',
        '<w:r><w:noBreakHyphen/><w:sym w:font="x" w:char="4E00"/><w:tab/></w:r>', run("完"),
        "<w:r><w:ruby><w:rt><w:r><w:t>chuān</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>川</w:t></w:r></w:rubyBase></w:ruby></w:r>",
    )  # fmt: skip
    got = word(body)
    assert got.texts == ["望川市2024年报告-一 完川"]
    assert got.aside == [("chuān", "reading of a character")]


def box(kind: str, text: str) -> str:
    return f'<mc:{kind} xmlns:mc="m"><w:pict><w:txbxContent>{word_paragraph(text)}</w:txbxContent></w:pict></mc:{kind}>'


def test_a_text_box_is_read_once_after_its_paragraph() -> None:
    both = f'<w:r><mc:AlternateContent xmlns:mc="m">{box("Choice", "框中")}{box("Fallback", "框中")}</mc:AlternateContent></w:r>'
    assert word(p(run("前"), both, run("后")) + p(run("末"))).texts == ["前后", "框中", "末"]


def table(*rows: list[str]) -> str:
    cells = "".join("<w:tr>" + "".join(f"<w:tc><w:tcPr/>{c}</w:tc>" for c in row) + "</w:tr>" for row in rows)
    return f"<w:tbl><w:tblPr/>{cells}</w:tbl>"


def test_rows_of_figures_are_a_line_and_rows_of_two_languages_a_pair() -> None:
    short = table([word_paragraph("指标"), word_paragraph("目标")], [word_paragraph("绿道"), word_paragraph("80公里")])
    facing = table([word_paragraph("今年修路。"), word_paragraph("We will build roads.")])
    assert word(short + facing + word_paragraph("后")).texts == [
        "指标 目标",
        "绿道 80公里",
        "今年修路。",
        "We will build roads.",
        "后",
    ]
    assert [line.fragment.line for line in word(short + word_paragraph("后")).lines] == [1, 3, 5]


def test_layout_tables_give_paragraph_after_paragraph() -> None:
    inside = word_paragraph("第一段。") + word_paragraph("第二段。")
    assert word(table([inside, table([word_paragraph("内")]) + word_paragraph("外")])).texts == [
        "第一段。",
        "第二段。",
        "内",
        "外",
    ]


def test_indents_are_known_though_no_space_says_so() -> None:
    got = word(word_paragraph("一段", '<w:ind w:firstLineChars="200"/>') + word_paragraph("二段", '<w:ind w:firstLine="0"/>'))
    assert [line.indented for line in got.lines] == [True, False]


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ("<w:p><w:r><w:t>望川", "R109"),  # cut off
        ("<w:p/>", "R103"),
        ("<w:sdt>" * 300 + "</w:sdt>" * 300, "R108"),
    ],
)
def test_damage_is_said(body: str, code: str) -> None:
    assert word(body).codes == {code}


def test_entities_are_refused_before_they_grow() -> None:
    from tests.documents import packed  # noqa: PLC0415 - of this test alone

    laughs = '<!DOCTYPE d [<!ENTITY a "哈哈"><!ENTITY b "&a;&a;">]><d>&b;</d>'
    assert read(packed({"word/document.xml": laughs.encode()})).codes == {"R109"}
    assert read(packed({"word/document.xml": laughs.encode("utf-16")})).codes == {"R109"}


def test_an_embedded_document_is_said() -> None:
    got = word(word_paragraph("望川") + '<w:altChunk r:id="a" xmlns:r="r"/>')
    assert "R111" in got.codes


def test_deleted_rows_cells_and_paragraph_marks_are_as_if_accepted() -> None:
    mark = "<w:rPr><w:del/></w:rPr>"
    gone = "<w:tr><w:trPr><w:del/></w:trPr><w:tc>" + p(run("删去的行")) + "</w:tc></w:tr>"
    cell = (
        "<w:tr><w:tc><w:tcPr><w:cellDel/></w:tcPr>"
        + p(run("删去的格"))
        + "</w:tc><w:tc>"
        + p(run("留下的格。")) * 2
        + "</w:tc></w:tr>"
    )
    body = (
        p(run("前半句，"), settings=mark)
        + p(settings=mark)
        + p(run("中段，"), settings=mark)
        + p(run("后半句。"))
        + f"<w:tbl>{gone}{cell}</w:tbl>"
        + p(run("最后一段。"), settings=mark)
    )
    got = word(body)
    assert got.texts == ["前半句，中段，后半句。", "留下的格。", "留下的格。", "最后一段。"]
    assert got.aside == [("删去的行", "deleted change"), ("删去的格", "deleted change")]


def _table(*rows: str) -> str:
    return (
        "<w:tbl>"
        + "".join("<w:tr>" + "".join(f"<w:tc>{p(run(c))}</w:tc>" for c in r.split("|")) + "</w:tr>" for r in rows)
        + "</w:tbl>"
    )


@pytest.mark.parametrize(
    "header", ["ID|Source|Target|Comment", "序号|源文|译文|备注", "ID|Chinese (PRC)|English (United States)|Status"]
)
def test_a_table_of_a_translation_tool_is_read_by_its_columns(header: str) -> None:
    rows = ["1|新建绿道80公里。|We built 80 km of greenways.|已校", "2|开工建设。|Work began.|"]
    got = word(_table(header, *rows))
    assert got.texts == ["新建绿道80公里。", "We built 80 km of greenways.", "开工建设。", "Work began."]
    assert {why for _, why in got.aside} == {
        "name of a column",
        f"column {header.split('|', maxsplit=1)[0]}",
        f"column {header.split('|')[3]}",
    }


def test_english_on_the_left_and_columns_without_names() -> None:
    rows = [f"{k}|We built {k} km of greenways in the south.|新建绿道{k}公里，其中一半在城南。" for k in range(1, 6)]
    got = word(_table(*rows))
    assert got.texts[:2] == ["新建绿道1公里，其中一半在城南。", "We built 1 km of greenways in the south."]
    assert got.aside == [(str(k), "column 1") for k in range(1, 6)]
    assert word(_table("指标|2023年|2024年", "绿道|80公里|90公里")).texts == ["指标 2023年 2024年", "绿道 80公里 90公里"]
