"""Names of indicators, in the reports' own words."""

import pytest
from duizhao.model.links import Indicator

from tests.unit.years.made import report
from tests.unit.years.test_stage import linked


def told(*pairs: tuple[str, str]) -> tuple[Indicator, ...]:
    """The indicators of two reports whose reviews tell each of these in turn."""
    first, second = (report(2024 + k, [f"过去一年，{p[k]}" for p in pairs], ["植树造林。"]) for k in (0, 1))
    return linked(first, second).indicators


@pytest.mark.parametrize(
    ("first", "second", "name"),
    [
        ("轨道交通运营总里程超过120公里；", "总里程达到131公里；", "轨道交通运营总里程"),  # not the bare 总里程
        ("压减一般性支出和非刚性支出3亿元。", "压减一般性支出和非刚性支出2亿元。", "压减一般性支出和非刚性支出"),
        ("沿江渔户收入增速快于山区农户2个百分点；", "沿江渔户收入增速快于山区农户2.4个百分点；", "沿江渔户收入增速快于山区农户"),
    ],
)
def test_a_name_says_what_is_counted(first: str, second: str, name: str) -> None:
    assert [i.zh for i in told((first, second))] == [name]


def test_words_without_a_figure_join_no_multiple_with_a_number() -> None:
    first = report(
        2024,
        ["过去一年，望川交易所深化改革、上市公司增至开市时的三倍，新增学位3万个。"],
        ["支持望川交易所深化改革和高质量发展，新增学位2万个。"],
    )
    second = report(2025, ["过去一年，望川交易所上市公司达26家，新增学位2.4万个。"], ["支持望川交易所深化改革，新增学位1万个。"])
    exchange = next(i for i in linked(first, second).indicators if "交易所" in i.zh)
    assert (exchange.unit, [p.value for p in exchange.points]) == ("count", [None, 26, None])
