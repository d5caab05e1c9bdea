"""The terminal and the browser give the same hits, with the same scores and the same marks."""

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from duizhao.publish import publish
from duizhao.search import IndexFiles, Where, search

from tests.builds import build_in_memory
from tests.conftest import ROOT

QUERIES: list[tuple[str, dict[str, Any]]] = [
    ("望川", {}),
    ("轨道交通", {}),
    ("軌道交通", {}),
    ("guidao jiaotong", {}),
    ("gdjt", {}),
    ("wangchuan", {"limit": 50}),
    ("canteens", {}),
    ("canteen", {"lang": "en"}),
    ("canteen", {"lang": "zh"}),
    ("neighbourhod", {}),
    ("neighb", {}),
    ("ighborho", {}),
    ('"rail transit"', {}),
    ("rail transit", {"limit": 3}),
    ("the city", {"limit": 200}),
    ("养老 -食堂", {"limit": 100}),
    ("-食堂", {}),
    ("2024", {"limit": 100}),
    ("5G", {}),
    ("1,000", {}),
    ("3万个", {}),
    ("30,000", {}),
    ("30000 mu", {}),
    ("“绿道”，河堤", {}),
    ("年", {"limit": 100, "year": 2025}),
    ("年", {"limit": 100, "in": "headings"}),
    ("city", {"limit": 100, "in": "notes"}),
    ("年", {"limit": 100, "in": "wangchuan/2024/"}),
    ("年", {"limit": 100, "in": "wangchuan/2024/02-01"}),
    ("年", {"limit": 100, "in": "2", "series": "wangchuan"}),
    ("年", {"series": "elsewhere"}),
    ("𠀀 火星", {}),
    ("?!", {}),
    ("", {}),
]


def _where(options: dict[str, Any]) -> Where:
    return Where(options.get("series", ""), options.get("year", 0), options.get("lang"), options.get("in", ""))


def test_the_terminal_and_the_browser_find_the_same(pages: Path, index: IndexFiles) -> None:
    node = shutil.which("node")
    if not node:
        pytest.skip("node is not there")
    command = [node, str(ROOT / "tests/browser/search_node.js"), str(pages)]
    said = subprocess.run(command, input=json.dumps(QUERIES), capture_output=True, text=True, check=True).stdout
    theirs = json.loads(said)
    empty = 0
    for (query, options), other in zip(QUERIES, theirs, strict=True):
        ours = search(index, query, _where(options), options.get("limit", 20))
        mine = [[h.url, h.report, h.passage, h.zh, h.en, [[m.lang, m.start, m.end] for m in h.marks]] for h in ours]
        assert mine == [[*row[:3], *row[4:]] for row in other], (query, options)
        assert [h.score for h in ours] == pytest.approx([row[3] for row in other]), query
        empty += not ours
    assert empty < len(QUERIES) / 2


def test_typing_is_not_held_up(tmp_path: Path) -> None:
    """However many texts a query is looked for in, keys that are pressed meanwhile have their turn after every hundred."""
    node = shutil.which("node")
    if not node:
        pytest.skip("node is not there")
    head = "2024年望川市政府工作报告\n——2024年1月16日在望川市第九届人民代表大会第三次会议上\n一、2023年工作回顾\n"
    rows = (f"第{n}号渡口修好，沿岸第{n}村过河不再绕路。\nFerry landing no. {n} has been repaired.\n" for n in range(1, 501))
    (tmp_path / "in").mkdir()
    (tmp_path / "in/a.txt").write_text(head + "".join(rows), encoding="utf-8")
    publish(build_in_memory(tmp_path / "in").files, tmp_path / "pages")
    command = [node, str(ROOT / "tests/browser/search_node.js"), str(tmp_path / "pages"), "--turns"]
    queries = [[query, {"limit": 100_000}] for query in ("渡口", "ferry", "guohe 村", "landing -绕路", "渡口 ferry")]
    said = subprocess.run(command, input=json.dumps(queries), capture_output=True, text=True, check=True).stdout
    for (query, _), (total, turns) in zip(queries, json.loads(said), strict=True):
        assert turns >= total // 100, query
    assert max(total for total, _ in json.loads(said)) >= 500
