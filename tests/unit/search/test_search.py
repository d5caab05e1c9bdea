"""What is found, by which words, and where it leads."""

import json
import re
from collections.abc import Mapping
from pathlib import Path

import pytest
from duizhao.model.search import SearchReport, SearchText
from duizhao.search.folding import Folding, simplified_in
from duizhao.search.index import index_files
from duizhao.search.shards import FOLDER
from hypothesis import given
from hypothesis import strategies as st

from tests.searching import Hit, search, search_all

UNITS = {"亩": "mu", "mu": "mu", "公里": "km", "kilometer": "km"}
SOUNDS = {"he di": "河堤", "di jia": "堤加", "jia gao": "加高", "hdj": "河堤加", "djg": "堤加高", "lv dao": "绿道"}
ROWS = [
    ("p1", "河堤加高一米，新增绿道5.8万亩。", "The dykes were raised by one meter, with 58,000 mu of new greenways."),
    (
        "p2",
        "“绿道”绕城，老人食堂二十处。",
        "Greenways run around the city; canteens for older people were opened in twenty places.",
    ),
    ("p3", "發展軌道交通，里程1,065公里。", "Rail transit was extended to 1,065 kilometers."),
    ("p4", "食堂和河堤。", "A canteen was built, and rail for freight; transit of goods by river took longer."),
    ("p5", "接诉即办（12345）热线。", "The hotline 12345 serves the city’s people. ChainMaker runs it. Hospitality grew."),
    ("p6", "", "Hospitals were opened in Wangchuan."),
]


def _report(slug: str = "wangchuan", year: int = 2025, rows: list[tuple[str, str, str]] = ROWS) -> SearchReport:
    texts = tuple(SearchText("01-00/", key, "1", "text", zh, en, "", ()) for key, zh, en in rows)
    return SearchReport(f"{slug}-{year}", slug, year, "望川市", "Wangchuan", {"1": ("一、回顾", "I. Review")}, texts)


def _write(files: Mapping[str, bytes], folder: Path) -> Path:
    for path, data in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
    return folder


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return _write(index_files([_report()], UNITS, SOUNDS), tmp_path_factory.mktemp("small"))


QUERIES = [
    ("河堤", "p1 p4"),
    ("河堤加高", "p1"),
    ("堤", "p1 p4"),
    ("發展", "p3"),
    ("发展轨道", "p3"),
    ("綠道", "p1 p2"),
    ("“绿道”绕城", "p2"),
    ("hedi", "p1 p4"),
    ("hé dī", "p1 p4"),
    ("hedijiagao", "p1"),
    ("hdjg", "p1"),
    ("lvdao", "p1 p2"),
    ("lǜdào", "p1 p2"),
    ("canteens", "p2 p4"),
    ("canteen", "p2 p4"),
    ('"canteen"', "p4"),
    ("cantee", "p2 p4"),
    ("hospital", "p6"),
    ("chainmak", "p5"),
    ("makerx", ""),
    ("inmaker", "p5"),
    ("cantene", "p2 p4"),
    ("rail transit", "p3 p4"),
    ('"rail transit"', "p3"),
    ("rail-transit", "p3"),
    ("食堂 河堤", "p4"),
    ("食堂，河堤", "p4"),
    ("食堂 -河堤", "p2"),
    ("食堂 canteen", "p2 p4"),
    ("1065", "p3"),
    ("1,065", "p3"),
    ("１０６５", "p3"),
    ("106", ""),
    ("065", ""),
    ("5.8万亩", "p1"),
    ("58,000 mu", "p1"),
    ("58000亩", "p1"),
    ("58000", "p1"),
    ("1,065 kilometers", "p3"),
    ("1065 mu", ""),
    ("12345", "p5"),
    ("火星", ""),
    ("city's", "p2 p5"),
    ("", ""),
    ("？！", ""),
]


@pytest.fixture(scope="module")
def answers(small: Path) -> dict[str, list[Hit]]:
    return dict(zip([q for q, _ in QUERIES], search_all(small, [(q, {}) for q, _ in QUERIES]), strict=True))


@pytest.mark.parametrize(("query", "wanted"), QUERIES)
def test_a_query_finds(answers: Mapping[str, list[Hit]], query: str, wanted: str) -> None:
    assert sorted(h.passage for h in answers[query]) == wanted.split()


def test_words_that_stand_together_come_first(answers: Mapping[str, list[Hit]]) -> None:
    assert [h.passage for h in answers["rail transit"]] == ["p3", "p4"]
    assert [h.passage for h in answers["canteen"]] == ["p4", "p2"], "the word as it was typed first"


def test_marks_are_code_points_of_the_shown_text(answers: Mapping[str, list[Hit]]) -> None:
    assert answers["发展轨道"][0].marked() == [("zh", "發展軌道")]
    assert answers["58000亩"][0].marked() == [("zh", "5.8万亩"), ("en", "58,000 mu")]
    assert answers["rail transit"][0].marked() == [("en", "Rail transit")]


def test_a_hit_leads_to_its_row(answers: Mapping[str, list[Hit]]) -> None:
    assert answers["hospital"][0].url == "wangchuan/2025/01-00/#p6"


def test_one_language_alone(small: Path) -> None:
    assert [h.passage for h in search(small, "食堂", lang="zh")] == ["p2", "p4"]
    assert search(small, "食堂", lang="en") == []


def test_all_of_the_sample_is_found(pages: Path, files: Mapping[str, bytes]) -> None:
    """Every row, by its own first characters, and every note, with the address that the page has."""
    wanted: list[tuple[str, dict[str, object], str]] = []
    for path in (p for p in files if p.startswith("data/reports/")):
        data = json.loads(files[path])
        for p in data["passages"]:
            words = re.findall("[\u4e00-\u9fff]{2,8}", p["zh"] or "")[:1] or re.findall("[a-z]{5,}", p["en"] or "")[:1]
            wanted += [(word, {"limit": 1000}, p["url"]) for word in words]
        for n in data["notes"]:
            word = re.findall("[\u4e00-\u9fff]{2,8}", n["zh"] or "")[0] if n["zh"] else n["en"].split()[0]
            wanted.append((word, {"limit": 1000, "in": "notes"}, f"{data['id']} note-{n['number']}"))
    assert len(wanted) > 100
    for (word, _, place), hits in zip(wanted, search_all(pages, [(w, o) for w, o, _ in wanted]), strict=True):
        assert place in {h.url for h in hits} | {f"{h.report} {h.passage}" for h in hits}, word


def test_addresses_of_hits_are_on_the_pages(pages: Path, files: Mapping[str, bytes]) -> None:
    everything: dict[str, object] = {"limit": 1000}
    for hit in (h for hits in search_all(pages, [("年", everything), ("city", everything)]) for h in hits):
        page, _, anchor = hit.url.partition("#")
        source = files[f"{page}index.md" if f"{page}index.md" in files else f"{page.rstrip('/')}.md"].decode()
        assert re.search(rf'id="{anchor}"|\{{[^}}]*#{anchor}[ }}]', source), hit.url


# ---- The files


def _texts(files: Mapping[str, bytes], kind: str) -> set[str]:
    return {p for p in files if p.startswith(f"{FOLDER}/{kind}-")}


def test_two_builds_are_the_same_bytes() -> None:
    reports = [_report(year=y) for y in (2023, 2024, 2025)]
    assert index_files(reports, UNITS, SOUNDS) == index_files(reports, UNITS, SOUNDS)


def test_a_new_report_rewrites_its_own_texts_and_one_segment() -> None:
    """Of 1,000 reports in several segments, the texts of all others and all other segments stay as they are."""
    reports = [
        _report(f"city{k:03}", 2020 + k // 200, [(f"q{k}", f"{ROWS[k % 6][1]}第{k}号。", ROWS[k % 6][2])]) for k in range(1000)
    ]
    before = index_files(reports, UNITS, SOUNDS)
    after = index_files([*reports, _report("newtown", 2026)], UNITS, SOUNDS)
    assert len({p.split("/")[2] for p in _texts(before, "terms")}) >= 3
    assert _texts(before, "text") <= _texts(after, "text")
    assert len({p.split("/")[2] for p in _texts(after, "terms") - _texts(before, "terms")}) == 1
    same = {p for p in before if before[p] == after.get(p)}
    assert {p.split("/")[2].split("-")[0] for p in before.keys() - same} <= {"manifest.js", "terms", "words", "tables"}


def test_names_change_with_content() -> None:
    one = index_files([_report()], UNITS, SOUNDS)
    other = index_files([_report(rows=[*ROWS[:-1], ("p6", "", "Hospitals were closed.")])], UNITS, SOUNDS)
    assert {p for p in one if p in other and one[p] != other[p]} == {f"{FOLDER}/manifest.js"}


@given(st.lists(st.text(max_size=40), max_size=4))
def test_any_text_folds_the_same_with_and_without_places(texts: list[str]) -> None:
    folding = Folding(simplified_in(texts))
    for text in texts:
        folded = folding.fold_with_map(text)
        assert folded.text == folding.fold(text)
        assert len(folded.at) == len(folded.text) + 1
        assert list(folded.at) == sorted(folded.at)


def test_a_script_cannot_be_left() -> None:
    """What a report says stays data: the files are scripts of their own, in which a tag or a separator means nothing."""
    rows = [("p1", "</script><script>alert(1)</script>\u2028", "a\u2029b")]
    files = index_files([_report(rows=rows)], {}, {})
    for path, data in files.items():
        text = data.decode()
        assert text.startswith("duizhao.searchData("), path
        assert "\u2028" not in text
        assert "\u2029" not in text
