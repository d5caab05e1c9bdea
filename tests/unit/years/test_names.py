"""Names of indicators, in the reports' own words."""

import pytest
from duizhao.cache import Cache
from duizhao.model.links import Indicator
from duizhao.model.report import Series
from duizhao.years import name_indicators

from tests.unit.years.made import report
from tests.unit.years.test_stage import linked


def told(*pairs: tuple[str, str]) -> tuple[Indicator, ...]:
    """The indicators of two reports whose reviews tell each of these in turn."""
    first, second = (report(2024 + k, [f"过去一年，{p[k]}" for p in pairs], ["植树造林。"]) for k in (0, 1))
    return linked(first, second).indicators


@pytest.mark.parametrize(
    ("first", "second", "name"),
    [
        ("轨道交通运营总里程超过120公里；", "轨道交通运营总里程达到131公里；", "轨道交通运营总里程"),
        ("压减一般性支出和非刚性支出3亿元。", "压减一般性支出和非刚性支出2亿元。", "一般性支出和非刚性支出"),
        ("攻克40项关键共性技术。", "攻克关键共性技术50项。", "关键共性技术"),
        ("建成15个零碳示范园区并投入运营。", "20个零碳示范园区投入运营。", "零碳示范园区"),
        ("行政村生活污水治理率提高到75%。", "行政村生活污水治理率达80%。", "行政村生活污水治理率"),
        ("全市生产总值增长5%。", "地区生产总值增长6%。", "地区生产总值"),
        ("经济总量、渔业总产值分别增长5%、6%。", "渔业总产值增长7%。", "渔业总产值"),
    ],
)
def test_a_name_is_a_noun_that_says_what_is_counted(first: str, second: str, name: str) -> None:
    assert [i.zh for i in told((first, second))] == [name]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("总里程超过120公里；", "总里程达到131公里；"),  # of what?
        ("守牢安全和生态两条底线。", "守好安全和生态两条底线。"),  # a number in words belongs to a name
        ("办好20件民生实事。", "办好20件民生实事。"),  # what a government does
        ("渔港从12个", "渔港从15个"),  # where a change starts
        ("日均新增企业120家。", "日均新增企业130家。"),
        ("高新技术企业达到7000家。", "新培育高新技术企业800家。"),  # a state, and what was added
        ("自然村污水治理率达75%。", "行政村污水治理率达90%。"),
        ("新增停车位3万个。", "新增停车位80万个。"),  # too far apart
        ("生产总值增长3%，家电类零售额增长26%。", "生产总值增长3%，服装类零售额增长10%。"),
    ],
)
def test_what_is_no_quantity_of_several_years_makes_no_indicator(first: str, second: str) -> None:
    assert [i.zh for i in told((first, second)) if i.zh != "地区生产总值"] == []


def test_a_known_quantity_has_its_usual_english_name() -> None:
    first, second = (report(2024 + k, [f"过去一年，全市生产总值增长{5 + k}%。"], ["植树造林。"]) for k in (0, 1))
    series = [Series("wangchuan", "", "", (first, second))]
    years = name_indicators(series, linked(first, second), lambda *_: 0.0, Cache(None))
    assert [i.en for i in years.indicators] == ["GDP"]


def test_a_fall_and_a_rise_are_not_joined() -> None:
    points = [i.points for i in told(("居民消费价格下降0.1%。", "居民消费价格上涨2%。"))]
    assert points == []


def test_words_without_a_figure_join_a_figure_of_the_same_name() -> None:
    first = report(2024, ["过去一年，长者食堂服务优化，新增学位3万个。"], ["支持长者食堂建设，新增学位2万个。"])
    second = report(2025, ["过去一年，长者食堂达26家，新增学位2.4万个。"], ["支持长者食堂建设，新增学位1万个。"])
    canteens = next(i for i in linked(first, second).indicators if "食堂" in i.zh)
    assert canteens.unit == "count"
    assert [p.value for p in canteens.points if p.value is not None] == [26]
