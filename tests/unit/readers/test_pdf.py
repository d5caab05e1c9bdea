"""PDF: furniture of pages, paragraphs over lines and pages, hyphens, ligatures, columns."""

import pytest
from duizhao.readers.pdf.layer import TextLine, upright
from duizhao.readers.pdf.paragraphs import find_paragraphs

from tests.documents import columns, pdf, pdf_of
from tests.unit.readers.reading import read

PARAGRAPH = "过去一年，望川市坚持稳中求进工作总基调，全市地区生产总值增长5.8%，财政收入增长6.1%，登记失业率不高于4.5%，各项工作取得新的进展。"


def test_lines_become_paragraphs() -> None:
    given = ["各位代表：", PARAGRAPH, "一、2023年工作回顾", PARAGRAPH]
    assert read(pdf_of(given)).texts == given


def with_furniture(pages: int) -> bytes:
    text = PARAGRAPH * 6
    lines = columns(text, 60)
    per = -(-len(lines) // pages)
    made = []
    for k in range(pages):
        mine = [(60.0, 740 - 19.0 * r, line) for r, line in enumerate(lines[k * per : (k + 1) * per])]
        made.append([(240.0, 800.0, "望川市人民政府公报"), *mine, (290.0, 40.0, f"— {k + 1} —")])
    return pdf(made)


def test_heads_and_numbers_of_pages_are_set_aside_in_the_middle_of_a_sentence() -> None:
    got = read(with_furniture(3))
    assert got.texts == [PARAGRAPH * 6]
    assert sorted(got.aside) == sorted(
        x for k in (1, 2, 3) for x in (("望川市人民政府公报", "page header"), (f"— {k} —", "page number"))
    )
    assert "R110" in got.codes


def english(*lines: str) -> list[str]:
    return read(pdf([[(60.0, 740 - 19.0 * r, line) for r, line in enumerate(lines)]])).texts


def test_hyphens_of_broken_words_go_and_those_of_compounds_stay() -> None:
    assert english("We completed the development of infra-", "structure in every part of the city.") == [
        "We completed the development of infrastructure in every part of the city."
    ]
    assert english("We supported firms that are well-", "known for their products and work.") == [
        "We supported firms that are well-known for their products and work."
    ]


def test_ligatures_are_letters_and_raw_keeps_them() -> None:
    got = read(pdf([[(60.0, 740.0, "ﬁnal oﬃce ﬂow"), (60.0, 640.0, "望川市")]]))
    assert got.texts[0] == "final office flow"
    assert got.lines[0].fragment.raw in {"ﬁnal oﬃce ﬂow", "final office flow"}


def test_radicals_are_the_characters_that_they_stand_for() -> None:
    got = read(pdf([[(60.0, 740.0, "⼈⺠政府⼯作报告")]]))
    assert got.texts == ["人民政府工作报告"]


def test_spaces_of_stretched_lines_go_and_others_stay() -> None:
    got = read(pdf([[(60.0, 740.0, "望 川 市 改 造 老 旧 小 区"), (60.0, 640.0, "望川市市长 沈知行")]]))
    assert got.texts == ["望川市改造老旧小区", "望川市市长 沈知行"]


def test_columns_are_not_interleaved() -> None:
    left = [(60.0, 740 - 19.0 * r, "左栏的文字在这里排成一行又") for r in range(12)]
    right = [(320.0, 740 - 19.0 * r, "右栏的文字在这里排成一行又") for r in range(12)]
    got = read(pdf([left + right]))
    assert "".join(got.texts) == "左栏的文字在这里排成一行又" * 12 + "右栏的文字在这里排成一行又" * 12


@pytest.mark.parametrize("known", [True, False])
def test_one_character_alone_on_a_line_is_read_without_a_font_on_the_machine(*, known: bool) -> None:
    given = ["一", "二", "过去一年，望川市改造老旧小区24所", "。", "——望川市2024年"]
    got = read(pdf([[(60.0 + 24 * (r % 2), 740 - 40.0 * r, line) for r, line in enumerate(given)]], known=known))
    assert "".join(got.texts) == "".join(given)


def test_what_cannot_be_read_is_said() -> None:
    assert read(pdf([[]])).codes == {"R102"}
    assert read(b"%PDF-1.5\n" + b"x" * 400).codes == {"R109"}
    assert "R111" in read(pdf([[(60.0, 740.0, PARAGRAPH[:30])], []])).codes
    assert read(pdf([[(60.0, 700.0, "望")]] * 601)).codes == {"R108"}


def test_notes_at_the_foot_of_pages_are_numbered_through_and_part_no_sentence() -> None:
    text = (
        "今年办好三件实事：①新建口袋公园①四十个，改造老旧小区一百二十个，把岚江两岸的步道②连接起来，"
        "从码头一直走到植物园，沿路再开四处书房①，天黑以后也亮着灯，方便下班的人借书、还书和歇脚。"
    )
    lines = columns(text, 56)
    feet = (["①口袋公园：面积小于一公顷的绿地，", "多在街角。", "②步道：步行的路。"], ["①书房：借书不收押金的阅览室。"])
    pages = [
        [
            *((60.0, 740 - 19.0 * k, line) for k, line in enumerate(body)),
            *((60.0, 110 - 14.0 * k, line) for k, line in enumerate(foot)),
        ]
        for body, foot in zip((lines[:2], lines[2:]), feet, strict=True)
    ]
    assert "步道②" in lines[1]
    got = read(pdf(pages, foot=130))
    assert sorted(got.texts) == [
        "[^1]: 口袋公园：面积小于一公顷的绿地，多在街角。",
        "[^2]: 步道：步行的路。",
        "[^3]: 书房：借书不收押金的阅览室。",
        text.replace("公园①", "公园[^1]").replace("②", "[^2]").replace("书房①", "书房[^3]"),
    ]
    assert "".join(line.fragment.raw for line in got.lines).count("①") == 5  # as they stand in the file
    assert read(pdf(pages)).texts[-1] == feet[1][0]  # letters of the size of the text are no note


def test_vertical_columns_are_lines_from_right_to_left() -> None:
    text = ["各位代表：", PARAGRAPH[:24], PARAGRAPH[24:30] + "。", "一、工作回顾", PARAGRAPH[30:50]]
    indents = (2, 2, 0, 2, 2)
    lines = [
        TextLine(0, t, 500 - 24.0 * k, 512 - 24.0 * k, 740 - 12.0 * (indent + len(t)), 740 - 12.0 * indent, 6.0, 842)
        for k, (t, indent) in enumerate(zip(text, indents, strict=True))
    ]
    turned = upright(lines)
    assert [p.raw for p in find_paragraphs(turned, frozenset())] == [text[0], text[1] + text[2], text[3], text[4]]
    assert {line.size for line in turned} == {12.0}
    assert upright(turned) == turned
