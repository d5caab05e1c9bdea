"""What the options of a search do, on the sample: each gives the hits of the whole that fit, and no others."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.builds import build_in_memory, publish
from tests.searching import Asked, Hit, search_all, turns_of

ALL = 10_000
SAME = ["轨道交通", "軌道交通", "guidao jiaotong", "guidaojiaotong", "guǐdàojiāotōng"]
FILTERS: list[tuple[str, dict[str, Any], Callable[[Hit], bool]]] = [
    ("年", {"year": 2025}, lambda h: h.report == "wangchuan-2025"),
    ("年", {"year": "2025"}, lambda h: h.report == "wangchuan-2025"),
    ("年", {"series": "wangchuan"}, lambda h: h.report.startswith("wangchuan-")),
    ("年", {"in": "wangchuan/2024/"}, lambda h: h.url.startswith("wangchuan/2024/")),
    ("年", {"in": "wangchuan/2024/02-01"}, lambda h: h.url.startswith("wangchuan/2024/02-01")),
    ("年", {"in": "2", "series": "wangchuan"}, lambda h: "/02-" in h.url and not h.passage.startswith("note-")),
    ("city", {"in": "notes"}, lambda h: h.passage.startswith("note-")),
    ("canteen", {"lang": "en"}, lambda h: any(lang == "en" for lang, _, _ in h.marks)),
]
NOTHING: list[Asked] = [
    ("年", {"series": "elsewhere"}),
    ("canteen", {"lang": "zh"}),
    ("轨道交通", {"lang": "en"}),
    ("𠀀 火星", {}),
    ("?!", {}),
    ("", {}),
]
OTHERS = [
    "-食堂",
    "食堂",
    "养老",
    "养老 -食堂",
    "neighbourhod",
    "neighbourhood",
    "24,000",
    "24000",
    "２４０００",
    "2.4万",
    "gdjt",
]


@pytest.fixture(scope="module")
def whole(pages: Path) -> Mapping[str, list[Hit]]:
    """All hits of each query without any option."""
    queries = [*SAME, *OTHERS, *dict.fromkeys(query for query, _, _ in FILTERS)]
    return dict(zip(queries, search_all(pages, [(q, {"limit": ALL}) for q in queries]), strict=True))


def _places(hits: list[Hit]) -> set[str]:
    return {f"{h.report}/{h.passage}" for h in hits}


@pytest.mark.parametrize(("query", "options", "fits"), FILTERS, ids=lambda value: str(value) if isinstance(value, dict) else None)
def test_an_option_leaves_what_fits(
    pages: Path, whole: Mapping[str, list[Hit]], query: str, options: dict[str, Any], fits: Callable[[Hit], bool]
) -> None:
    hits = search_all(pages, [(query, {**options, "limit": ALL})])[0]
    assert 0 < len(hits) <= len(whole[query])
    assert {h.url for h in hits} == {h.url for h in whole[query] if fits(h)}


def test_headings_alone(pages: Path, whole: Mapping[str, list[Hit]]) -> None:
    hits = search_all(pages, [("年", {"in": "headings", "limit": ALL})])[0]
    assert 0 < len(hits) < len(whole["年"])
    assert _places(hits) < _places(whole["年"])
    assert not any("。" in h.zh for h in hits)


def test_nothing_is_found_where_nothing_fits(pages: Path) -> None:
    assert search_all(pages, NOTHING) == [[]] * len(NOTHING)


def test_every_way_to_write_finds_the_same(whole: Mapping[str, list[Hit]]) -> None:
    assert len(whole[SAME[0]]) > 1
    for query in SAME:
        assert _places(whole[query]) == _places(whole[SAME[0]]), query
    assert _places(whole["gdjt"]) == _places(whole[SAME[0]])
    assert _places(whole["24,000"]) == _places(whole["24000"]) == _places(whole["２４０００"]) == _places(whole["2.4万"]) != set()
    assert _places(whole["neighbourhod"]) == _places(whole["neighbourhood"]) != set()


def test_a_word_may_be_left_out(whole: Mapping[str, list[Hit]]) -> None:
    assert _places(whole["-食堂"]) == _places(whole["食堂"]) != set(), "where nothing else is asked, it is asked for"
    both = _places(whole["养老"]) & _places(whole["食堂"])
    assert both
    assert _places(whole["养老 -食堂"]) == _places(whole["养老"]) - both


def test_no_more_than_the_limit(pages: Path, whole: Mapping[str, list[Hit]]) -> None:
    answers = search_all(pages, [("年", {"limit": 3}), ("年", {})])
    assert [len(hits) for hits in answers] == [3, 20]
    assert len(whole["年"]) > 20


def test_typing_is_not_held_up(tmp_path: Path) -> None:
    """However many texts a query is looked for in, keys that are pressed meanwhile have their turn after every hundred."""
    head = "2024年望川市政府工作报告\n——2024年1月16日在望川市第九届人民代表大会第三次会议上\n一、2023年工作回顾\n"
    rows = (f"第{n}号渡口修好，沿岸第{n}村过河不再绕路。\nFerry landing no. {n} has been repaired.\n" for n in range(1, 501))
    (tmp_path / "in").mkdir()
    (tmp_path / "in/a.txt").write_text(head + "".join(rows), encoding="utf-8")
    publish(build_in_memory(tmp_path / "in").files, tmp_path / "pages")
    queries: list[Asked] = [(query, {"limit": 100_000}) for query in ("渡口", "ferry", "guohe 村", "landing -绕路", "渡口 ferry")]
    answers = turns_of(tmp_path / "pages", queries)
    for (query, _), (total, turns) in zip(queries, answers, strict=True):
        assert turns >= total // 100, query
    assert max(total for total, _ in answers) >= 500
