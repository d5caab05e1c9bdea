"""Readers and structure: what is shown of a line is of that line, and lists end where they end."""

from pathlib import Path

import pytest
from duizhao.model.report import ComparedPassage, Report
from duizhao.readers.markdown import read_markdown

from tests.builds import build_in_memory

HEAD = "政府工作报告\n——2024年1月16日在望川市第九届人民代表大会第三次会议上\n"
HEAD_EN = "GOVERNMENT WORK REPORT\nPresented at the Third Session of the Ninth Wangchuan Municipal People’s Congress on January 16, 2024\n"


def report(folder: Path, **files: str) -> Report[ComparedPassage]:
    for name, text in files.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    (series,) = build_in_memory(folder).corpus.series
    (found,) = series.reports
    return found


def shown(found: Report[ComparedPassage]) -> list[tuple[str | None, str | None]]:
    return [(p.zh, p.en) for p in found.passages if p.kind != "front"]


@pytest.mark.parametrize(
    "text",
    [
        "# 政府工作报告\n\n### 一、回顾\n\n　　\n甲。\n乙。\n丙。",
        "- \u00a0\n1. \u3000\n\n甲。\n乙 **丙** [丁](x)。",
        "`甲  \n乙` 丙\n\n> 丁 &amp; 戊\n> 己",
        "a <b\nc> d\n\n~~~\n代码\n~~~\n| 甲 | 乙 |\n|---|---|\n| 丙 | 丁 |",
    ],
)
def test_markdown_shows_of_each_line_what_stands_in_it(text: str) -> None:
    lines = text.split("\n")
    seen = set()
    for line in read_markdown("a.md", lines):
        f = line.fragment
        seen.add(f.line)
        assert f.raw == lines[f.line - 1]
        for char, at in zip(f.text, f.at, strict=True):
            assert char in {f.raw[at], " ", "&"}
    assert seen >= {i + 1 for i, raw in enumerate(lines) if raw.strip(" \u3000\u00a0")}


def test_an_empty_list_item_gives_its_number_to_nobody(tmp_path: Path) -> None:
    found = report(
        tmp_path,
        a="# 政府工作报告\n\n> ——2024年1月16日在望川市第九届人民代表大会第三次会议上\n\n### 一、工作\n\n1.\n\n（二）让城市更顺畅\n\n今年修路。\n",
    )
    assert "（二）让城市更顺畅" in {zh for zh, _ in shown(found)}


def test_notes_between_the_languages_end_where_the_other_language_begins(tmp_path: Path) -> None:
    zh = HEAD + "各位代表：\n一、2023年工作回顾\n全年新建绿道80公里。\n注释：\n[1]绿道指只供步行和骑车的路。\n"
    en = (
        HEAD_EN
        + "Fellow Deputies,\nI. Review of Work in 2023\nWe built 80 km of greenways.\nNotes:\n[1]Greenways are paths for walkers only.\n"
    )
    found = report(tmp_path, a=zh + en)
    assert all(zh and en for zh, en in shown(found))
    assert [(n.zh, n.en) for n in found.notes] == [("绿道指只供步行和骑车的路。", "Greenways are paths for walkers only.")]


def test_a_header_on_one_line_is_divided_once(tmp_path: Path) -> None:
    found = report(
        tmp_path,
        a="政府工作报告——2024年1月16日在望川市第九届人民代表大会第三次会议上望川市市长 沈知行\n各位代表：\n一、2023年工作回顾\n全年修路。\n",
    )
    assert [p.row.field for p in found.passages if p.kind == "front"] == ["title", "occasion", "speaker"]
    assert found.set_aside == ()


def test_two_notes_of_one_number_have_a_marker_each(tmp_path: Path) -> None:
    text = "一、2023年工作回顾\nI. Review of Work in 2023\n建绿道。\nWe built greenways1 this year.\n二、2024年工作安排\nII. Plans for 2024\n编规划。\nWe drew up the metro plan1 too.\n"
    notes = "注释：\n[1]Greenways are paths for walkers.\n[1]The metro plan covers two new lines until 2030.\n"
    found = report(tmp_path, a=HEAD + HEAD_EN + text + notes)
    places = {(a.note, a.nth): p.en for p in found.passages for a in p.anchors}
    assert places == {(1, 1): "We built greenways this year.", (1, 2): "We drew up the metro plan too."}
