"""The overview of indicators: the longest series first, names by pinyin, and the words that its filter finds them by."""

import json
import re
from pathlib import Path

from tests.builds import Options, build_in_memory

REPORT = """政府工作报告
——{year}年1月16日在望川市第九届人民代表大会第三次会议上
一、{last}年工作回顾
过去一年，新建绿道{a}公里，新增学位{a}万个，新建社区食堂{a}家。
二、{year}年工作安排
{plan}
"""


def _overview(folder: Path) -> tuple[str, list[object]]:
    for year, a, plan in ((2023, 31, "新增学位42万个。"), (2024, 35, "改造老旧小区90个。"), (2025, 38, "加强管理。")):
        text = REPORT.format(year=year, last=year - 1, a=a, plan=plan)
        if year == 2025:
            text = text.replace("，新建社区食堂38家", "")
        (folder / f"{year}.txt").write_text(text, encoding="utf-8")
    files = build_in_memory(folder, Options(books=False)).files
    return files["wangchuan/indicators/index.md"].decode(), json.loads(files["data/indicators.json"])


def _groups(page: str) -> dict[str, list[str]]:
    groups = re.split(r'<h2 id="([a-z0-9-]+)">', page)[1:]
    return {
        name: re.findall(r'data-dz-words="[^"]*"><span lang="zh-Hans">([^<]+)</span>', body)
        for name, body in zip(groups[::2], groups[1::2], strict=True)
    }


def test_the_longest_series_stand_first_and_names_by_pinyin(tmp_path: Path) -> None:
    page, found = _overview(tmp_path)
    groups = _groups(page)
    years = [int(name.removeprefix("years-")) for name in groups if name.startswith("years-")]
    assert years == sorted(years, reverse=True)
    assert len(years) > 1
    longest = next(iter(groups.values()))
    assert longest.index("新建绿道") < longest.index("新增学位")  # xinjian, xinzeng: by code point 增 stands first
    assert sum(map(len, groups.values())) == len(found)


def test_a_name_is_found_by_its_pinyin_initials_and_traditional_form(tmp_path: Path) -> None:
    page, _ = _overview(tmp_path)
    assert 'data-dz-words="xinjianlvdao xjld 新建綠道"' in page
    assert "dz_scripts: [assets/js/list-filter.js, assets/js/indicators.js]" in page


def test_long_series_of_different_lengths_share_a_heading(tmp_path: Path) -> None:
    for year in range(2011, 2024):
        text = REPORT.format(year=year, last=year - 1, a=year - 1980, plan="加强管理。")
        (tmp_path / f"{year}.txt").write_text(
            text.replace(f"，新建社区食堂{year - 1980}家", "") if year == 2023 else text, "utf-8"
        )
    groups = _groups(build_in_memory(tmp_path, Options(books=False)).files["wangchuan/indicators/index.md"].decode())
    assert list(groups) == ["years-12-13"]
    assert len(groups["years-12-13"]) == 3
