"""Simplified text in Traditional characters: words that a conversion by characters gets wrong, names, and no alarm at our own text."""

from pathlib import Path

import pytest
from duizhao.structure.conversions import wrong_conversions
from duizhao.text.language import to_simplified
from duizhao.text.traditional import to_traditional

WORDS = [
    line.split("\t")
    for line in (Path(__file__).parent / "traditional_words.tsv").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]


def test_every_checked_word_has_its_form() -> None:
    assert len(WORDS) >= 200
    assert [(zh, to_traditional(zh)) for zh, right in WORDS if to_traditional(zh) != right] == []


def test_what_we_write_is_never_reported_as_a_wrong_conversion() -> None:
    assert [right for _, right in WORDS if list(wrong_conversions(right))] == []


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("范志强副市长、余华主任、于洪区的代表到场。", "范志強副市長、余華主任、于洪區的代表到場。"),
        ("望川市市长 钟思远", "望川市市長 鍾思遠"),
        ("由于规范有余，市长于今年到任", "由於規範有餘，市長於今年到任"),
        ("关闭博士后工作站", "關閉博士後工作站"),
        ("“幸福里”社区食堂", "“幸福里”社區食堂"),
    ],
)
def test_names_of_persons_and_places_keep_their_characters(text: str, right: str) -> None:
    assert to_traditional(text) == right


def test_wrong_names_and_words_are_reported() -> None:
    text = "裏下河地區、範志強副市長、新徵程，都在示範和公里這裏。"
    assert list(wrong_conversions(text)) == ["裏下河", "區、範志強", "、新徵程，"]


def test_the_length_and_what_is_not_chinese_stay() -> None:
    text = "全长3.5 km的“北渠”工程（Phase II）：𬭚水桥，100%完工；\n"
    out = to_traditional(text)
    assert len(out) == len(text)
    assert to_simplified(out) == text
