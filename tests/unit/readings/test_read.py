"""Readings of texts: words, spelling, scripts, names, the cache, the page data."""

import json
import re
from pathlib import Path

import pytest
from duizhao.cache import Cache
from duizhao.model.readings import TextReading, ZhText
from duizhao.readings.read import read, sounded, spelt
from duizhao.readings.script import other_script
from duizhao.readings.spelled import spelled_names
from duizhao.readings.stage import read_texts
from duizhao.text.pinyin import romanised
from duizhao.text.readings.tables import polyphones


def _pinyin(text: str) -> str:
    return " ".join(w.pinyin for w in spelt(text))


def test_words_are_spelt_by_the_standard() -> None:
    assert _pinyin("西安市和海淀区") == "Xī’ān Shì hé Hǎidiàn Qū"
    assert _pinyin("方案") == "fāng’àn"
    assert _pinyin("三个月") == "sān gè yuè"
    assert _pinyin("不一样") == "bù yīyàng"  # no sandhi


def test_no_word_goes_across_a_marker_or_the_end_of_a_heading() -> None:
    words = spelt("推进轨道交通建设", (3,))
    assert [(w.start, w.end) for w in words] == [(0, 2), (2, 3), (3, 4), (4, 6), (6, 8)]


@pytest.mark.parametrize("text", ["", "。", "PM2.5", "𠀀𠀁河", "〇", "㐂", "5G基站\u2028行", "  长  ", "望" * 300])
def test_any_text_has_ascending_words_within_it(text: str) -> None:
    found = read(ZhText("p", text, "Hans"))
    words = list(found.words())
    edges = [edge for w in words for edge in (w.start, w.end)]
    assert edges == sorted(edges)
    assert all(w.end <= len(text) and w.pinyin for w in words)
    assert len(found.other) == len(text)


@pytest.mark.parametrize("text", ["西安市和海淀区", "5G基站2座，方案", "", "。", "一" * 20])
def test_the_words_of_a_reading_are_those_that_were_spelt(text: str) -> None:
    assert list(read(ZhText("p", text, "Hans")).words()) == list(spelt(text))


def test_surnames_only_before_an_office_or_as_the_speaker() -> None:
    assert _pinyin("单志强市长") == "Shàn Zhìqiáng shìzhǎng"
    assert "dān" in _pinyin("单月增速")
    assert "rèn" in _pinyin("他曾任市长")
    assert [w.pinyin for w in spelt("望川市市长 任远", speaker=True)][-2:] == ["Rén", "Yuǎn"]
    assert [w.pinyin for w in spelt("望川市市长 任远")][-1] != "Yuǎn"


def test_a_traditional_text_is_read_as_its_simplified_one() -> None:
    one, other = read(ZhText("p", "發展銀行業，重慶增長", "Hant")), read(ZhText("p", "发展银行业，重庆增长", "Hans"))
    assert one.pinyin == other.pinyin
    assert one.other == "发展银行业，重庆增长"
    assert other.other == "發展銀行業，重慶增長"


def test_the_other_script_changes_characters_and_no_words() -> None:
    assert other_script("信息网络、软件和鼠标", "Hant") == "信息網絡、軟件和鼠標"
    assert other_script("后来皇后的头发干净，公里", "Hant") == "後來皇后的頭髮乾淨，公里"


def test_an_edition_in_the_other_script_gives_its_characters() -> None:
    text = "着力改善里弄环境。"
    assert other_script(text, "Hant", ("　　着力改善里弄環境。[2]",)) == "着力改善里弄環境。"
    assert other_script(text, "Hant", ("完全不同的另一段文字",)) == other_script(text, "Hant")
    assert len(other_script(text, "Hant", ("着力大力改善裏弄環境，",))) == len(text)


def test_readings_come_from_the_cache_as_they_were_made(tmp_path: Path) -> None:
    texts = [ZhText("a", "银行增长", "Hans"), ZhText("b", "重慶", "Hant")]
    with Cache(tmp_path / "c") as cache:
        made = read_texts(texts, cache)
    with Cache(tmp_path / "c") as cache:
        assert read_texts(texts, cache) == made


@pytest.mark.parametrize("other", [(), (TextReading("_1", ""),) * 3])
def test_readings_of_other_texts_are_made_again(monkeypatch: pytest.MonkeyPatch, other: tuple[TextReading, ...]) -> None:
    texts = [ZhText("a", "银行增长", "Hans"), ZhText("b", "重慶", "Hant")]
    made = read_texts(texts, Cache())
    monkeypatch.setattr(Cache, "get", lambda *_: other)
    assert read_texts(texts, Cache()) == made


def _data(file: bytes) -> dict[str, object]:
    found = re.fullmatch(r'duizhao\.load\("\w+",(.*)\);\n', file.decode())
    assert found
    data: dict[str, object] = json.loads(found[1])
    return data


def test_every_page_with_chinese_has_its_data() -> None:
    from tests.books import sample  # noqa: PLC0415 - the other tests need no build

    built = sample()
    pages = [f for f, data in built.files.items() if f.endswith(".md") and b'.dz-zh lang="zh-Han' in data and b"dz-title" in data]
    assert pages
    for page in pages:
        folder = page.removesuffix("index.md").removesuffix(".md").rstrip("/")
        pinyin = _data(built.files[f"{folder}/pinyin.js"])
        assert _data(built.files[f"{folder}/script.js"]).keys() == {"Hans", "Hant", "texts"}
        keys = set(re.findall(r'<div class="dz-row[^>]* id="(p\w+)"', built.files[page].decode()))
        assert keys - pinyin.keys() == set() or all(isinstance(v, str) for v in pinyin.values())
        assert len(built.files[f"{folder}/pinyin.js"]) + len(built.files[f"{folder}/script.js"]) <= 30_000


@pytest.mark.realcorpus
def test_few_polyphones_of_real_reports_are_left_to_the_default(shared: Path) -> None:
    from duizhao.diagnostics import Collector  # noqa: PLC0415
    from duizhao.pipeline import read_corpus  # noqa: PLC0415

    corpus = read_corpus(shared / "reports/beijing", Collector(), lambda *_: None, Cache())
    texts = [p.zh for s in corpus.series for r in s.reports for p in r.passages if p.zh]
    hows = [sound.how for t in texts for at, sound in sounded(t)[1].items() if t[at] in polyphones()]
    doubtful = hows.count("default")
    print(f"{len(hows)} characters of several readings, {doubtful} read by default")
    assert doubtful <= len(hows) * 0.35


def test_names_are_read_as_their_english_spells_them() -> None:
    pairs = [("重湖区和都陵县启动试点，单志强到场。", "Chonghu District and Duling County began the trial; Shan Zhiqiang came.")]
    text = "重湖区、都陵县的重点项目。"
    (with_names,) = read_texts([ZhText("p", text, "Hans")], Cache(None), pairs)
    (alone,) = read_texts([ZhText("p", "都陵的重点", "Hans")], Cache(None))
    assert [w.pinyin for w in with_names.words()] == ["Chónghú", "Qū", "Dūlíng", "Xiàn", "de", "zhòngdiǎn", "xiàngmù"]
    assert next(w.pinyin for w in alone.words()).startswith("dōu")


def test_an_english_word_is_no_name_unless_every_syllable_fits() -> None:
    assert spelled_names([("我们的重点是银行。", "Women Change Banks in Hangzhou and Zhongyang.")]) == {}
    assert spelled_names([("重湖区、重湖镇", "Chonghu District, Zhonghu Town")]) == {}  # both cannot be right


def test_addresses_and_filters_read_like_the_pages() -> None:
    assert [romanised(name) for name in ("朝鲜族乡", "涡阳", "重湖", "绿道")] == [
        "chaoxianzuxiang",
        "guoyang",
        "chonghu",
        "lvdao",
    ]
