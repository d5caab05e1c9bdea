"""Names of indicators, in the reports' own words."""

import pytest
from duizhao.cache import Cache
from duizhao.model.links import Indicator
from duizhao.model.report import Series
from duizhao.years import name_indicators
from duizhao.years.changes import with_change
from duizhao.years.clauses import claims

from tests.unit.years.made import divided, report
from tests.unit.years.test_stage import linked


def told(*pairs: tuple[str, str]) -> tuple[Indicator, ...]:
    """The indicators of two reports whose reviews tell each of these in turn."""
    first, second = (report(2024 + k, [f"过去一年，{p[k]}" for p in pairs], ["植树造林。"]) for k in (0, 1))
    return linked(first, second).indicators


@pytest.mark.parametrize(
    ("first", "second", "name"),
    [
        ("轨道交通运营总里程超过120公里；", "轨道交通运营总里程达到131公里；", "轨道交通运营总里程"),
        ("一般性支出和非刚性支出3亿元。", "一般性支出和非刚性支出2亿元。", "一般性支出和非刚性支出"),
        ("攻克40项关键共性技术。", "攻克关键共性技术50项。", "关键共性技术攻克数"),
        ("建成15个零碳示范园区并投入运营。", "20个零碳示范园区投入运营。", "零碳示范园区建成数"),
        ("行政村生活污水治理率提高到75%。", "行政村生活污水治理率达80%。", "行政村生活污水治理率"),
        ("全市生产总值增长5%。", "地区生产总值增长6%。", "地区生产总值"),
        ("经济总量、渔业总产值分别增长5%、6%。", "渔业总产值增长7%。", "渔业总产值"),
        ("新增社区食堂30家。", "新增社区食堂40家。", "新增社区食堂"),  # what was added, not all that there are
        ("新登记渔船30艘。", "新登记渔船40艘。", "新登记渔船"),
        ("新建和改造社区食堂30家。", "新建和改造社区食堂40家。", "新建改造社区食堂"),
        ("改造老旧码头30座。", "完成40座老旧码头改造。", "老旧码头改造"),  # what was done, not how many there are
        ("建成口袋公园30个。", "新建口袋公园40个。", "新建口袋公园"),
        ("建成口袋公园30个。", "打造口袋公园40个。", "口袋公园建设数"),
        ("建成海堤30公里。", "建设海堤40公里。", "海堤建设"),
        ("优化公交线路30条。", "优化40条公交线路。", "公交线路优化"),
        ("整治背街小巷30条。", "治理40条背街小巷。", "背街小巷治理"),
        ("完成渔村搬迁300户。", "实施400户渔村搬迁。", "渔村搬迁户数"),  # of households, not of villages
        ("低效建设用地减量10平方公里。", "低效建设用地减量7平方公里。", "低效建设用地减量"),
        ("推进30个“高效办成一件事”事项。", "推进40个“高效办成一件事”事项。", "高效办成一件事事项"),
        ("改造老旧码头30座。", "老旧码头实现联网40座。", ""),  # one was done, the other may be all
        ("新设外资企业增长12%。", "新设外资企业增长15%。", "新设外资企业"),
        ("渔船事故起数下降9%。", "渔船事故起数下降12%。", "渔船事故起数降幅"),
        ("更新改造旧码头30座。", "更新改造旧码头40座。", "旧码头更新改造"),  # all that was done
        ("更新改造旧码头30座。", "改造旧码头40座。", "旧码头改造"),
        ("改造建设25个渔民驿站。", "建成投运30个渔民驿站。", "渔民驿站建设数"),
        ("新引进落地10亿元以上渔业项目30个。", "引进落地10亿元以上渔业项目20个。", "10亿元以上渔业项目引进落地"),
        ("争取中央渔业投资资金3亿元。", "争取中央渔业投资4亿元。", "中央渔业投资争取额"),
        ("新增直接采信海外渔船检验证书30项。", "新增直接采信海外渔船检验证书40项。", "新增直接采信海外渔船检验证书"),
        ("新认证蓝色渔产品30个。", "新认证蓝色渔产品40个。", "新认证蓝色渔产品"),
        ("举办超300场次渔歌讲座、海洋展览等活动。", "举办400场次渔歌讲座、海洋展览等活动。", "渔歌讲座、海洋展览等活动场次"),
        ("开展渔民技能培训3万人次。", "开展渔民技能培训4万人次。", "渔民技能培训人次"),
        ("地方一般公共预算收入增长2%。", "一般公共预算收入增长3%。", "地方一般公共预算收入"),
        ("出台30项渔业支持政策。", "制定实施40项渔业支持政策。", "渔业支持政策出台"),
        ("16个海洋观测设施平台进入科研状态。", "29个海洋观测设施进入科研状态。", "海洋观测设施"),
        ("持证渔船船员达3000人。", "持证渔船船员达4000人。", "持证渔船船员"),
        ("修复废弃渔场30处。", "修复废弃渔场40处。", "废弃渔场修复"),
        ("基本养老保险参保率达95%。", "基本养老保险参保率达96%。", "基本养老保险参保率"),
        ("盘活旅游存量渔港30座。", "盘活旅游存量渔港20座。", "旅游存量渔港盘活"),
        ("完成30公里电缆入地和箱体整治。", "完成40公里电缆入地和箱体整治。", ""),  # more than the name would say
        ("30处码头附属空间向社会开放共享。", "40处码头附属空间向社会开放共享。", ""),
        ("渔业主体净增30户。", "新登记渔业主体40户。", ""),
        ("全国重点实验室达3家。", "国家重点实验室达5家。", "全国重点实验室"),
        ("改造完工旧码头30座。", "旧码头改造完工40座。", "旧码头改造完工"),  # finished, not begun
        ("建成海堤碑廊30公里。", "建成海堤碑廊40公里。", "海堤碑廊建成长度"),
        ("建成渔民食堂30个。", "建成渔民食堂40个。", "渔民食堂建成数"),
        ("新建改建渔村公路30公里。", "新建改建渔村公路40公里。", "新改建渔村公路"),
        ("新建和改造渔村公路30公里。", "新改建渔村公路40公里。", ""),
        ("更新渔港管网30公里。", "更新渔港管网40公里。", "渔港管网更新"),
        ("立改废渔业规章30件。", "制定修改废止渔业规章40件。", "渔业规章立改废"),
        ("渔业园区集聚企业300家。", "渔业园区集聚企业达到400家。", "渔业园区集聚企业"),  # with the verb inside
        ("参与渔业碳汇交易3亿元。", "参与渔业碳汇交易4亿元。", ""),  # the name would not say who
        ("累计创建国家级渔业园区3个。", "建设渔业园区4个。", ""),
        ("提供渔民就业岗位300个。", "提供渔民就业岗位400个。", "渔民就业岗位提供数"),
        ("东门桥等30处观景平台整治。", "整治40处观景平台。", "观景平台整治"),  # examples narrow nothing down
        ("渔村旧房改造300套。", "渔村旧房改造400套。", "渔村旧房改造"),
        ("渔村改造300套。", "渔村改造400套。", ""),  # no villages
    ],
)
def test_a_name_is_a_noun_that_says_what_is_counted(first: str, second: str, name: str) -> None:
    assert [i.zh for i in told((first, second))] == [name] * bool(name)


@pytest.mark.parametrize(
    ("texts", "name"),
    [
        (("新增长者食堂30家。", "长者食堂40家。"), "新增长者食堂"),  # in a list the verb stands before the first
        (("新增长者食堂30家。", "实现长者食堂达标40家。"), ""),  # not sure what the second counts
        (("长者食堂40家。", "长者食堂50家。", "新增长者食堂30家。"), ""),
        (("改造长者食堂30家。", "长者食堂40家。"), "长者食堂改造"),
        (("改造长者食堂30家。", "修复长者食堂40家。"), ""),
        (("改造长者食堂30家。", "整治长者食堂40家。", "完工20家。"), "长者食堂整治改造"),
        (("已建成长者食堂30家。", "已建成长者食堂40家。"), "长者食堂"),  # all that there are
    ],
)
def test_a_name_says_what_was_done_where_half_of_the_figures_do_and_none_says_otherwise(
    texts: tuple[str, ...], name: str
) -> None:
    told = [claims(report(2025, [text], []))[0][0].claim for text in texts]
    assert with_change("长者食堂", told) == name


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
        ("自然村生活污水治理率提高到75%。", "行政村生活污水治理率提高到90%。"),
        ("60万吨/年炼油项目开工建设。", "60万吨/年炼油项目加快建设。"),  # what a plant can do
        ("新增渔港6个、渔村4个。", "渔港、渔村分别达到30个、35个。"),
        ("新增停车位3万个。", "新增停车位80万个。"),  # too far apart
        ("新增地方法规4部。", "修改地方法规5部。"),
        ("地方一般公共预算收入300亿元。", "全口径一般公共预算收入320亿元。"),
        ("新挂牌3个区域海洋中心。", "建设好运营好4个区域海洋中心。"),  # those of a year, and all that there are
        ("已建成智慧渔村30个。", "新建智慧渔村40个。"),
        ("打造标准化渔港30个。", "改造提升标准化渔港25个。"),
        ("加快建设4个深海渔业园区。", "加快建设4个深海渔业园区。"),  # none is built
        ("陆路渔港货运量1.2亿吨。", "渔港货运量1.3亿吨。"),  # a part, and all
        ("渔村主干道和码头路灯安装率达50%。", "清洁海岛主干道和码头路灯安装率达75%。"),
        ("年收入超10亿元的渔业龙头企业达30家。", "年收入超亿元的渔业龙头企业达40家。"),
        ("筹集保障性租赁住房3万套。", "交付保障性租赁住房2万套。"),
        ("为30个老旧小区引入物业服务。", "为38个老旧小区引入物业服务。"),  # no noun says what is counted
        ("生产总值增长3%，家电类零售额增长26%。", "生产总值增长3%，服装类零售额增长10%。"),
    ],
)
def test_what_is_no_quantity_of_several_years_makes_no_indicator(first: str, second: str) -> None:
    assert [i.zh for i in told((first, second)) if i.zh != "地区生产总值"] == []


@pytest.mark.parametrize(
    ("texts", "count"),
    [
        (("建成渔民食堂30个。", "新建渔民食堂40个。", "新建县级渔民食堂50个。"), 2),  # narrower
        (("建成渔民食堂30个。", "建成渔民食堂40个。", "开工渔民食堂50个。"), 2),  # begun
        (("旧码头改造30座。", "改造旧码头40座。", "更新旧码头50座。"), 2),
        (("新增渔船泊位30个。", "新增渔船泊位40个。", "增加渔船泊位供给。"), 3),  # without a figure
        (("渔船泊位达30个。", "渔船泊位达40个。", "渔船泊位数量跃居第一位。"), 2),  # a rank
    ],
)
def test_what_says_more_or_less_than_the_name_is_left_out(texts: tuple[str, ...], count: int) -> None:
    reports = [report(2024 + k, [f"过去一年，{text}"], ["植树造林。"]) for k, text in enumerate(texts)]
    assert [len(i.points) for i in linked(*reports).indicators] == [count]


def test_a_name_says_of_which_kind_the_numbers_are() -> None:
    (new,) = told(("新增渔船泊位30个、累计达到300个。", "新增渔船泊位40个、累计达到340个。"))
    (there,) = told(("渔业金融机构增加到30家。", "渔业金融机构增加到40家。"))
    assert (new.zh, new.change) == ("新增渔船泊位", "added")
    assert (there.zh, there.change) == ("渔业金融机构", "")


@pytest.mark.parametrize(
    ("first", "second", "names"),
    [
        ("新建绿道30公里、绿地20公顷。", "新建绿道40公里、绿地30公顷。", ["新建绿地", "新建绿道"]),
        ("改造渔港3座、海堤20公里和码头5座。", "改造渔港4座、海堤30公里和码头6座。", ["海堤改造", "渔港改造", "码头改造"]),
        (
            "新建码头3座、改造渔港4处、渔船收入5亿元。",
            "新建码头4座、改造渔港5处、渔船收入6亿元。",
            ["新建码头", "渔港改造", "渔船收入"],
        ),
        ("利用渔仓改造建设3座渔市、20个渔民驿站。", "改造建设4座渔市和30个渔民驿站。", ["渔市改造建设数", "渔民驿站改造建设数"]),
        (
            "完成沙洲综合治理60平方公里、营造林30公顷。",
            "完成沙洲综合治理50平方公里、营造林40公顷。",
            ["沙洲综合治理", "营造林"],
        ),  # a noun
        ("码头改造开工30座、完工20座。", "码头改造开工40座、完工30座。", ["码头改造开工", "码头竣工"]),
        ("新设渔业企业30家、增长12%。", "新设渔业企业40家、增长15%。", ["新设渔业企业", "新设渔业企业"]),
        ("新建码头3座，渔港4处。", "新建码头4座，渔港5处。", ["新建码头", "渔港"]),  # no list: another clause
    ],
)
def test_later_things_of_a_list_have_the_verb_of_the_first(first: str, second: str, names: list[str]) -> None:
    assert sorted(i.zh for i in told((first, second))) == sorted(names)


def test_a_known_quantity_has_its_usual_english_name() -> None:
    first, second = (report(2024 + k, [f"过去一年，全市生产总值增长{5 + k}%。"], ["植树造林。"]) for k in (0, 1))
    series = [Series("wangchuan", "", "", (first, second))]
    years = name_indicators(series, linked(first, second), lambda *_: 0.0, Cache(None))
    assert [i.en for i in years.indicators] == ["GDP"]


def test_a_fall_and_what_was_added_are_said_in_english() -> None:
    texts = ["过去一年，一般公共预算收入下降4%，新增养老床位300张。", "过去一年，一般公共预算收入下降2%，新增养老床位400张。"]
    first, second = (report(2024 + k, [text], ["植树造林。"]) for k, text in enumerate(texts))
    series = [Series("wangchuan", "", "", (first, second))]
    years = name_indicators(series, linked(first, second), lambda *_: 0.0, Cache(None))
    assert [(i.zh, i.en) for i in years.indicators] == [
        ("一般公共预算收入降幅", "general public budget revenue, decrease"), ("新增养老床位", ""),
    ]  # fmt: skip


def test_a_task_on_the_mechanism_of_a_thing_joins_no_figure_of_it() -> None:
    first = report(2024, ["过去一年，建成高标准农田30万亩。"], ["完善高标准农田管护机制。"])
    second = report(2025, ["过去一年，建成高标准农田40万亩。"], ["继续建设高标准农田。"])
    (fields,) = linked(first, second).indicators
    assert [(p.year, p.role) for p in fields.points] == [(2023, "actual"), (2024, "actual"), (2025, "target")]


def test_of_a_clause_that_goes_on_to_a_higher_figure_the_higher_one_counts() -> None:
    (trade,) = told(("数字经济规模达1.3亿元。", "数字经济规模突破1亿元、达1.4亿元。"))
    assert [p.value for p in trade.points] == [130_000_000, 140_000_000]


def test_a_figure_of_the_year_comes_before_one_of_several_years() -> None:
    look_back = ["过去一年，商业健康，粮食产量125万吨。", "五年来，农业稳固。粮食产量稳定在120万吨以上。"]
    first = report(2025, ["过去一年，粮食产量稳定在122万吨以上。"], ["要修桥。"])
    second = divided(2026, ("一、2025年和“十四五”时期工作回顾", look_back), ("二、2026年工作安排", ["要修桥。"]))
    (grain,) = linked(first, second).indicators
    assert [p.value for p in grain.points] == [1_220_000, 1_250_000]


def test_what_a_figure_never_fell_below_in_five_years_is_not_that_of_the_last() -> None:
    first = report(2025, ["过去一年，粮食产量122万吨。"], ["粮食产量稳定在120万吨以上。"])
    look_back = ["五年来，农业稳固。粮食产量稳定在120万吨以上。"]
    second = divided(2026, ("一、“十四五”时期工作回顾", look_back), ("二、2026年工作安排", ["粮食产量125万吨。"]))
    (grain,) = linked(first, second).indicators
    assert [(p.year, p.role) for p in grain.points] == [(2024, "actual"), (2025, "target"), (2026, "target")]


def test_a_fall_and_a_rise_are_not_joined() -> None:
    points = [i.points for i in told(("居民消费价格下降0.1%。", "居民消费价格上涨2%。"))]
    assert points == []


def test_words_without_a_figure_join_a_figure_of_the_same_name() -> None:
    first = report(2024, ["过去一年，长者食堂服务优化，新增学位3万个。"], ["支持长者食堂建设，新增学位2万个。"])
    second = report(2025, ["过去一年，长者食堂达26家，新增学位2.4万个。"], ["支持长者食堂建设，新增学位1万个。"])
    canteens = next(i for i in linked(first, second).indicators if "食堂" in i.zh)
    assert canteens.unit == "count"
    assert [p.value for p in canteens.points if p.value is not None] == [26]
