"""What the rules for troubles must leave alone: text that looks like a trouble and is none."""

import pytest
from duizhao.diagnostics import Collector
from duizhao.model.edition import Edition
from duizhao.readers import SourceFile, read_document
from duizhao.structure import Advice, understand
from duizhao.text.fragments import joined

HEAD = (
    "政府工作报告\n——2024年1月16日在望川市第九届人民代表大会第三次会议上\n望川市市长 沈知行\n各位代表：\n"
    "现在，我代表望川市人民政府，向大会报告全市工作，请予审议。\n一、2023年工作回顾\n"
)
PARAGRAPH = "过去一年，全市地区生产总值增长5.8%，新增城镇就业6.7万人，市域河湖水质连续三年保持优良，群众的获得感进一步增强。\n"


def edition(text: str, name: str = "a.txt") -> tuple[Edition, set[str]]:
    diagnostics = Collector()
    document = read_document(SourceFile(name, text.encode()), diagnostics)
    assert document is not None
    read = understand(document, Advice(), diagnostics)
    assert isinstance(read, Edition)
    return read, {d.code for d in diagnostics.sorted()}


def shown(read: Edition) -> list[str]:
    return [text for r in read.rows if not r.field for text in (joined(r.zh, "zh"), joined(r.en, "en")) if text]


def test_a_heading_of_related_links_does_not_take_the_paragraphs_after_it() -> None:
    read, codes = edition(HEAD + PARAGRAPH + "相关信息\n" + "信息公开更加及时，" * 20 + "群众满意。\n")
    assert "S202" not in codes
    assert shown(read)[-1].endswith("群众满意。")


def test_numbers_on_lines_that_do_not_count_pages_stay() -> None:
    read, _ = edition(HEAD + "三湖\n5\n个观测点全部建成。\n另有\n3\n个在建。\n还有\n8\n个在规划。\n")
    assert {"5", "3", "8"} <= set("".join(shown(read)))


def test_a_short_line_may_come_again() -> None:
    read, codes = edition(HEAD + PARAGRAPH + "各位代表！\n二、2024年工作安排\n新建绿道60公里。\n各位代表！\n新建绿道60公里。\n")
    assert "S205" not in codes
    assert shown(read).count("各位代表！") == 2


def test_a_long_line_among_others_is_one_paragraph() -> None:
    long = "一是稳住工业。" + PARAGRAPH.strip() * 30 + "各位代表！我们不能松劲。"
    read, codes = edition(HEAD + long + "\n" + (PARAGRAPH.replace("5.8", "5.{}") * 12).format(*range(12)))
    assert "S206" not in codes
    assert long in shown(read)


def test_one_number_with_a_space_is_no_habit() -> None:
    read, codes = edition(HEAD + "比分是3 5 ％左右。\n")
    assert "S502" not in codes
    assert shown(read)[-1] == "比分是3 5 ％左右。"


def test_words_in_brackets_without_tones_are_no_readings() -> None:
    read, codes = edition(HEAD + "推广物联网(iot)应用，引进专家（expert）20名。\n")
    assert "S503" not in codes
    assert "(iot)" in shown(read)[-1]


@pytest.mark.parametrize("line", ["要注意（注册资本除外）的是风险。", "The firm (Notebook Co.) grew."])
def test_brackets_that_open_otherwise_are_no_notes(line: str) -> None:
    read, codes = edition(HEAD + line + "\n")
    assert "S406" not in codes
    assert shown(read)[-1] == line


def test_notes_in_brackets_stay_where_a_list_of_notes_is() -> None:
    read, codes = edition(HEAD + "推行河湖长制（注：由各级负责）。\n注释：\n[1]河湖长制由各级负责人担任。\n")
    assert "S406" not in codes
    assert "（注：由各级负责）" in shown(read)[-1]


def test_a_weak_title_needs_numbers() -> None:
    read, codes = edition(HEAD + "注：\n河湖长制：由各级负责人担任河长。\n")
    assert "S405" not in codes
    assert read.notes == ()


def test_rare_characters_in_chinese_text_are_no_damaged_apostrophes() -> None:
    read, codes = edition(HEAD + "企业A抯B项目开工。\n")
    assert "S501" not in codes
    assert "抯" in shown(read)[-1]


@pytest.mark.parametrize("label", ["字号：", "来源：", "责任编辑：", "时间："])
def test_an_empty_label_does_not_take_the_title_after_it(label: str) -> None:
    read, _ = edition(f"{label}\n\n" + HEAD.replace("政府工作报告", "政 府 工 作 报 告") + PARAGRAPH)
    assert [joined(r.zh, "zh") for r in read.rows if r.field == "title"] == ["政 府 工 作 报 告"]


def test_a_label_takes_the_name_after_it_and_nothing_more() -> None:
    read, _ = edition(HEAD + PARAGRAPH + "责任编辑：\n闻溪\n新建绿道60公里\n")
    assert [a.text for a in read.set_aside] == ["责任编辑：", "闻溪"]
    assert shown(read)[-1].endswith("新建绿道60公里")
