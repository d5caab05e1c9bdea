"""Lines that were broken at a width: which of them continue a paragraph."""

import textwrap
from collections.abc import Sequence

from duizhao.genre import genre_named
from duizhao.model.source import Line, RawDocument
from duizhao.readers.clean import clean
from duizhao.structure.blocks import Block, to_blocks
from duizhao.structure.wrapping import wrap_width

from tests.documents import columns

ZH = [
    "（一）加快建设宜居城市",
    (
        "新建绿道六十公里，改造老旧管网一百二十公里，让居民出门十分钟就能走进公园，也能沿着江边一直走到老城的码头。"
        "为四千二百户家庭加装电梯，培训护理人员三千名，使每个街道都有一处日间照料的场所和一间能借书的阅览室。"
    ),
]
EN = [
    "1. Making the city a better place to live in for families and visitors",
    (
        "We will build 60 kilometers of greenways and replace 120 kilometers of old pipes so that people find a park within ten minutes "
        "and can walk along the river as far as the landing place of the old town. Lifts will be fitted for 4,200 families, and each "
        "district will have a place for day care, a room where books can be borrowed, and a yard in which children may play after school."
    ),
]


def lines(texts: Sequence[str]) -> list[Line]:
    """Make lines of texts; an empty text is a blank line."""
    after_blank = ["", *texts]
    return [
        Line(clean("a.txt", i, raw), "text", 0, paragraph=not after_blank[i - 1], indented=False)
        for i, raw in enumerate(texts, 1)
        if raw
    ]


def blocks(texts: Sequence[str]) -> list[Block]:
    return to_blocks(RawDocument("a.txt", "", "text", "utf-8", tuple(lines(texts))), lines(texts), genre_named())


def test_only_lines_that_stop_in_the_middle_are_broken_at_a_width() -> None:
    text = "今年我们将新建绿道六十公里并且改造老旧管网一百二十公里让居民出门十分钟就能走进公园也能看见江水"
    wrapped = [text[k : k + 20] for k in (0, 3, 7, 11, 15, 19, 23)]
    assert wrap_width(list(lines(wrapped))) == 20.0
    assert not wrap_width(list(lines([f"{x}。" for x in wrapped])))
    assert not wrap_width(list(lines([f"{x}，" for x in wrapped])))  # clauses, one on a line
    assert not wrap_width(list(lines([*wrapped, text * 3])))


def test_a_heading_in_whose_line_the_next_word_had_room_is_complete() -> None:
    english = [line for text in EN * 3 for line in textwrap.wrap(text, 76)]
    assert len(english[0]) > 0.9 * 76
    assert [b.text for b in blocks(english)] == EN * 3
    assert [b.text for b in blocks([line for text in ZH * 3 for line in columns(text, 48)])] == ZH * 3


def test_a_full_line_with_the_end_of_a_sentence_may_be_followed_by_the_rest_of_its_paragraph() -> None:
    whole = (
        "We will build 60 kilometers of greenways and 12 squares in the old town this year. Pipes will be replaced in the north."
    )
    got = blocks([line for text in [*EN, whole] * 3 for line in textwrap.wrap(text, 82)])
    assert [b.text for b in got if b.unsure] == ["Pipes will be replaced in the north."] * 3


def test_a_subscript_on_a_line_of_its_own_belongs_to_its_line() -> None:
    given = ["空气质量稳步改善，PM", "2.5", "年均浓度降到26微克/立方米，CO", "2", "排放减少。", "二、今年工作"]
    assert [b.text for b in blocks(given)] == ["".join(given[:5]), "二、今年工作"]


def test_between_blank_lines_full_lines_are_one_paragraph_even_where_a_sentence_ends_in_one() -> None:
    opening = "On behalf of the Wangchuan Municipal People’s Government, I now report to the whole city. Everyone is asked for an opinion."
    wrapped = [(text, textwrap.wrap(text, 50)) for text in (opening, *EN)] + [(text, columns(text, 40)) for text in ZH]
    assert any(line.endswith((".", "。")) for _, broken in wrapped for line in broken[:-1])
    got = blocks([line for _, broken in wrapped * 3 for line in (*broken, "")])
    assert [b.text for b in got] == [text for text, _ in wrapped] * 3
    assert not any(b.unsure for b in got)
