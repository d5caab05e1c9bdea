"""Verdicts by their rules, and what must never be compared."""

import pytest
from duizhao.figures import measure
from duizhao.years.clauses import core
from duizhao.years.verdicts import rule

from tests.unit.years.made import claim


def said(plan: str, result: str, subject: str = "", other: str = "") -> tuple[str, str]:
    ruling = rule(claim(plan, subject), claim(result, other or subject), measure)
    return ruling.verdict, ruling.rule


@pytest.mark.parametrize(
    ("plan", "result", "verdict", "name"),
    [
        ("筹集住房7万套，", "筹集住房7.1万套，", "met", "exactly"),
        ("筹集住房7万套，", "筹集住房8万套，", "exceeded", "exactly"),
        ("筹集住房7万套，", "筹集住房6.9万套，", "short", "exactly"),
        ("新增就业不少于26万人，", "新增就业26万人，", "met", "at least"),
        ("新增就业不少于26万人，", "新增就业29万人，", "exceeded", "at least"),
        ("新增就业26万人以上，", "新增就业25万人，", "short", "at least"),
        ("失业率控制在5%以内，", "失业率4.1%，", "exceeded", "at most"),
        ("失业率控制在5%以内，", "失业率4.9%，", "met", "at most"),
        ("价格涨幅控制在3%以内，", "价格涨幅0.2%，", "met", "at most"),
        ("失业率控制在5%以内，", "失业率5.3%，", "short", "at most"),
        ("生产总值增长5%左右，", "生产总值增长5.2%，", "met", "about"),
        ("生产总值增长5%左右，", "生产总值增长4.1%，", "short", "about"),
        ("生产总值增长5%左右，", "生产总值增长6.1%，", "exceeded", "about"),
        ("生产总值增长5.5%左右，", "生产总值增长5.3%，", "met", "about"),
        ("工业增长8%左右，", "工业增长7.7%，", "short", "about"),
        ("粮食产量600万吨左右，", "粮食产量615万吨，", "met", "about"),
        ("参保率86%左右，", "参保率85.7%，", "met", "about"),
        ("参保率86%左右，", "参保率87%，", "exceeded", "about"),
        ("经济增长6%左右，", "地区生产总值增长5.5%，", "short", "about"),
        ("投资增长5%左右，", "投资下降6%，", "short", "other direction"),
        ("居民消费价格涨幅2%左右，", "居民消费价格下降0.1%，", "reported", "no better side"),
        ("浓度每立方米20微克以下，", "浓度低于每立方米19微克，", "exceeded", "at most"),
        ("发放贷款160亿元，", "发放贷款完成年计划的118%，", "exceeded", "share of the plan"),
        ("发放贷款160亿元，", "发放贷款完成年计划的101%，", "met", "share of the plan"),
        ("价格涨幅3%左右，", "价格涨幅0.2%，", "reported", "no better side"),
        ("城镇化率达到58.1%，", "城镇化率提高到58.08%，", "met", "exactly"),
        ("能耗降低3%，", "能耗降低3.5%，", "exceeded", "exactly"),
        ("建设道路30公里，", "建设道路30000米，", "met", "exactly"),
        ("完成投资1.2万亿元，", "完成投资12300亿元，", "met", "exactly"),
        ("整治农田15万亩，", "整治农田1万公顷，", "met", "exactly"),
    ],
)
def test_a_verdict_and_its_rule(plan: str, result: str, verdict: str, name: str) -> None:
    assert said(plan, result) == (verdict, name)


@pytest.mark.parametrize(
    ("result", "verdict", "name"),
    [
        ("建成绿道超100公里，", "met", "exactly"),  # more than the target is at least the target
        ("建成绿道超90公里，", "reported", "bound"),  # may be 100 or not
        ("建成绿道近100公里，", "short", "exactly"),  # nearly the target is not the target
        ("建成绿道超60公里，", "short", "exactly"),  # who built 100 would not say more than 60
        ("建成绿道近200公里，", "exceeded", "exactly"),
        ("建成绿道约99公里，", "met", "exactly"),
        ("建成绿道约90公里，", "short", "exactly"),
    ],
)
def test_approximators_are_respected(result: str, verdict: str, name: str) -> None:
    assert said("建成绿道100公里，", result) == (verdict, name)


@pytest.mark.parametrize(
    ("plan", "result", "name"),
    [
        ("能耗比2020年下降13%，", "能耗下降3%，", "base year"),
        ("轨道交通里程新增30公里，", "地铁里程新增30公里，", "scope"),
        ("新增护理型床位3000张，", "新增家庭养老床位3000张，", "scope"),
        ("人均公园面积达到17平方米，", "公园面积达到17平方米，", "scope"),
        ("规模以上工业增长6%，", "工业增长6%，", "scope"),
        ("新增托位1万个，", "托位覆盖率达到60%，", "other unit"),
        ("新增公园20个，", "公园总数达1100个，", "added or total"),
        ("新增企业50家，", "企业数量增至三倍，", "other unit"),
        ("新增企业50家，", "累计入驻企业130家，", "added or total"),
        ("绿电增长20%，", "绿电占比达到20%，", "growth or level"),
        ("小区改造新开工300个，", "小区改造竣工300个，", "stage"),
        ("转化率达70%，", "转化率从60%", "start"),
        ("实施50条改革举措，", "完成50条改革举措，", "measures"),
    ],
)
def test_what_differs_in_scope_is_never_compared(plan: str, result: str, name: str) -> None:
    assert said(plan, result) == ("reported", name)


def test_a_span_of_five_years_is_not_compared_with_one() -> None:
    ruling = rule(claim("新增就业50万人，", "城镇就业"), claim("新增就业261万人，", "城镇就业", "five"), measure)
    assert (ruling.verdict, ruling.rule) == ("reported", "period")


@pytest.mark.parametrize(
    ("plan", "result", "expected"),
    [
        ("污水处理率达到95%，", "污水处理率达到95%，", ("met", "exactly")),  # a level at the end is that of the last year
        ("高速公路里程突破900公里，", "高速公路里程突破950公里，", ("exceeded", "at least")),
        ("城镇就业6万人以上，", "城镇就业每年超过7万人，", ("exceeded", "at least")),
        ("高速公路里程达900公里，", "高速公路里程年均达950公里，", ("reported", "period")),
        ("改造公路300公里，", "改造公路达900公里，", ("reported", "period")),  # a sum
        ("生产总值增长5%，", "生产总值增长6%，", ("reported", "period")),
    ],
)
def test_a_level_reached_in_five_years_is_that_of_the_last(plan: str, result: str, expected: tuple[str, str]) -> None:
    ruling = rule(claim(plan, core(plan)), claim(result, core(result), "five"), measure)
    assert (ruling.verdict, ruling.rule) == expected


def test_what_is_counted_besides_proves_nothing() -> None:
    assert said("改造小区50个，", "改造小区和厂房80个，", "小区", "小区厂房")[0] == "reported"
    assert said("改造小区和厂房50个，", "改造小区40个，", "小区厂房", "小区")[0] == "reported"


def test_figures_of_other_things_are_not_compared() -> None:
    assert said("建成示范县16个，", "建成示范县31个，", "农村客货邮示范县", "健康县城示范县") == ("reported", "subject")


def test_what_is_counted_for_each_of_is_no_subject() -> None:
    energy = core("单位地区生产总值能耗下降3%，")
    assert said("单位地区生产总值能耗下降3%，", "地区生产总值增长5%，", energy, core("地区生产总值增长5%，")) == (
        "reported",
        "subject",
    )
    assert said("单位地区生产总值能耗下降3%，", "单位GDP能耗下降3.4%，", energy, core("单位GDP能耗下降3.4%，")) == (
        "exceeded",
        "exactly",
    )


@pytest.mark.parametrize(
    ("plan", "result", "kinds", "expected"),
    [
        ("建成城市绿道15公里，", "建成绿道50公里，", ("城市绿道", "绿道"), ("reported", "subject")),  # of all greenways
        ("建成城市绿道15公里，", "建成绿道9公里，", ("城市绿道", "绿道"), ("short", "exactly")),
        ("建成绿道50公里，", "建成城市绿道15公里，", ("绿道", "城市绿道"), ("reported", "subject")),
        ("建成绿道50公里，", "建成城市绿道80公里，", ("绿道", "城市绿道"), ("exceeded", "exactly")),
        ("建成城市绿道15公里，", "建成绿道15公里，", ("城市绿道", "绿道"), ("met", "exactly")),
    ],
)
def test_a_part_and_the_whole_prove_one_side_only(
    plan: str, result: str, kinds: tuple[str, str], expected: tuple[str, str]
) -> None:
    assert said(plan, result, *kinds) == expected


def test_a_word_after_another_number_gives_no_direction() -> None:
    assert said("覆盖二级以上医院90%的门诊，", "覆盖二级以上医院90.4%的门诊，") == ("met", "exactly")
    assert said("覆盖三甲医院90%以上的门诊，", "覆盖三甲医院90.4%的门诊，") == ("met", "at least")


def test_without_a_figure_there_is_no_verdict_on_one() -> None:
    assert said("深化医药改革，", "新增医院3家，") == ("reported", "task")
    assert said("新增医院3家，", "医院建设加快，") == ("reported", "no figure")


def test_a_range_is_met_within_it() -> None:
    assert said("增长5%至6%，", "增长5.5%，") == ("met", "range")
    assert said("增长5%至6%，", "增长4.5%，") == ("short", "range")
