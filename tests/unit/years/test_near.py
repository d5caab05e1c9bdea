"""What is only near a commitment: named with its reason, never an outcome."""

import pytest
from duizhao.model.links import NearReason
from duizhao.site.across import verdict_html
from duizhao.years import outcomes as outcomes_module
from duizhao.years.clauses import PlacedClaim, claims
from duizhao.years.commitments import commitments, outcomes
from duizhao.years.decide import Choice
from duizhao.years.near import differs, is_whole_list, listed, reason, told_as_whole, words_before

from tests.unit.years.made import divided, report
from tests.unit.years.test_stage import linked, words

LOOK_BACK = "一、2025年工作和“十四五”时期发展回顾"


def told(opening: str, text: str) -> tuple[PlacedClaim, str]:
    """The last claim of a review, and the words before it."""
    made = divided(2026, (LOOK_BACK, [opening + text]), ("二、2026年重点工作", ["要修桥。"]))
    last = outcomes(made, claims(made)[0])[-1]
    return last, words_before(made, last)


def why(plan: str, opening: str, text: str) -> NearReason | None:
    first = report(2025, ["过去一年，修了路。"], [plan])
    return reason(commitments(first, claims(first)[0])[0], *told(opening, text))


@pytest.mark.parametrize(
    ("plan", "opening", "text", "expected"),
    [
        ("改造老旧小区80个。", "五年来，", "改造老旧小区412个。", "five years"),
        ("新建高标准农田20万亩。", "过去一年，", "累计建成高标准农田410万亩。", "five years"),
        ("加装住宅电梯40部。", "过去一年，", "累计加装住宅电梯310部。", "five years"),
        ("高标准农田达到410万亩。", "过去一年，", "累计建成高标准农田412万亩。", None),
        ("社会消费品零售总额增长6%。", "五年来，", "社会消费品零售总额年均增长5.2%。", "five years"),
        ("固定资产投资增长7%。", "过去一年，", "扣除房地产开发投资，固定资产投资增长8.3%。", "scope"),
        ("工业投资增长7%。", "过去一年，", "工业投资增长8.3%。", None),
        ("改造老旧小区80个。", "过去一年，", "改造老旧小区82个。", None),
        ("常住人口城镇化率达到66%。", "五年来，", "常住人口城镇化率达到66.4%。", None),  # the level at the end is the year's
        ("城镇新增就业8万人。", "五年来，", "城镇新增就业每年超过9万人。", None),  # so it did in the last one
        ("改造老旧小区80个。", "五年来，", "改造老旧厂房412个。", None),  # something else
        ("改造老旧小区80个。", "五年来，", "改造老旧小区200万平方米。", None),
    ],
)
def test_what_is_near_and_why(plan: str, opening: str, text: str, expected: NearReason | None) -> None:
    assert why(plan, opening, text) == expected


def test_a_near_link_has_no_verdict_and_hides_none() -> None:
    first = report(2025, ["过去一年，修了路。"], ["改造老旧小区80个。", "城镇新增就业8万人以上。"])
    review = ["过去一年，城镇新增就业8.6万人。", "五年来，改造老旧小区412个，城镇新增就业41万人。"]
    second = divided(2026, (LOOK_BACK, review), ("二、2026年重点工作", ["要修桥。"]))
    links = [x for x in linked(first, second).pairs[0].links if x.shown and x.sides]
    found = {words(first, x, "source"): (x.kind, words(second, x, "target"), x.near) for x in links}
    assert found == {
        "改造老旧小区80个。": ("near", "改造老旧小区412个，", "five years"),
        "城镇新增就业8万人以上。": ("plan-outcome", "城镇新增就业8.6万人。", None),
    }
    assert all(x.ruling is None for x in links if x.kind == "near")


LIST = [
    "今年扎实办好十件民生实事。",
    "加装住宅电梯60部。",
    "新建社区助浴点25处。",
    "以上民生实事，我们将说到做到。",
    "新增普惠托位3000个。",
]


def test_a_list_ends_where_it_is_named_again() -> None:
    made = report(2025, ["过去一年，修了路。"], LIST)
    plan = commitments(made, claims(made)[0])
    assert [s.claim.text for s in plan if s.number in listed(made, plan)] == ["加装住宅电梯60部。", "新建社区助浴点25处。"]


def test_a_list_within_a_passage() -> None:
    made = report(
        2025, ["过去一年，修了路。"], ["新增普惠托位3000个。扎实办好“十大重点民生实事”。①加装住宅电梯60部。②新建社区助浴点25处。"]
    )
    plan = commitments(made, claims(made)[0])
    assert [s.claim.text[1:] for s in plan if s.number in listed(made, plan)] == ["加装住宅电梯60部。", "新建社区助浴点25处。"]


def test_matters_that_are_not_counted_are_no_list() -> None:
    made = report(2025, ["过去一年，修了路。"], ["以办好民生实事为牵引，加装住宅电梯60部。"])
    assert not listed(made, commitments(made, claims(made)[0]))


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("十件民生实事全面完成，", True),
        ("10大类55项民生实事项目如期完成。", True),
        ("每年高质量办成10件为民实事。", True),
        ("接续实施一批民生实事。", False),
        ("办好民生实事，", False),
    ],
)
def test_a_list_told_as_a_whole(text: str, whole: bool) -> None:  # noqa: FBT001 - a case of a table
    assert is_whole_list(text) == whole


def test_items_of_a_list_are_told_in_general_only_where_nothing_else_tells() -> None:
    first = report(2025, ["过去一年，修了路。"], LIST)
    second = report(2026, ["过去一年，城镇新增就业8.6万人，加装住宅电梯66部。", "十件民生实事全面完成。"], ["要修桥。"])
    assert told_as_whole(outcomes(second, claims(second)[0]))
    links = [x for x in linked(first, second).pairs[0].links if x.shown and x.sides]
    found = {words(first, x, "source"): x.near or (x.ruling and x.ruling.verdict) for x in links}
    assert found["新建社区助浴点25处。"] == "general"
    assert found["加装住宅电梯60部。"] == "exceeded"
    assert found.get("新增普惠托位3000个。") != "general"


def test_an_item_with_two_figures_is_told_in_general_once() -> None:
    first = report(2025, ["过去一年，修了路。"], ["扎实办好十件民生实事。新建助浴点25处、长者食堂30家。"])
    second = report(2026, ["过去一年，城镇新增就业8.6万人。", "十件民生实事全面完成。"], ["要修桥。"])
    near = [x for x in linked(first, second).pairs[0].links if x.near]
    assert [(words(first, x, "source"), words(second, x, "target")) for x in near] == [
        ("新建助浴点25处、长者食堂30家。", "十件民生实事全面完成。")
    ]


def test_the_level_at_the_end_of_several_years_is_an_outcome_and_says_where_it_stands(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outcomes_module, "choose", lambda *_: Choice(0, 5.0, 0.99, 0.0))
    first = report(2025, ["过去一年，修了路。"], ["常住人口城镇化率达到66%。"])
    for opening, of_five in (("五年来，", True), ("过去一年，", False)):
        second = report(2026, [f"{opening}常住人口城镇化率达到66.4%。"], ["要修桥。"])
        (link,) = [x for x in linked(first, second).pairs[0].links if x.kind == "plan-outcome"]
        assert link.ruling
        assert (link.ruling.verdict, link.of_five) == ("met", of_five)
        assert ("told in the look back" in verdict_html(link)) == of_five


@pytest.mark.parametrize(
    ("plan", "expected"),
    [
        ("城镇和农村居民收入分别增长5%、6%。", "scope"),  # each figure has its scope
        ("各项居民收入分别增长5%、6%。", None),  # it is not clear which
    ],
)
def test_a_figure_of_a_list_differs_from_that_of_the_whole(plan: str, expected: NearReason | None) -> None:
    of_plan = claims(report(2025, ["去年修了路。"], [plan]))[0][-1].claim
    assert differs(of_plan, claims(report(2026, ["居民收入增长5.6%。"], []))[0][0].claim) == expected
