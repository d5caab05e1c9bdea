"""Whether an English name renders a Chinese one; every text is fabricated."""

from dataclasses import replace

import pytest
from duizhao.align.renders import renders
from duizhao.model.alignment import Segment
from duizhao.model.report import ComparedPassage, Report

from tests.unit.years.made import report


@pytest.mark.parametrize(
    ("zh", "right", "wrong"),
    [
        ("图书馆数量", "number of libraries", "number of bridges"),
        ("农村居民人均纯收入", "net income of rural residents", "central government"),
        ("水泥产能", "cement production capacity", "cement"),  # what is made is not what can be made
        ("出口", "exports", "exports and imports"),
        ("农村居民收入增速快于城镇居民", "gap in income growth of rural and urban residents", "income growth of rural residents"),
        ("渔民职业培训", "vocational training of fishermen", "fishermen"),
        ("居民职业培训", "vocational training", "residents"),  # who is given something is not what is counted
        ("渔业增加值比重", "share of fisheries", "value added of fisheries"),
        ("污水处理率", "sewage treatment rate", "sewage treatment plants"),
    ],
)
def test_a_name_renders_what_the_chinese_name_counts(zh: str, right: str, wrong: str) -> None:
    judge = renders([])  # by the dictionary alone
    assert judge(zh, right, ()) > 0
    assert judge(zh, wrong, ()) == 0


def test_the_share_of_words_that_render_something_tells_the_better_name() -> None:
    judge = renders([])
    assert judge("公路", "highways", ()) > judge("公路", "golden highways", ()) > 0


def taught(*rows: tuple[str, str]) -> Report[ComparedPassage]:
    """A report of rows of one bead each, with others around them so that no word stands everywhere."""
    made = report(2024, [zh for zh, _ in rows], [f"第{k}处桥梁通车。" for k in "一二三四五六七八九"])
    english = dict(rows)
    passages = [
        replace(p, en=en, segments=(Segment(((0, len(p.zh)),), ((0, len(en)),), 1.0),))
        for p in made.passages
        if p.zh and (en := english.get(p.zh, "A bridge was opened to traffic."))
    ]
    return replace(made, passages=tuple(passages))


WORDS = (
    ("改造望川驿站。", "Old waystops are being renewed."),
    ("新建了驿站。", "We opened waystops."),
    ("驿站很受欢迎。", "Everybody likes waystops."),
)


def test_words_that_stand_beside_each_other_in_other_rows_render_each_other() -> None:
    assert renders([])("驿站", "waystops", ()) == 0  # no dictionary says so
    assert renders([taught(*WORDS)])("驿站", "waystops", ()) > 0
    assert renders([taught(*WORDS[:1])])("驿站", "waystops", ()) == 0  # once may be chance


def test_the_row_of_a_name_proves_nothing_of_it() -> None:
    made = taught(*WORDS[:2])
    own = next(p.key for p in made.passages if p.zh == WORDS[0][0])
    judge = renders([made])
    assert judge("驿站", "waystops", ()) > 0
    assert judge("驿站", "waystops", (own,)) == 0
