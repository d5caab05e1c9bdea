"""The page of an indicator: what stands out, the chart with unit, legend and source, table, sentences, citation, what it leads to."""

import json
import re
from html import unescape
from pathlib import Path

import pytest

from tests.builds import Options, build_in_memory

REPORT = """政府工作报告
——{year}年1月16日在望川市第九届人民代表大会第三次会议上
GOVERNMENT WORK REPORT
Presented at the Third Session of the Ninth Wangchuan Municipal People’s Congress on January 16, {year}
一、{last}年工作回顾
I. Review of {last}
过去一年，{review}。
Over the past year, {review_en}.
二、{year}年工作安排
II. Plans for {year}
今年，{plan}。
This year, {plan_en}.
"""
BERTHS = [  # year of the report: berths built, berths planned
    (2022, 61, 70),
    (2023, 74, 80),
    (2024, 66, 80),
    (2025, 83, 90),
]


@pytest.fixture(scope="module")
def berths(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    folder = tmp_path_factory.mktemp("berths")
    for year, built, planned in BERTHS:
        text = REPORT.format(
            year=year,
            last=year - 1,
            review=f"新建渡船泊位{built}个",
            review_en=f"we built {built} ferry berths along the quiet embankment",
            plan=f"新建渡船泊位{planned}个",
            plan_en=f"we will build {planned} ferry berths along the quiet embankment",
        )
        (folder / f"{year}.txt").write_text(text, encoding="utf-8")
    return build_in_memory(folder, Options(books=False)).files


def page_of(files: dict[str, bytes]) -> str:
    """The page of the indicator with the most values."""
    indicators = json.loads(files["data/indicators.json"])
    most = max(indicators, key=lambda i: len(i["points"]))
    return files[f"wangchuan/indicators/{most['id']}.md"].decode()


def words(html: str) -> str:
    return unescape(re.sub(r"<[^>]+>", "", html))


def test_what_stands_out_is_the_title_in_both_languages(berths: dict[str, bytes]) -> None:
    (title,) = re.findall(r'<p class="dz-finding">(.*)</p>', page_of(berths))
    assert words(title) == (
        "2023年未达到目标，3年中2年完成；2024年83，目标80。2025年目标90，高于2024年的80。 · "
        "Short of the target in 2023, met in 2 of 3 years; in 2024, 83 against 80. Target for 2025: 90, higher than the 80 for 2024."
    )


def test_the_chart_says_unit_marks_and_source(berths: dict[str, bytes]) -> None:
    page = page_of(berths)
    (figure,) = re.findall(r'<figure class="dz-figure">(.*)</figure>', page)
    assert "Number" in figure.partition("<svg")[0]
    assert figure.count('class="dot dot--short"') == 1 + 1  # the legend's
    for name in ("Target", "Actual: target met or beaten", "Actual: short of the target", "Actual"):
        assert f" · {name}</span></span>" in figure
    assert "defined otherwise" not in figure.lower()
    source = figure.partition("<figcaption")[2]
    assert "来源：望川市政府工作报告，2022、2023、2024、2025年。" in source
    assert "Source: government work reports of Wangchuan, 2022, 2023, 2024, 2025." in source


def test_each_year_has_target_result_and_verdict_and_leads_to_what_says_so(berths: dict[str, bytes]) -> None:
    page = page_of(berths)
    rows = re.findall(r'<tr><td><a href="#y(\d+)">\d+</a></td>(.*)</tr>', page)
    assert [year for year, _ in rows] == ["2025", "2024", "2023", "2022", "2021"]
    (of_2023,) = (rest for year, rest in rows if year == "2023")
    assert [words(cell) for cell in re.findall(r"<td>(.*?)</td>", of_2023)] == ["80", "66", "未达到 · short"]
    assert 'href="../../2023-2024/"' in of_2023
    assert set(re.findall(r'<tr id="y(\d+)">', page)) == {year for year, _ in rows}
    assert '<a href="../../2024-2025/">' in page.partition("dz-takes")[2]


def test_it_can_be_cited(berths: dict[str, bytes]) -> None:
    (data,) = re.findall(r'data-cite="([^"]*)"', page_of(berths))
    cite = json.loads(unescape(data))
    for form in (cite["gbt"], cite["chicago"], cite["bibtex"], cite["plain"][0], json.dumps(cite["csl"], ensure_ascii=False)):
        assert "渡船泊位，2022–2025" in form
    assert re.fullmatch(r"wangchuan/indicators/i[0-9a-f]{7}/", cite["address"])
    assert cite["csl"]["type"] == "dataset"


def test_the_filter_has_the_english_of_the_sentences(berths: dict[str, bytes]) -> None:
    script = berths["wangchuan/indicators/words.js"].decode()
    data = json.loads(script.removeprefix('duizhao.load("words",').removesuffix(");\n"))
    assert any({"embankment", "quiet", "ferry"} <= set(found.split()) for found in data.values())


def test_a_sentence_says_bounds_in_words_and_large_numbers_as_english_does(tmp_path: Path) -> None:
    for year, built in ((2023, 1730), (2024, 2140)):
        text = REPORT.format(
            year=year,
            last=year - 1,
            review=f"新建渡船泊位超过{built}个",
            review_en=f"we built over {built:,} ferry berths along the quiet embankment",
            plan="新建渡船泊位2000个以上",
            plan_en="we will build at least 2,000 ferry berths along the quiet embankment",
        )
        (tmp_path / f"{year}.txt").write_text(text, encoding="utf-8")
    page = page_of(build_in_memory(tmp_path, Options(books=False)).files)
    (title,) = re.findall(r'<p class="dz-finding">(.*)</p>', page)
    zh, en = words(title).split(" · ")
    assert "超过2140" in zh
    assert "over 2,140" in en
    assert "at least 2,000" in en
    assert not re.search("[<>≤≥≈]", words(title))
    assert "2,140</span></td>" in page
    assert re.search(r"^# .* · [A-Z]", page, re.MULTILINE)
