"""What came of a target, and how the next one differs."""

import pytest

from tests.unit.compare.made import compared
from tests.unit.years.made import report


def plan(text: str) -> list[str]:
    return [f"今年的预期目标为：{text}；全年居民消费价格涨幅2%左右。"]


def verdict(target: str, actual: str) -> tuple[str, str]:
    found = compared(report(2024, [], plan(target)), report(2025, [f"过去一年，{actual}，湖水清。"], []))
    return next((o.ruling.verdict, o.ruling.rule) for o in found.outcomes)


@pytest.mark.parametrize(
    ("target", "actual", "expected"),
    [
        ("地区生产总值增长5%左右", "地区生产总值增长5.1%", ("met", "about")),
        ("地区生产总值增长5%以上", "地区生产总值增长4.6%", ("short", "at least")),
        ("地区生产总值增长5%—6%", "地区生产总值增长6.8%", ("exceeded", "range")),
        ("固定资产投资增长5%", "固定资产投资下降5%", ("short", "other direction")),
        ("城镇调查失业率5.5%以内", "城镇调查失业率5.7%", ("short", "at most")),
        ("城镇新增就业6万人", "城镇新增就业6.7万人", ("exceeded", "exactly")),
        ("社会消费品零售总额增长5%", "社会消费品零售总额突破480亿元", ("reported", "growth or level")),
        ("工业增加值增长5%", "全市规模以上工业增加值增长6%", ("reported", "scope")),
        ("全市固定资产投资增长5%", "固定资产投资保持稳定增长", ("reported", "no figure")),
        ("研发投入强度达到2.5%", "研发投入强度从2.4%提高到2.8%", ("exceeded", "exactly")),
    ],
)
def test_a_verdict_follows_the_rules_for_commitments(target: str, actual: str, expected: tuple[str, str]) -> None:
    assert verdict(target, actual) == expected


def test_a_report_that_reviews_another_year_tells_no_outcome() -> None:
    reports = (
        report(2022, [], plan("地区生产总值增长5%")),
        report(2025, ["过去一年，地区生产总值增长5.1%。"], plan("地区生产总值增长6%")),
    )
    found = compared(*reports)
    assert (found.outcomes, found.changes) == ((), ())


@pytest.mark.parametrize(
    ("before", "after", "kinds"),
    [
        ("地区生产总值增长6%左右", "地区生产总值增长5%左右", ("lowered",)),
        ("地区生产总值增长6%以上", "地区生产总值增长6%左右", ("softened",)),
        ("全市城镇调查失业率5%左右", "城镇调查失业率5%以内", ("hardened",)),
        ("地区生产总值增长5%左右", "地区生产总值增长4.5%—5.5%", ("range widened",)),
        ("粮食产量12亿斤", "粮食产量60万吨", ()),
        ("固定资产投资增长5%", "固定资产投资稳步增长", ("words instead",)),
        ("固定资产投资稳步增长", "固定资产投资增长5%", ("figure again",)),
        ("工业增加值增长5%", "全市规模以上工业增加值增长6%", ()),
    ],
)
def test_a_target_differs_from_that_of_the_year_before(before: str, after: str, kinds: tuple[str, ...]) -> None:
    found = compared(report(2024, [], plan(before)), report(2025, [], plan(after)))
    assert tuple(k for c in found.changes for k in c.kinds) == kinds
