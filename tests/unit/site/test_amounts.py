"""Values of indicators on the page: what was converted is rounded and shown as about; data files keep it."""

import json
from decimal import Decimal
from pathlib import Path

from duizhao.site.amounts import amount, amount_in_english, plain_amounts
from duizhao.site.carried import with_html_in_text

from tests.builds import Options, build_in_memory

REPORT = """政府工作报告
——{year}年1月16日在望川市第九届人民代表大会第三次会议上
一、{last}年工作回顾
过去一年，生活垃圾回收利用率达到{share}，新增学位3.1万个。
二、{year}年工作安排
新增学位2万个。
"""


def test_two_thirds_among_percentages_are_about_67(tmp_path: Path) -> None:
    for year, share in ((2024, "62%"), (2025, "三分之二")):
        (tmp_path / f"{year}.txt").write_text(REPORT.format(year=year, last=year - 1, share=share), encoding="utf-8")
    files = build_in_memory(tmp_path, Options(books=False)).files
    recycling = next(i for i in json.loads(files["data/indicators.json"]) if "率" in i["name"]["zh"])
    page = files[f"wangchuan/indicators/{recycling['id']}.md"].decode()
    overview = with_html_in_text(files["wangchuan/indicators/index.md"].decode())
    for text in (page, overview):
        assert "≈67%" in text
        assert "62%" in text
        assert "66.66" not in text
    assert [p["value"] for p in recycling["points"]] == [62, 66.6667]


def test_the_overview_says_which_value_is_which_in_both_ways_of_writing(tmp_path: Path) -> None:
    for year, share in ((2024, "62%"), (2025, "65%")):
        (tmp_path / f"{year}.txt").write_text(REPORT.format(year=year, last=year - 1, share=share), encoding="utf-8")
    files = build_in_memory(tmp_path, Options(books=False)).files
    overview = with_html_in_text(files["wangchuan/indicators/index.md"].decode())
    places = next(line for line in overview.splitlines() if line.startswith("<li>") and "学位" in line)
    assert "超额完成目标：3.1万，目标2万" in places
    assert "Beat the 2024 target: 31,000 against 20,000." in places  # of the year before the report
    assert "Target for 2025: 20,000" in places


def test_a_value_of_any_size_is_written() -> None:
    assert amount(Decimal(10) ** 40, "", "%", 1) == f"1{'0' * 32}亿%"
    assert plain_amounts(Decimal(10) ** 40, None, "~") == f"≈10{',000' * 13}"
    assert amount_in_english(Decimal(10) ** 40, "", "yuan") == f"10{',000' * 9} trillion yuan"
