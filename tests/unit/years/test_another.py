"""A figure of another kind of thing, of another size, or one that answers another commitment is not shown as the outcome."""

import pytest
from duizhao.model.links import Claim
from duizhao.years.another import counts_another
from duizhao.years.clauses import claims
from duizhao.years.commitments import commitments, outcomes
from duizhao.years.context import Sides
from duizhao.years.heads import names_head
from duizhao.years.outcomes import Answer, told_once

from tests.unit.years.made import report


def first(text: str) -> Claim:
    return claims(report(2026, [text], []))[0][0].claim


@pytest.mark.parametrize(
    ("commitment", "told", "another"),
    [
        ("新增四星级民宿40家。", "新增五星级民宿36家。", True),  # a rank tells kinds apart, however near the figures are
        ("新增四星级民宿40家。", "新增四星级民宿36家。", False),
        ("文化支出占财政支出比重达到2%。", "教育支出占财政支出比例达到18%。", True),
        ("文化支出占财政支出比重达到2%。", "文化支出占财政支出比例达到2.4%。", False),
        ("新建青年创业基地20个。", "新增青年创业团队300个。", True),
        ("原煤产量达到80万吨。", "煤炭产量达到120万吨。", False),  # a character in common: perhaps another word for it
        ("公司装机达到45万千瓦。", "装机达到310万千瓦。", True),  # a state does not grow sevenfold in a year
        ("新建养老床位20张。", "新建养老床位75张。", False),  # but what is built in a year may be more than was planned
        ("新增示范工厂30家。", "新增工厂260家。", True),  # a part is not told by the whole
        ("进出口增长5%。", "进出口增长17%。", False),
    ],
)
def test_what_counts_another_thing(commitment: str, told: str, another: bool) -> None:  # noqa: FBT001 - a parameter of the table
    assert counts_another(first(commitment), first(told)) == another


@pytest.mark.parametrize(
    ("commitment", "clause", "named"),
    [
        ("提升望川湖景区品质。", "望川湖景区持续火爆，", False),
        ("深化零基预算改革。", "零基预算改革全面铺开，", True),
        ("新建社区食堂30个。", "建成社区食堂57家，", True),
        ("创建优良天数比率稳定在90%以上的城市。", "城市建设取得进展，", True),
        ("健全绿道管护机制。", "绿道管护持续加强，", False),
    ],
)
def test_whether_a_clause_names_the_head_of_a_task(commitment: str, clause: str, named: bool) -> None:  # noqa: FBT001
    assert names_head(first(commitment), clause) == named


def test_of_two_commitments_of_a_clause_one_has_the_figure_that_tells_of_both() -> None:
    plan, later = (
        report(2025, ["去年修了路。"], ["推动400家企业提档升级、100家企业实施改造。"]),
        report(2026, ["140余家企业实施改造。"], []),
    )
    sides = Sides(plan, later, commitments(plan, claims(plan)[0]), outcomes(later, claims(later)[0]))
    found = [Answer(s.number, sides.b[0].number, 0.9, shown=True, none=0.0) for s in sides.a]
    assert [a.shown for a in told_once(found, sides)] == [False, True]


def test_of_two_commitments_of_a_clause_the_one_with_the_figure_told_is_answered() -> None:
    plan, later = (
        report(2025, ["去年修了路。"], ["留住30万外来织工和4万山区织工在市做工。"]),
        report(2026, ["在市就业山区织工30万人。"], []),
    )
    sides = Sides(plan, later, commitments(plan, claims(plan)[0]), outcomes(later, claims(later)[0]))
    found = [Answer(s.number, sides.b[0].number, 0.9, shown=True, none=0.0) for s in sides.a]
    assert [a.shown for a in told_once(found, sides)] == [True, False]
