"""Reports of several years in a file: what divides it, and what does not."""

from dataclasses import replace

from duizhao.diagnostics import Collector
from duizhao.model.source import RawDocument
from duizhao.structure import split_reports
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.structure.test_habits import lines

TEXT = [f"全市新建绿道{n}公里，改造老旧管网{n * 2}公里，让居民出门十分钟就能走进公园，让雨水有处可去，让老街的石板路重新平整起来，居民都说出门方便多了。" for n in (21, 34, 55)]  # fmt: skip
ENGLISH = [
    f"This year the city built {n} kilometers of greenways and renovated {2 * n} kilometers of old pipes." for n in (21, 34, 55)
]


def zh(year: int) -> list[str]:
    return ["政 府 工 作 报 告", f"——{year}年1月16日在望川市第九届人民代表大会", "第三次会议上", "望川市市长 沈知行"]


def en(year: int) -> list[str]:
    return [
        "GOVERNMENT WORK REPORT",
        "Delivered at the Third Session of the Ninth Wangchuan Municipal",
        f"People’s Congress on January 16, {year}",
        "Shen Zhixing, Mayor of Wangchuan",
    ]


def document(*texts: str) -> RawDocument:
    return RawDocument("a.txt", "", "text", "utf-8", lines(texts))


def sizes(*texts: str) -> list[int]:
    return [len(d.lines) for d in split_reports(document(*texts), Collector())]


def test_each_year_is_a_document_of_its_own() -> None:
    one, two, three = [*zh(2023), *TEXT], [*zh(2024), *en(2024), *TEXT, *ENGLISH], [*zh(2025), *TEXT]
    assert sizes(*one, *two, *three) == [len(one), len(two), len(three)]
    assert sizes(*en(2023), *ENGLISH, *en(2024), *ENGLISH) == [7, 7]


def test_what_stands_of_a_report_in_several_places_is_one_document() -> None:
    chinese, english = [*zh(2024), *TEXT, *zh(2025), *TEXT], [*en(2024), *ENGLISH, *en(2025), *ENGLISH]
    diagnostics = Collector()
    one, two = split_reports(document(*chinese, *english), diagnostics)
    assert [line.fragment.text for line in one.lines] == [*zh(2024), *TEXT, *en(2024), *ENGLISH]
    assert [line.fragment.text for line in two.lines] == [*zh(2025), *TEXT, *en(2025), *ENGLISH]
    assert [d.message for d in diagnostics.sorted()] == ["2 reports in one file; the second begins here"]
    assert sizes(*zh(2024), *TEXT, *en(2024), *ENGLISH, *en(2025), *ENGLISH) == [14, 7]


def test_a_header_on_one_line_and_text_in_short_lines_are_known() -> None:
    first = "望川市2024年政府工作报告——2024年1月16日在望川市第九届人民代表大会第三次会议上"
    second = "望川市2025年政府工作报告——2025年1月9日在望川市第九届人民代表大会第四次会议上"
    assert sizes(first, *TEXT, second, *TEXT) == [4, 4]
    broken = [text[at : at + 36] for text in TEXT for at in range(0, len(text), 36)]
    assert sizes(*zh(2024), *broken, *zh(2025), *broken) == [10, 10]


def test_headers_without_text_divide_nothing() -> None:
    contents = ["目录", *zh(2024)[:3], *zh(2025)[:3]]
    for years in ((2024, 2025), (2025, 2024)):
        assert sizes(*contents, *zh(years[0]), *TEXT, *zh(years[1]), *TEXT) == [14, 7]
    assert sizes(*zh(2024), *TEXT, *zh(2025), *zh(2026), *TEXT) == [11, 7]  # one announced, another there
    assert sizes(*zh(2024), *TEXT, *zh(2025), *["关于望川市2025年预算执行情况的报告全文下载链接"] * 12) == [23]


def test_a_slip_in_the_english_date_divides_nothing() -> None:
    assert sizes(*zh(2024), *en(2025), *TEXT, *ENGLISH, *en(2024), *ENGLISH) == [21]
    assert sizes(*zh(2024), *en(2024), *TEXT, *ENGLISH, *zh(2025), *en(2024), *TEXT, *ENGLISH) == [14, 14]


def test_the_message_says_where_the_other_begins() -> None:
    diagnostics = Collector()
    split_reports(document(*zh(2023), *TEXT, *zh(2024), *TEXT), diagnostics)
    assert [(d.code, d.line) for d in diagnostics.sorted()] == [("S209", 8)]


def test_what_is_one_report_stays_one() -> None:
    for texts in (
        [*zh(2024), *TEXT, *zh(2024), *TEXT],  # a header over every part
        [*zh(2024), *TEXT, *en(2024), *ENGLISH],  # one language after the other
        [*zh(2024), *TEXT, *en(2025), *ENGLISH],  # the same, with a slip in the date
        [*zh(2024), *TEXT, "2023年望川市政府工作报告", "2025年望川市政府工作报告", *TEXT],  # a page's list of others
        [*zh(2024), *TEXT, *zh(2025), "全文下载"],  # its announcement of the next
        [*zh(2024), *zh(2025), *TEXT],
        [*TEXT, *zh(2025), *TEXT],
    ):
        assert sizes(*texts) == [len(texts)], texts


def test_a_word_file_with_notes_is_left_whole_and_says_so() -> None:
    texts = [*zh(2023), *TEXT, *zh(2024), *TEXT]
    word = replace(document(*texts, "注释", "[1] 绿道：步行的路。"), format="docx")
    diagnostics = Collector()
    assert split_reports(word, diagnostics) == (word,)
    assert [d.code for d in diagnostics.sorted()] == ["S210"]
    assert len(split_reports(replace(document(*texts), format="docx"), Collector())) == 2


@settings(derandomize=True, deadline=None, database=None)
@given(st.lists(st.sampled_from([*zh(2023), *zh(2024), *en(2024), *TEXT, *ENGLISH]), max_size=40))
def test_no_line_is_lost_or_moved(texts: list[str]) -> None:
    whole = document(*texts)
    at = [[line.fragment.line for line in part.lines] for part in split_reports(whole, Collector())]
    assert sorted(n for part in at for n in part) == [line.fragment.line for line in whole.lines]
    assert all(part == sorted(part) for part in at)
