"""Tasks that a plan sets again: the same words outside the review, and never the next step of a work."""

import pytest
from duizhao.model.report import MarkedPassage, Report
from duizhao.years import outcomes as outcomes_module
from duizhao.years.again import set_again
from duizhao.years.clauses import claims
from duizhao.years.commitments import commitments, elsewhere
from duizhao.years.decide import Choice

from tests.unit.years.made import divided, report
from tests.unit.years.test_stage import linked, words

REVIEW = ["过去一年，粮食再获丰收，群众文化生活更加丰富。", "城镇新增就业8.6万人。"]


def pairs(plan: str, *rest: tuple[str, list[str]], review: list[str] = REVIEW) -> list[tuple[str, str]]:
    """The clauses of a plan, each with the clause outside the next review that has it again; `rest` are parts after it."""
    first = report(2025, ["过去一年，修了路。"], [plan])
    second = divided(2026, ("一、2025年工作回顾", review), *rest)
    old, new = claims(first)[0], claims(second)[0]
    found = set_again(commitments(first, old), elsewhere(second, new))
    return [(old[p.earlier].claim.text, new[p.later].claim.text) for p in found]


def again(one: str, other: str) -> bool:
    return bool(pairs(one, ("二、2026年重点工作", [other])))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("更新改造燃气管网300公里。", "更新改造燃气管网260公里。"),
        ("积极申建望川综合保税区，", "继续申建望川综合保税区。"),
        ("办好望川江豚艺术节，", "办好望川江豚艺术节等活动。"),
    ],
)
def test_the_same_task_is_set_again(one: str, other: str) -> None:
    assert again(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("出台江豚保护条例，", "落实江豚保护条例，"),  # the next step
        ("建成望川东港二期，", "建成望川东港三期，"),  # the next phase
        ("办好2025望川电影周，", "办好2026望川电影周，"),  # the next one
        ("新增普惠托位3000个，", "新增普惠托位90个，"),  # a figure of another size
        ("高新技术企业总数达到260家，", "新增高新技术企业150家，"),  # a total and what is added
        ("更新改造燃气管网300公里。", "更新改造燃气管网。"),
        ("新建绿道30公里，", "新建学位30公里，"),
    ],
)
def test_what_is_not_the_same_task(one: str, other: str) -> None:
    assert not again(one, other)


def test_aims_for_several_years_and_problems_are_looked_through() -> None:
    aims = ("二、“十五五”时期主要目标", ["“十五五”时期，建成望川国际会展中心。"])
    assert pairs("建成望川国际会展中心。", aims) == [("建成望川国际会展中心。", "建成望川国际会展中心。")]
    problems = [*REVIEW, "我们也清醒看到存在的问题：望川国际会展中心尚未建成。"]
    assert pairs("建成望川国际会展中心。", review=problems)
    assert not pairs("建成望川国际会展中心。", review=[*REVIEW, "建成望川国际会展中心。"])


def second(*plan: str, review: list[str] = REVIEW) -> Report[MarkedPassage]:
    return report(2026, review, list(plan))


@pytest.fixture
def unsure(monkeypatch: pytest.MonkeyPatch) -> None:
    """The model finds no outcome, and is sure of it."""
    monkeypatch.setattr(outcomes_module, "choose", lambda *_: Choice(0, -3.0, 0.02, 0.97))


def verdicts(later_report: Report[MarkedPassage]) -> dict[str, str]:
    first = report(2025, ["过去一年，修了路。"], ["更新改造燃气管网300公里。", "城镇新增就业8万人以上。"])
    (pair,) = linked(first, later_report).pairs
    return {words(first, x, "source"): x.ruling.verdict for x in pair.links if x.kind == "plan-outcome" and x.shown and x.ruling}


@pytest.mark.usefixtures("unsure")
def test_set_again_comes_before_not_mentioned() -> None:
    assert verdicts(second("更新改造燃气管网260公里。"))["更新改造燃气管网300公里。"] == "set again"
    assert verdicts(second("要修桥。"))["更新改造燃气管网300公里。"] == "not mentioned"


@pytest.mark.usefixtures("unsure")
def test_what_is_named_elsewhere_is_not_said_to_be_not_mentioned() -> None:
    problem = [*REVIEW, "我们也清醒看到存在的问题：更新改造燃气管网260公里，资金还有缺口。"]
    assert "更新改造燃气管网300公里。" not in verdicts(second("要修桥。", review=problem))


@pytest.mark.usefixtures("unsure")
def test_what_is_set_again_is_carried_over_and_never_an_outcome() -> None:
    first = report(2025, ["过去一年，修了路。"], ["更新改造燃气管网300公里。"])
    again_report = second("更新改造燃气管网260公里。")
    (pair,) = linked(first, again_report).pairs
    (link,) = [x for x in pair.links if x.ruling and x.ruling.verdict == "set again"]
    assert link.target is None
    assert link.other
    assert link.other.passage in {p.key for p in again_report.passages if p.zh and "260公里" in p.zh}
    assert [(pair.old[x].text, pair.new[y].text) for x, y, _ in pair.carried] == [
        ("更新改造燃气管网300公里。", "更新改造燃气管网260公里。")
    ]


@pytest.mark.usefixtures("unsure")
@pytest.mark.parametrize(
    "parts",
    [
        (("一、2026年重点工作", ["更新改造燃气管网260公里。"]),),
        (("一、“十四五”时期发展回顾", ["五年来，粮食连年丰收。"]), ("二、2026年重点工作", ["更新改造燃气管网260公里。"])),
    ],
)
def test_without_a_review_of_the_year_nothing_is_said(parts: tuple[tuple[str, list[str]], ...]) -> None:
    first = report(2025, ["过去一年，修了路。"], ["更新改造燃气管网300公里。"])
    assert verdicts(second("更新改造燃气管网260公里。"))
    links = linked(first, divided(2026, *parts)).pairs[0].links
    assert not [x for x in links if x.ruling]
