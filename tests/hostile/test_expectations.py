"""What an editor would expect, and does not get yet: each is a finding, and loses its mark when it is mended."""

import json
from pathlib import Path

from duizhao.model.report import ComparedPassage, Report

from tests.hostile.test_hostile import (
    HEAD,
    HEAD_EN,
    MARKDOWN,
    NEXT,
    NEXT_EN,
    ONE,
    ONE_EN,
    PLAIN,
    ROW,
    ROW_EN,
    TWO,
    TWO_EN,
    run,
    write,
)

VILLAGE, VILLAGE_EN = "“临江村行动”起步良好。\n", "The riverside village program1 got off to a good start.\n"
BANK, BANK_EN = "我们试点“雨水银行”，建起18座蓄水池。\n", "We piloted a “rainwater bank”2 of 18 tanks.\n"
NOTES = "Notes:\n[1] The riverside village program is an effort.\n[2] The “rainwater bank” is a set of tanks.\n"
EXCERPT_EN = "REPORT ON THE WORK OF THE GOVERNMENT\n" + HEAD_EN.split("\n", 1)[1]


def report(folder: Path, files: dict[str, str]) -> Report[ComparedPassage]:
    write(folder, files)
    (one,) = [r for s in run(folder).corpus.series for r in s.reports]
    return one


def key(found: Report[ComparedPassage], start: str) -> str:
    return next(p.key for p in found.passages if (p.zh or "").startswith(start) or (p.en or "").startswith(start))


def test_a_pair_rule_may_empty_a_heading_row(tmp_path: Path) -> None:
    files = {
        "zh.txt": HEAD + "各位代表：\n" + ONE + ROW * 3 + TWO + NEXT,
        "en.txt": EXCERPT_EN + "Fellow Deputies,\nIII. Measures\n" + NEXT_EN,
    }
    one = report(tmp_path, files)
    files["curation.toml"] = f'[[pair]]\nreport = "wangchuan-2024"\nzh = "{key(one, "二、")}"\nen = "{key(one, "III")}"\n'
    assert report(tmp_path, files)


def test_notes_go_with_their_english(tmp_path: Path) -> None:
    text = (
        HEAD
        + HEAD_EN
        + ONE
        + ONE_EN
        + VILLAGE
        + BANK_EN.replace("2 of", "1 of")
        + NEXT
        + NEXT_EN
        + BANK
        + VILLAGE_EN.replace("1", "2")
    )
    text += NOTES.replace("[1] The riverside", "[9] The riverside").replace("[2]", "[1]").replace("[9]", "[2]")
    one = report(tmp_path, {"a.txt": text})
    pair = f'[[pair]]\nreport = "wangchuan-2024"\nzh = "{key(one, "“临江")}"\nen = "{key(one, "我们试点")}"\n'
    got = report(tmp_path, {"a.txt": text, "curation.toml": pair})
    bank = next(p for p in got.passages if p.en and "rainwater" in p.en)
    assert [a.note for a in bank.anchors] == [1]


def test_markers_of_a_divided_row_stay_in_their_part(tmp_path: Path) -> None:
    first, second = (
        "过去一年，全市地区生产总值增长5.8%［1］，新增就业6.7万人。",
        "轨道交通2号线全线通车［2］，从重湖区到高铁站只要26分钟。",
    )
    whole = (
        HEAD
        + ONE
        + first
        + second
        + "\n"
        + TWO
        + NEXT
        + ("建设" * 99 + "。\n")
        + "注释：\n［1］增长：按不变价格计算。\n［2］全线：从重湖区到芦江路。\n"
    )
    part = (
        HEAD
        + HEAD_EN
        + ONE
        + ONE_EN
        + first.replace("［1］", "")
        + "\n"
        + ROW_EN
        + second.replace("［2］", "")
        + "\nMetro Line 2 opened along its full length.\n"
    )
    got = report(tmp_path, {"whole.txt": whole, "part.txt": part})
    assert [(a.note, p.zh[:4]) for p in got.passages for a in p.anchors if p.zh] == [(1, "过去一年"), (2, "轨道交通")]


def test_an_english_whole_of_broken_lines_is_divided_between_words(tmp_path: Path) -> None:
    head = EXCERPT_EN.replace("\n", "\n\n")
    whole = head + "Fellow Deputies,\n\n" + ONE_EN + (
        "\nOver the past year, the city’s GRP grew by 5.8 percent and 67,000 new\nurban jobs were created across the districts of the city. Metro Line 2 opened\n"
        "along its full length, putting Chonghu District within 26 minutes.\n\n"
    ) + TWO_EN + ("\n" + NEXT_EN) * 12  # fmt: skip
    part = HEAD + HEAD_EN + ONE + ONE_EN + ROW + (
        "Over the past year, the city’s GRP grew by 5.8 percent and 67,000 new urban jobs were created across the districts of the city.\n"
        "轨道交通2号线全线通车。\nMetro Line 2 opened along its full length, putting Chonghu District within 26 minutes.\n"
    )  # fmt: skip
    got = report(tmp_path, {"whole.txt": whole, "part.txt": part})
    assert any((p.en or "").startswith("Metro Line 2") for p in got.passages)


def test_a_bilingual_whole_leads_before_an_english_one(tmp_path: Path) -> None:
    part = EXCERPT_EN + "Fellow Deputies,\n" + ONE_EN + ROW_EN + NEXT_EN
    got = report(tmp_path, {"part.txt": part, "whole.txt": HEAD + HEAD_EN + ONE + ONE_EN + ROW + ROW_EN + NEXT + NEXT_EN})
    assert got.editions[0].file == "whole.txt"


def test_a_header_without_salutation_or_heading_after_it_is_a_header(tmp_path: Path) -> None:
    got = report(tmp_path, {"a.txt": HEAD + ROW + NEXT})
    assert [p.kind for p in got.passages] == ["front"] * 3 + ["passage"] * 2


def test_an_english_header_in_the_middle_is_front_matter(tmp_path: Path) -> None:
    text = HEAD + "各位代表：\n" + ONE + ROW + TWO + NEXT + HEAD_EN + "Fellow Deputies,\n" + ONE_EN + ROW_EN + TWO_EN + NEXT_EN
    got = report(tmp_path, {"a.txt": text})
    assert [p.en is not None for p in got.passages if p.kind == "front"] == [True] * 3


def test_a_glued_number_far_from_its_neighbours_is_no_marker(tmp_path: Path) -> None:
    text = HEAD + HEAD_EN + ONE + ONE_EN + VILLAGE + VILLAGE_EN.replace("start.", "start, and buses met Euro6.") + BANK + BANK_EN
    got = report(tmp_path, {"a.txt": text + NOTES + "[3] Three.\n[4] Four.\n[5] Five.\n[6] Six.\n"})
    assert any("Euro6" in (p.en or "") for p in got.passages)


def test_a_copy_with_every_fifth_character_wrong_finds_its_place(tmp_path: Path) -> None:
    row = "过去一年，全市地区生产总值增长5.8%，新增城镇就业6.7万人，居民人均可支配收入的增幅为5.7%，改造老旧小区162个。\n"
    wrong = "".join("囗" if i % 5 == 2 else c for i, c in enumerate(row.strip())) + "\n"
    got = report(tmp_path, {"a.txt": HEAD + ONE + row + TWO + NEXT * 5, "b.txt": HEAD + ONE + wrong})
    assert sum("一年" in (p.zh or "") or "囗" in (p.zh or "") for p in got.passages) == 1


def test_a_list_of_points_in_markdown_is_no_chapters(tmp_path: Path) -> None:
    got = report(tmp_path, {"a.md": MARKDOWN + ROW + "\n## " + TWO + "\n1. 加装电梯500台。\n2. 新建绿道60公里。\n"})
    assert [c.id for c in got.chapters] == ["0", "1", "2"]


def test_an_underline_or_a_fence_is_no_text(tmp_path: Path) -> None:
    got = report(tmp_path, {"a.md": MARKDOWN + ROW + "\n二、2024年工作安排\n===\n\n```\n新建绿道60公里。\n```\n"})
    assert not any("=" in (p.zh or "") or "`" in (p.zh or "") for p in got.passages)


def test_a_tag_over_two_lines_doubles_nothing(tmp_path: Path) -> None:
    got = report(tmp_path, {"a.md": MARKDOWN + '过去<a href="x"\nonclick="y">一年</a>很好。\n`代码\n代码`结束。\n'})
    assert "".join(p.zh or "" for p in got.passages if p.kind == "passage").count("结束") == 1


def test_a_comment_that_is_not_closed_is_said(tmp_path: Path) -> None:
    write(tmp_path, {"a.md": MARKDOWN + ROW + "\n<!-- 待改\n\n" + TWO + NEXT})
    assert "R107" in {d.code for d in run(tmp_path).diagnostics}


def test_a_paragraph_without_english_does_not_join_its_neighbour(tmp_path: Path) -> None:
    lone = "“临江村行动”起步良好，132个村里已有45个完成村道改造，村民反映最多的蚊虫和积水问题得到缓解。\n"
    metro = "轨道交通2号线全线通车，从重湖区到高铁站只要26分钟。\n"
    metro_en = "Metro Line 2 opened along its full length, putting Chonghu District within 26 minutes of the high-speed railway station.\n"
    got = report(tmp_path, {"a.txt": HEAD + HEAD_EN + ONE + ONE_EN + lone + metro + metro_en + TWO + TWO_EN + NEXT + NEXT_EN})
    assert [p.en is None for p in got.passages if p.zh and p.zh.startswith("“临江")] == [True]


def test_a_series_without_a_name_has_one(tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": PLAIN.replace("望川市", "").replace("在第九届", "在第九届")})
    (series,) = run(tmp_path).corpus.series
    assert series.zh or series.en


def test_a_spaced_salutation_is_one(tmp_path: Path) -> None:
    got = report(tmp_path, {"a.txt": HEAD + "各 位 代 表：\n" + ONE + ROW})
    assert "salutation" in {p.kind for p in got.passages}


def test_a_row_that_loses_its_neighbour_keeps_every_address(tmp_path: Path) -> None:
    files = {
        "zh.txt": HEAD + "各位代表：\n" + ONE + ROW * 3 + TWO + NEXT,
        "en.txt": EXCERPT_EN + "Fellow Deputies,\n" + TWO_EN + "We will renovate homes.\n",
    }
    one = report(tmp_path, files)
    zh, en = key(one, "今年"), key(one, "We will")
    files["curation.toml"] = f'[[pair]]\nreport = "wangchuan-2024"\nzh = "{en}"\nen = "{zh}"\n'
    got = report(tmp_path, files)
    known = {k for p in got.passages for k in (p.key, *p.aliases)}
    assert {zh, en} <= known


def test_two_long_rows_that_differ_are_compared_in_time(tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": HEAD + ONE + "望川建设" * 1250 + "\n" + TWO, "b.txt": HEAD + ONE + "望州建设" * 1250 + "\n" + TWO})
    import time  # noqa: PLC0415

    start = time.process_time()
    built = run(tmp_path)
    assert json.loads(built.files["data/reports/wangchuan-2024.json"])
    assert time.process_time() - start < 2
