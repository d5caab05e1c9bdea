"""Which part of a report reviews, which plans: by any government's words."""

from typing import cast

import pytest
from duizhao.model.report import Chapter, ComparedPassage, MergedRow, Report, RowKind
from duizhao.years.clauses import claims
from duizhao.years.commitments import commitments
from duizhao.years.parts import parts

from tests.unit.years.made import report

_ROW = MergedRow((), (), "", (), (), ())


def headed(*rows: tuple[str, str]) -> Report[ComparedPassage]:
    """A report of 2026 of rows (kind, text)."""
    base = report(2026, [], [])
    passages = tuple(
        ComparedPassage(f"p{k:06d}", (), cast("RowKind", kind), "1", (0, 0), text, None, _ROW, (), (), (), ())
        for k, (kind, text) in enumerate(rows)
    )
    chapters = tuple(Chapter(str(k), "", "", p.zh or "", "", p.key) for k, p in enumerate(passages) if p.kind == "part")
    return Report(base.id, base.identity, "", "", (), chapters, passages, (), (), ())


def kinds(*rows: tuple[str, str]) -> list[str]:
    return [f"{p.kind} {p.period}" for p in parts(headed(*rows))]


@pytest.mark.parametrize("heading", ["一、2025年工作回顾", "一、过去一年的工作", "一、过去一年工作总结"])
def test_a_review(heading: str) -> None:
    assert kinds(("part", heading), ("passage", "修了路。"))[1] == "review year"


@pytest.mark.parametrize(
    "heading", ["二、2026年重点任务", "二、今年工作安排", "三、2026年经济社会发展总体要求和预期目标", "二、对今年政府工作的建议"]
)
def test_a_plan(heading: str) -> None:
    assert kinds(("part", heading), ("passage", "要修路。"))[1] == "plan year"


def test_plans_of_many_years_are_neither() -> None:
    assert kinds(("part", "二、“十五五”时期主要目标任务"), ("passage", "要修很多路。"))[1] == "other long"


def test_five_years_in_one_heading_with_the_last() -> None:
    rows = [
        ("part", "一、“十四五”时期和2025年工作回顾"),
        ("passage", "这五年，修路八百公里。"),
        ("passage", "2025年，修路九十公里。"),
    ]
    assert kinds(*rows)[1:] == ["review five", "review year"]


def test_without_headings_paragraphs_turn_to_the_plan() -> None:
    rows = [
        ("passage", "过去一年，修了路。"),
        ("passage", "桥也修了。"),
        ("passage", "今年是关键之年，要修更多路。"),
        ("passage", "还要修桥。"),
    ]
    assert [k.split()[0] for k in kinds(*rows)] == ["review", "review", "plan", "plan"]


def test_problems_and_thanks_are_neither() -> None:
    rows = [
        ("part", "一、2025年工作回顾"),
        ("passage", "我们也清醒认识到，困难和挑战不少。"),
        ("passage", "向全市人民表示衷心感谢！"),
    ]
    assert kinds(*rows)[1:] == ["other year", "other year"]


def test_a_clause_with_several_figures_is_several_claims() -> None:
    made = report(2026, ["老楼加装电梯新开工300部、完工200部，绿道总长达到90公里。"], [])
    assert [(s.claim.text, s.claim.subject) for s in claims(made)[0]] == [
        ("老楼加装电梯新开工300部、", "老楼加装电梯"),
        ("完工200部，", "老楼加装电梯完工"),
        ("绿道总长达到90公里。", "绿道总长"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "实施三年行动计划，",
        "支持20万以上的县，",
        "迎接建市75周年，",
        "推进三大工程，",
        "降低万元产值能耗，",
        "建设码头3、4号泊位，",
        "推进9个欠发达县域结对帮扶，",
    ],
)
def test_a_number_that_only_describes_is_no_target(text: str) -> None:
    assert [s.claim.figure for s in claims(report(2026, [text], []))[0]] == [None]


@pytest.mark.parametrize(
    "text", ["作为岚江上游的生态大市，", "面对近年少见的大旱，", "从信访、热线等渠道，", "以全域旅游为抓手，"]
)
def test_a_clause_that_says_what_one_is_or_leads_on_commits_to_nothing(text: str) -> None:
    made = report(2025, [], [f"{text}筑牢岚江上游生态屏障。"])
    assert [s.claim.text for s in commitments(made, claims(made)[0])] == ["筑牢岚江上游生态屏障。"]
