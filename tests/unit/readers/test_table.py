"""Tables of cells: which column holds the text, where each line stands, what else there is."""

import pytest

from tests.unit.readers.reading import read

TEXT = "2024年望川市政府工作报告\n各位代表：\n\n一、2023年工作回顾\n全年新建绿道80公里。"


def test_a_page_in_a_cell_keeps_its_lines_and_their_numbers() -> None:
    got = read('\ufeffprovince,url,full_text\r\n望川,https://x.cn/a?b=1,"' + TEXT.replace("\n", "\r\n") + '"\r\n', "a.csv")
    assert [(line.fragment.line, line.fragment.text, line.paragraph) for line in got.lines if line.role == "text"] == [
        (2, "2024年望川市政府工作报告", True),
        (3, "各位代表：", False),
        (5, "一、2023年工作回顾", True),
        (6, "全年新建绿道80公里。", False),
    ]
    assert ("https://x.cn/a?b=1", "column url") in got.aside


@pytest.mark.parametrize("names", ["id,中文,英文", "ID,zh-CN,en_US", "编号,原文,译文", "no.,Chinese,English"])
def test_pairs_by_the_names_of_columns(names: str) -> None:
    got = read(f'{names}\n1,"今年增长5%，好。","It grew by ""5%""."\n2,修路。,Roads.\n', "a.csv")
    assert got.texts == ["今年增长5%，好。", 'It grew by "5%".', "修路。", "Roads."]


def test_the_english_column_may_come_first_and_chinese_leads_all_the_same() -> None:
    assert read("en\tzh\nRoads.\t修路。\n", "a.tsv").texts == ["修路。", "Roads."]


def test_columns_without_names_are_told_by_what_they_hold() -> None:
    rows = [
        ("1", "今年望川市新建绿道八十公里。", "This year Wangchuan built 80 km of greenways."),
        ("2", "完成岚江生态修复的工程。", "The restoration of the Lanjiang River is done."),
    ]
    got = read("\n".join(";".join(r) for r in rows), "a.csv")
    assert got.texts == [cell for row in rows for cell in row[1:]]
    assert got.aside == [("1", "column 1"), ("2", "column 1")]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_encodings(encoding: str) -> None:
    assert read(f'标题,正文\n望川,"{TEXT}的工作发展。"\n'.encode(encoding), "a.csv").texts[0] == "2024年望川市政府工作报告"


def test_a_title_is_used_where_the_text_does_not_name_itself() -> None:
    got = read("title,text\n2024年望川市政府工作报告,各位代表：全年修路。\n", "a.csv")
    assert got.texts == ["2024年望川市政府工作报告", "各位代表：全年修路。"]
    again = read(f'title,text\n2024年望川市政府工作报告,"{TEXT}"\n', "a.csv")
    assert ("2024年望川市政府工作报告", "column title") in again.aside


def test_a_table_is_one_by_its_first_row_whatever_the_name_of_the_file() -> None:
    assert read("id,zh,en\n1,修路。,Roads.\n", "a.txt").format == "csv"
    assert read("望川市，修路，建桥。\n今年，我们修路。\n", "a.txt").format == "text"
    assert read("<html><p>望川</p></html>", "a.csv").format == "html"


def test_surplus_cells_are_text_that_was_not_quoted() -> None:
    assert read("id,en\n1,We built roads, bridges, and homes.\n", "a.csv").texts == ["We built roads, bridges, and homes."]


def test_a_quote_that_is_never_closed_loses_nothing() -> None:
    assert read('id,zh\n1,"修路。\n2,建桥。\n', "a.csv").texts == ["修路。", "2,建桥。"]


def test_formulas_are_text() -> None:
    assert read('id,zh,en\n1,"=HYPERLINK(""x"",""望"")",=1+1\n', "a.csv").texts == ['=HYPERLINK("x","望")', "=1+1"]


def test_several_texts_in_one_table_are_said() -> None:
    long = "望川市新建绿道。" * 300
    assert "R111" in read(f"id,text\n1,{long}\n2,{long}\n", "a.csv").codes


@pytest.mark.parametrize(
    ("source", "code"),
    [
        ("年份,产值\n2023,3860\n", "R102"),
        ("a" + ",b" * 500 + "\n", "R108"),
        (",,\n,,\n", "R103"),
        ("text\n" + "望" * 4_000_000, "R108"),
    ],
)
def test_what_is_no_text_is_said(source: str, code: str) -> None:
    assert read(source, "a.csv").codes == {code}


@pytest.mark.parametrize(
    "names",
    [
        ["报告年份", "中文", "英文", "问题类型", "原始中文", "原始英文"],
        ["原始英文", "英文", "原始中文", "问题类型", "中文", "报告年份", "经办", "备考"],
        ["中文", "甲", "乙", "丙", "丁", "英文"],
    ],
)
def test_named_columns_of_both_languages_are_read_beside_any_others(names: list[str]) -> None:
    cells = {"中文": "新建公园3座，改造道路5条。", "英文": "Three parks were built."}
    row = [cells.get(name, f"{name}的其他文字，比译文还要长得多得多。") for name in names]
    table = "\n".join([",".join(names), *[",".join(row)] * 3])
    assert read(table, "a.csv").texts == ["新建公园3座，改造道路5条。", "Three parks were built."] * 3
