"""Kinds of what is counted that are never compared, each in sentences of its own."""

import pytest
from duizhao.figures import measure
from duizhao.years.clauses import core
from duizhao.years.verdicts import rule

from tests.unit.years.made import claim


def said(plan: str, result: str) -> tuple[str, str, str]:
    ruling = rule(claim(plan, core(plan)), claim(result, core(result)), measure)
    return ruling.verdict, ruling.rule, ruling.detail


@pytest.mark.parametrize(
    ("plan", "result", "detail"),
    [
        ("海洋生产总值增长6%，", "全省生产总值增长5.6%，", "海洋 / –"),
        ("全省服务业增加值增长6%，", "全国服务业增加值增长5.6%，", "全省 / 全国"),
        ("培育省级绿色工厂20家，", "培育国家级绿色工厂22家，", "省级 / 国家级"),
        ("单位地区生产总值能耗下降3%，", "单位地区生产总值碳排放下降3.6%，", "能耗 / 碳排放"),
        ("居民人均可支配收入增长6%，", "城镇居民人均可支配收入增长5.6%，", "– / 城镇居民"),
        ("规模以上工业增加值增长6%，", "工业增加值增长5.6%，", "规模以上 / –"),
    ],
)
def test_another_scope_is_not_compared_and_named(plan: str, result: str, detail: str) -> None:
    assert said(plan, result) == ("reported", "scope", detail)


@pytest.mark.parametrize(
    ("plan", "result"),
    [
        ("培育省级绿色工厂20家，", "培育绿色工厂22家，"),  # one may leave its rank unsaid
        ("服务业增加值增长6%，", "全省服务业增加值增长6.1%，"),
        ("服务业增加值增长6%，", "服务业增加值增长6.1%、高于全国0.3个百分点，"),  # only compared with the nation
        ("全市新建全国文明村20个，", "新建全国文明村22个，"),  # the name of an honour
        ("单位地区生产总值能耗下降3%，", "单位GDP能源消耗下降3.1%，"),
        ("规模以上工业增加值增长6%，", "规模工业增加值增长6.1%，"),
        ("城镇常住居民人均可支配收入增长6%，", "城镇居民人均可支配收入增长6.1%，"),
    ],
)
def test_the_same_scope_is_compared(plan: str, result: str) -> None:
    assert said(plan, result)[0] in ("met", "exceeded")


def test_a_part_that_is_told_apart_has_a_subject_of_its_own() -> None:
    ruling = rule(
        claim("规模工业增加值增长6.5%，", "规模工业值增长"), claim("其中规模工业增加值增长6.2%、", "规模工业值增长"), measure
    )
    assert ruling.verdict == "short"


def test_upgrading_tells_nothing_of_what_is_upgraded() -> None:
    assert said("提质改造农村公路3000公里，", "改造提升农村公路3983公里。")[0] == "exceeded"
