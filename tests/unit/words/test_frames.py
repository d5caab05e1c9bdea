"""Strings that are cut out of a longer expression are no formulas."""

import numpy as np
import pytest
from duizhao.words.formulas import frames
from duizhao.words.formulas.candidates import candidates, tags
from duizhao.words.formulas.flat import flat_text
from duizhao.words.formulas.frames import is_cut
from duizhao.words.formulas.strings import Counts

from tests.unit.words.made import formulas, report


@pytest.mark.parametrize(
    ("texts", "whole", "cut"),
    [
        (["换装不反光路牌。", "清洗不反光路牌，", "不反光路牌很多。", "检查不反光路牌。"], "不反光路牌", "反光路牌"),
        (["坚持以河湖为纽带。", "我们以河湖为纽带，", "坚持以河湖为纽带。", "以河湖为纽带办学。"], "以河湖为纽带", "河湖为纽带"),
        (["种草种花，", "院里种草种花。", "种草种花的人多。", "村民种草种花。"], "种草种花", "草种花"),
    ],
)
def test_what_grammar_begins_is_whole_with_it(texts: list[str], whole: str, cut: str) -> None:
    found = formulas(texts[:2], texts[2:])
    assert whole in found
    assert cut not in found


def is_part(zh: str, texts: list[str]) -> bool:
    """Is a string that these texts have a part of something longer?"""
    flat = flat_text([report(2024, [(f"{text}。", "") for text in texts])])
    counts, chars = Counts(flat), np.array(list(flat.text))
    (one,) = (c for s in counts.strings if s.length == len(zh) for c in candidates(flat, chars, counts, s) if c.zh == zh)
    return is_cut(one, flat, tags(one, flat)[1], len(one.places) / flat.text.count(zh.removeprefix(one.words[0])))


_OTHERS = ["护鸟小队成立", "护鸟小队集合", "护鸟小队巡山", "护鸟小队休息", "护鸟小队出发", "护鸟小队归来"]


@pytest.mark.parametrize(
    ("zh", "parts", "wholes"),
    [
        ("河湖为纽带", ["以河湖为纽带"], []),
        ("以河湖", ["以河湖为纽带"], []),
        ("反光路牌", ["不反光路牌"], ["新反光路牌"]),
        ("加强护鸟小队", ["加强护鸟小队建设", *_OTHERS], ["加强护鸟小队", *_OTHERS]),
        ("茶农在合作社", ["茶农在合作社议事"], ["茶农在合作社"]),
        ("养鱼和放流", ["养鱼和放流“望川一号”"], ["养鱼和放流"]),
        ("晒书台夜话", ["“邻里晒书台夜话”"], ["“晒书台夜话”开场"]),
        ("水位涨幅放缓", ["水位涨幅放缓到两米"], ["水位涨幅放缓"]),
        ("修桥铺路、种树护林", ["修桥铺路、种树护林、养鱼养鸭"], ["修桥铺路、种树护林"]),
        ("茶园竹林等景点", ["茶园竹林等景点"], []),
        ("茶农议事的结果", ["茶农议事的结果"], []),
        ("茶农议事的结果公告", [], ["茶农议事的结果公告"]),
        ("防滑耐磨型", ["防滑耐磨型砖面"], ["砖面防滑耐磨型"]),
    ],
)
def test_what_lacks_an_end_is_a_part(zh: str, parts: list[str], wholes: list[str]) -> None:
    assert not parts or is_part(zh, 5 * parts)
    assert not wholes or not is_part(zh, 5 * wholes)


def test_what_the_dictionary_lists_is_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(frames, "has_gloss", lambda word: word == "加强护鸟小队")
    assert not is_part("加强护鸟小队", 5 * ["加强护鸟小队建设", *_OTHERS])
