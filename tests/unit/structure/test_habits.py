"""Habits of offices: what is recognised, and what only looks like it."""

from collections.abc import Sequence

from duizhao.diagnostics import Collector
from duizhao.genre import genre_named
from duizhao.model.source import Line
from duizhao.readers.clean import clean
from duizhao.structure.contents import contents_lines
from duizhao.structure.repair import radicals
from duizhao.structure.two_languages import boundary, split_languages
from hypothesis import given, settings
from hypothesis import strategies as st

PAIRS = [
    ("一、2024年工作安排", "I. Plans for 2024"),
    ("新建绿道60公里。", "We will build 60 kilometers of greenways."),
    ("加装电梯500台，惠及4.2万户。", "“Elevators” will be fitted in 500 places."),
]


def lines(texts: Sequence[str]) -> tuple[Line, ...]:
    return tuple(Line(clean("a.txt", i, raw), "text", 0, paragraph=True, indented=False) for i, raw in enumerate(texts, 1))


@settings(derandomize=True, deadline=None, database=None)
@given(st.lists(st.text("望川年，。 /|\tGreen way5’“(", max_size=30), max_size=12))
def test_parting_loses_nothing(texts: list[str]) -> None:
    whole = lines([*texts, *(f"{zh} / {en}" for zh, en in PAIRS * 6)])
    got = split_languages(whole, "a.txt", Collector())
    for line in whole:
        mine = [x.fragment for x in got if x.fragment.line == line.fragment.line]
        assert "".join(f.raw for f in mine) == line.fragment.raw
        assert all(f.raw[i] == char for f in mine for i, char in zip(f.at, f.text, strict=True) if char != " ")


def test_either_language_may_come_first() -> None:
    for join in (" ", "\t", " / ", "｜"):
        for first, second in [*PAIRS, *((en, zh) for zh, en in PAIRS)]:
            got = split_languages(lines([f"{first}{join}{second}"] * 6), "a.txt", Collector())
            assert [x.fragment.text for x in got][:2] == [first, second]


def test_a_name_in_a_chinese_text_is_no_second_language() -> None:
    assert not any(
        map(boundary, ["推广 Bus Rapid Transit 试点", "建成5G基站 A", "全年增长5.8% (GDP)", "望川机场启用 T2", "Plans", "计划"])
    )
    few = lines(["望川市 Wangchuan City"] * 3 + ["今年新建绿道60公里。"] * 9)
    assert split_languages(few, "a.txt", Collector()) == few


def test_contents_are_headings_that_come_again() -> None:
    heads = ["一、回顾", "二、安排", "三、保障"]
    body = [text for head in heads for text in (head, "今年新建绿道60公里，改造老旧管网120公里。")]
    assert contents_lines(lines(["目　录", *heads, *body]), genre_named()) == {0, 1, 2, 3}
    assert contents_lines(lines([*(f"{head} …… {k}" for k, head in enumerate(heads, 1)), *body]), genre_named()) == {0, 1, 2}
    assert not contents_lines(lines([*heads, *body]), genre_named())  # headings without numbers of pages may be a text's own list
    assert not contents_lines(lines(["目录", "今年新建绿道60公里。", *body]), genre_named())
    assert not contents_lines(lines(["各位代表：", "现在报告工作。", *body, "各位代表！"]), genre_named())


def test_radicals_stand_for_characters() -> None:
    assert radicals("⼯作、⻓江、⽅案") == [(0, 1, "工"), (3, 4, "长"), (6, 7, "方")]
    assert radicals("偏旁⺮") == []  # a radical that is no character
