"""Which clause of the later report can be the outcome of a commitment, and which cannot."""

import json

import pytest
from duizhao.model.report import ComparedPassage, Report
from duizhao.years.clauses import PlacedClaim, claims
from duizhao.years.commitments import commitments, outcomes
from duizhao.years.context import Sides
from duizhao.years.decide import MODEL, OF_RIGHT, SUMMARY, choose
from duizhao.years.facts import facts
from duizhao.years.features import FEATURES, RANKED, Comparison
from duizhao.years.outcomes import affinity
from duizhao.years.outcomes import answers as find_answers
from duizhao.years.parts import Part, parts
from duizhao.years.vetoes import vetoed

from tests.unit.years.made import divided, report
from tests.unit.years.test_parts import headed
from tests.unit.years.test_stage import answers, linked

PLAN = report(2025, ["过去一年，修了路。"], ["新增学位2万个，培育专精特新企业30家。", "开工建设望川国际会展中心。"])


def later(*rows: tuple[str, str]) -> Report[ComparedPassage]:
    """A report of 2026 with these rows (kind, text)."""
    return headed(*rows)


def claim(text: str, year: int = 2026) -> PlacedClaim:
    return claims(report(year, [text], []))[0][0]


@pytest.mark.parametrize(
    ("commitment", "told", "why"),
    [
        ("居民收入增长5%。", "居民收入年均增长6.1%。", "average"),
        ("居民收入增长5%。", "居民收入每年超过4万元。", ""),
        ("新增企业40家。", "企业数量翻了一番，达到900家。", "multiple"),
        ("企业总数达到900家。", "企业总数是五年前的3倍。", "multiple"),
        ("开工建设望川大桥。", "望川大桥日均通行车辆3万辆。", "stage"),
        ("建设高标准农田3万亩。", "高标准农田达到48万亩。", "added or total"),
        ("建设高标准农田3万亩。", "高标准农田达到4万亩。", ""),
        ("申建北京保税中心。", "上海保税中心获批。", "place"),
        ("申建望川保税中心。", "上海保税中心获批。", ""),
        ("固定资产投资增长5%。", "在投资下行压力加大的情况下，", "frame"),
        ("新增学位2万个。", "新增学位2.4万个。", ""),
    ],
)
def test_what_cannot_be_the_outcome_of_a_year(commitment: str, told: str, why: str) -> None:
    assert vetoed(facts(claim(commitment), "望川市"), facts(claim(told), "望川市", told)) == why


def test_what_has_a_part_taken_off_is_no_outcome() -> None:
    told = facts(claim("投资增长2.7%。"), "望川市", "扣除房地产投资后，投资增长2.7%。", "扣除房地产投资后，")
    assert vetoed(facts(claim("投资增长5%。"), "望川市"), told) == "left out"


def test_a_sum_of_five_years_is_no_outcome_but_a_level_is() -> None:
    made = later(
        ("part", "一、2025年工作和“十四五”时期发展回顾"),
        ("passage", "五年来，新增学位9万个，高标准农田达到300万亩。"),
        ("part", "二、2026年重点工作"),
        ("passage", "要修桥。"),
    )
    told = outcomes(made, claims(made)[0])
    assert [(c.span, c.claim.period) for c in told] == [("five", "five"), ("five", "year")]
    plan = claim("新增学位2万个。", 2025)
    of_plan = facts(plan, "望川市")
    assert vetoed(of_plan, facts(told[0], "望川市", "五年来，新增学位9万个，")) == "several years"


@pytest.mark.parametrize(
    ("text", "why"),
    [("又建成绿道300公里。", "sum"), ("绿道总里程达到300公里。", ""), ("绿道覆盖率92%。", "")],
)
def test_a_number_of_a_look_back_is_a_sum_unless_it_is_reached(text: str, why: str) -> None:
    """Also for a task without a figure; what the sentence dates is of that year."""
    look_back = "一、2025年工作和“十四五”时期发展回顾", [f"五年来，城市更美。2025年绿地更多。{text}2025年建成绿道50公里。"]
    made = divided(2026, look_back, ("二、2026年重点工作", ["要修桥。"]))
    told = [c for c in outcomes(made, claims(made)[0]) if c.claim.figure]
    assert [c.span for c in told] == ["five", "year"]
    for task in ("完善绿道网络。", "新建绿道60公里。"):
        of_sum = vetoed(facts(claim(task, 2025), "望川市"), facts(told[0], "望川市", text))
        assert (of_sum == "sum") == (why == "sum")
        assert vetoed(facts(claim(task, 2025), "望川市"), facts(told[1], "望川市", "2025年建成绿道50公里。")) == ""


def test_the_figure_of_the_year_is_preferred_to_one_of_five_years() -> None:
    plan = report(2025, ["去年修了路。"], ["城镇调查失业率控制在5.5%左右。"])
    review = ["过去一年，粮食产量稳定，城镇调查失业率5.2%，物价平稳。", "五年来，就业稳定。城镇调查失业率控制在5.5%以内。"]
    made = divided(2026, ("一、2025年和“十四五”时期工作回顾", review), ("二、2026年工作安排", ["要修桥。"]))
    told = outcomes(made, claims(made)[0])
    (answer,) = find_answers(Sides(plan, made, commitments(plan, claims(plan)[0]), told))
    assert next(c.claim.text for c in told if c.number == answer.target) == "城镇调查失业率5.2%，"


def test_statements_and_principles_are_no_commitments() -> None:
    plan = [
        "望川是制造业大市，有扎实的工业基础，承担着先行的使命。",
        "发展必须坚持绿色导向不动摇，这一目标在全省是靠前的。",
        "有序开展城市更新，特别是建好绿道，落实“两个毫不动摇”政策。",
    ]
    made = report(2025, ["去年修了路。"], plan)
    assert [c.claim.text for c in commitments(made, claims(made)[0])] == [
        "有序开展城市更新，", "特别是建好绿道，", "落实“两个毫不动摇”政策。",
    ]  # fmt: skip


def test_an_aim_for_a_later_year_is_none_of_the_year() -> None:
    made = claims(report(2025, ["2024年建成绿道2公里。"], ["力争2027年建成绿道60公里，2025年建成绿道9公里。"]))[0]
    assert [c.claim.period for c in made] == ["year", "long", "year"]


def test_plans_of_the_next_five_years_are_no_outcome() -> None:
    rows = [
        ("part", "一、2025年工作回顾"),
        ("passage", "过去一年，修了桥。"),
        ("part", "二、“十五五”时期要办成的事"),
        ("passage", "“十五五”时期，建成望川国际会展中心。"),
    ]
    assert parts(later(*rows))[3] == Part("other", "long")
    made = later(*rows)
    (told,) = [c for c in claims(made)[0] if "会展" in c.claim.text]
    assert told.claim.period == "long"
    assert told not in (*outcomes(made, claims(made)[0]), *commitments(made, claims(made)[0]))


def test_a_part_of_several_years_looks_back_and_turns_to_the_year() -> None:
    rows = [
        ("part", "一、一年接着一年干，各项事业取得新进展"),
        ("passage", "2025年是“十四五”收官之年。过去五年，修路八百公里。"),
        ("passage", "刚刚过去的2025年，修路九十公里。"),
        ("part", "二、一张蓝图绘到底"),
        ("passage", "“十五五”时期是夯实基础的五年，要修很多路。"),
        ("passage", "今年是“十五五”开局之年，要修路一百公里。"),
    ]
    assert parts(later(*rows))[1:] == [
        Part("review", "five"), Part("review", "year"), Part("other", "year"), Part("other", "long"), Part("plan", "year"),
    ]  # fmt: skip


def test_an_outcome_is_found() -> None:
    second = report(2026, ["过去一年，新增学位2.4万个，建成望川国际会展中心。"], ["要修桥。"])
    found = answers(linked(PLAN, second).pairs[0], PLAN, second)
    assert found["新增学位2万个，"] == ("新增学位2.4万个，", "exceeded")


def test_where_no_review_is_found_nothing_is_said() -> None:
    second = later(("part", "一、2026年重点工作"), ("passage", "新增学位2万个。"), ("passage", "要修桥。"))
    told = outcomes(second, claims(second)[0])
    assert told == ()
    assert find_answers(Sides(PLAN, second, commitments(PLAN, claims(PLAN)[0]), told)) == []


def compared(*review: str) -> Comparison:
    second = report(2026, review, ["要修桥。"])
    return Comparison(Sides(PLAN, second, commitments(PLAN, claims(PLAN)[0]), outcomes(second, claims(second)[0])))


def test_the_model_belongs_to_the_features() -> None:
    model = json.loads(MODEL.read_text(encoding="utf-8"))
    assert model["features"] == list(RANKED) == list(FEATURES[: len(RANKED)])
    assert (len(model["right"]), len(model["none"])) == (len(OF_RIGHT) + 1, len(SUMMARY) + 1)
    one = compared("过去一年，新增学位2.4万个，修了桥。")
    for i in range(len(one.a)):
        assert one.features_of(i, one.candidates(i)).shape == (len(one.candidates(i)), len(FEATURES))


def test_trees_are_asked_as_they_were_fitted() -> None:
    """Scores of whole rows are those of walking down each tree, question by question."""
    model = json.loads(MODEL.read_text(encoding="utf-8"))
    one = compared("过去一年，新增学位2.4万个，修了桥。", "新建学校三所，专精特新企业达90家。")
    features = one.features_of(0, one.candidates(0))
    for row in features:
        score = model["base"]
        for first, low, high, leaves in model["trees"]:
            second = row[first[0]] > first[1]
            then = high if second else low
            score += leaves[2 * second + (row[then[0]] > then[1])]
        alone = choose(row[None], [0])
        veto, never = (row[FEATURES.index(name)] for name in ("veto", "never"))
        assert alone.score == pytest.approx(score - veto - 6 * never, abs=1e-3)


def test_what_can_never_be_the_outcome_is_not_chosen() -> None:
    one = compared("过去一年，专精特新企业培育数年均增长30%，培育专精特新企业28家。")
    i = next(k for k, c in enumerate(one.a) if "专精特新" in c.claim.text)
    near = one.candidates(i)
    choice = choose(one.features_of(i, near), near)
    assert one.b[near[choice.index]].claim.text == "培育专精特新企业28家。"
    only = compared("过去一年，专精特新企业培育数年均增长30%。")
    near = only.candidates(i)
    assert choose(only.features_of(i, near), near).right == 0


def test_of_a_list_the_figure_of_the_same_thing_answers() -> None:
    one, other = (c.claim for c in claims(report(2026, ["城镇就业、创业担保贷款分别完成年计划的118%、249%。"], []))[0])
    plan = claim("发放创业担保贷款160亿元。", 2025).claim
    assert affinity(plan, other) > affinity(plan, one)


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("按照市委十一届七次、八次、九次全会部署，", 0),  # which meetings, not how many
        ("支持两个特别行政区融入，", 0),
        ("举办招聘会260次，", 1),
    ],
)
def test_numbers_of_meetings_and_names_are_no_quantities(text: str, figures: int) -> None:
    made = claims(report(2026, ["过去一年，" + text], []))[0]
    assert sum(c.claim.figure is not None for c in made) == figures


def test_a_sentence_turns_its_paragraph_to_several_years_and_back() -> None:
    made = report(2026, ["过去一年，修路90公里。五年来，交通明显改善。修桥80座。2025年，修坝3座。", "新建学校7所。"], [])
    told = outcomes(made, claims(made)[0])
    assert [(c.claim.text, c.span) for c in told if c.claim.figure] == [
        ("修路90公里。", "year"), ("修桥80座。", "five"), ("修坝3座。", "year"), ("新建学校7所。", "year"),
    ]  # fmt: skip


def test_from_and_to_of_which_the_second_is_the_result() -> None:
    plan = claim("水产品加工转化率达70%左右。", 2025).claim
    start, end = (c.claim for c in claims(report(2026, ["水产品加工转化率从2020年的51%提高到2025年的70%。"], []))[0])
    assert start.subject == end.subject == "水产品加工转化"
    assert affinity(plan, end) > affinity(plan, start)
