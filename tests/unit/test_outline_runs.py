"""Runs of headings without numbers: what makes one, and what only looks like one."""

import pytest
from duizhao.genre import genre_named
from duizhao.outline.row import Row
from duizhao.outline.runs import find_runs
from duizhao.text.headings import opening

GENRE = genre_named()
TEXT = "渡口翻修一新，栈桥加宽，候船室装上暖气，外乡人坐船不再受冻；两岸又添了三条航线，早晚都有船开，票价由乡亲们一起商定，老人和孩子坐船全都不收钱。"


def _rows(*texts: str) -> list[Row]:
    return [Row(text, "zh", opening(text, "zh", GENRE), field=False) for text in texts]


def _between(*lines: str) -> list[str]:
    return [row for line in lines for row in (line, TEXT)]


YEAR = ["这一年，我们修了码头。", "这一年，我们添了航船。", "这一年，我们通了夜班。"]
YEARS = ["五年来，我们修了码头。船多了。", "五年来，我们添了航船。人多了。", "五年来，我们通了夜班。灯亮了。"]
WE = ["我们扎下根，修了码头。船多了。", "我们铆足劲，添了航船。人多了。", "我们不停步，通了夜班。灯亮了。"]


@pytest.mark.parametrize(
    ("rows", "starts"),
    [
        (_rows("一、回顾", *_between(*YEAR)), [1, 3, 5]),
        (_rows("一、回顾", *(line + "船多了。" for line in YEAR)), []),  # sentences of a plain review of the year
        (_rows("一、回顾", *YEARS), [1, 2, 3]),
        (_rows("一、发展成就和目标任务", *YEARS), []),  # the plan in the same part would be the end of the last chapter
        (_rows("一、回顾", *YEARS[:2]), []),
        (_rows("一、回顾", "主要做了以下工作。", *WE), [2, 3, 4]),
        (_rows("一、回顾", TEXT, *WE), []),
        (_rows("四、作风", *_between("把准舵不偏航。", "守好章不越线。", "干实事不空谈。")), [1, 3, 5]),
        (_rows("四、作风", *_between("把准舵。", "守好章不越线。", "干实事，说实话，不空谈。")), []),
        (_rows("二、目标", "——产值增长6%。创新高。", "——粮食达到40万吨。再丰收。", "——就业5万人。更充分。"), []),
    ],
)
def test_runs(rows: list[Row], starts: list[int]) -> None:
    assert [i for run in find_runs(rows, 0, len(rows), set(), GENRE) for i in run.rows] == starts


def test_run_between_headings_of_another_is_none() -> None:
    inner = ["——船多了。来往方便。", "——人多了。街上热闹。", "——灯亮了。夜里不慌。"]
    rows = _rows("一、回顾", YEAR[0], TEXT, *inner, YEAR[1], TEXT, YEAR[2], TEXT)
    assert [run.rows for run in find_runs(rows, 0, len(rows), set(), GENRE)] == [(1, 6, 8)]


def test_a_part_of_very_many_runs_is_not_divided() -> None:
    rows = _rows("一、回顾", *([*YEARS, *_between(*YEAR)] * 40))
    assert not find_runs(rows, 0, len(rows), set(), GENRE)
    assert find_runs(rows[:40], 0, 40, set(), GENRE)
