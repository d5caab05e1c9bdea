"""Figures of two languages: which are the same, which differ, which have no counterpart."""

from collections.abc import Sequence

import pytest
from duizhao.figures import agree, find_figures, ties
from duizhao.model.alignment import Segment
from duizhao.model.figures import Agreement

Said = tuple[str | None, str | None, str]


def said(zh: str, en: str, beads: Sequence[Segment] | None = None) -> list[Said]:
    """What is said of the quantities of a row, in words."""
    ours, theirs = find_figures(zh, "zh"), find_figures(en, "en")
    whole = [Segment(((0, len(zh)),), ((0, len(en)),), 1.0)] if beads is None else beads

    def words(a: Agreement) -> Said:
        left = None if a.zh is None else zh[ours[a.zh].start : ours[a.zh].end]
        return left, None if a.en is None else en[theirs[a.en].start : theirs[a.en].end], a.status

    return [words(a) for a in agree(ours, theirs, whole)]


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        ("新增29座泵站", "Twenty-nine pumping stations were added."),
        ("收入4.4万亿元", "revenue of 4.4 trillion yuan"),
        ("票务收入增长1.36倍", "Ticket sales grew by 136%."),
        ("投入是2011年的2.4倍", "Spending rose by 140% over 2011."),
        ("投入是2011年的2.4倍", "Spending was 2.4 times that of 2011."),
        ("人数增加近1倍", "nearly twice as many people"),
        ("产值翻一番", "Output doubled."),
        ("近七成民宿开业", "Almost 70% of guesthouses opened."),
        ("三分之二的村", "two thirds of villages"),
        ("种树4415万亩", "2.94 million hectares of trees"),
        ("休耕400万亩", "266,667 hectares of farmland"),
        ("增产千亿斤", "raise output by 50 million tons"),
        ("增产千亿斤", "raise output by 50 billion kilograms"),
        ("每斤便宜2分、4分和1毛钱", "cheaper by 0.04 yuan, 0.08 yuan and 0.2 yuan a kilogram"),
        ("把条目缩减一半", "by halving the list"),
        ("24小时在线", "round-the-clock service"),
        ("哮喘等8类慢性病", "asthma and seven other conditions"),
        ("历时十年", "over a decade"),
        ("实施“3个100”工程", "carry out 300 projects"),
        ("万吨级以上泊位37个", "37 berths for ships larger than 10,000 tons"),
        ("50%以上", "over 50%"),
        ("80余万人", "over 800,000 people"),
        ("近240万平方米", "nearly 2.4 million square meters"),
        ("3至5年", "3 to 5 years"),
        ("增长5%至6%", "grow by 5% or even 6%"),
        ("12个月", "one year"),
        ("比例达到1∶3", "a ratio of 1:3"),
        ("三次产业比为4.0∶37.7∶58.3", "a ratio of 4.0:37.7:58.3"),
        ("平均寿命73岁", "a life expectancy of 73 years"),
        ("两位数增长", "double-digit growth"),
        ("落实“四个中心”定位", "its role as the “four centers”"),
        ("第四代通信用户2.6万", "26,000 4G users"),
        ("产值1万2千亿元", "an output of 1.2 trillion yuan"),
        ("投资3千5百万元", "35 million yuan"),
        ("惠及两万5千人、3万2500人、1亿零500万人", "25,000, 32,500 and 105 million people"),
        ("工程历时两年半、3年半", "The works took two and a half years, or 3½ years"),
        ("用了一年半", "took 18 months"),
        ("压缩到两个半小时、一个半小时", "two and a half hours, or an hour and a half"),
        ("全程1小时45分钟", "105 minutes"),
        ("新修步道5公里半", "5.5 kilometers of paths"),
        ("投资一亿半元", "150 million yuan"),
        ("50亩半山公园", "a park of 50 mu on the hillside"),
        ("10亿元半导体项目", "a semiconductor project of 1 billion yuan"),
        ("下调半个百分点", "cut by half a percentage point"),
        ("下调25个基点", "cut by 0.25 percentage points"),
        ("外资10亿美元、350万美元", "USD 1bn and $3.5m of foreign investment"),
        ("总值5万亿元、12亿元", "5 trn yuan and 1 billion 200 million yuan"),
        ("新增约五万个单位", "about 50 000 units"),
        ("补贴12 000元", "a subsidy of 12,000 yuan"),
        ("带动十几万人就业", "work for more than 100,000 people"),
        ("新建十余家、数百处", "more than a dozen, and several hundred sites"),
        ("出生率为6.3‰", "a birth rate of 6.3 per thousand"),
        ("出生率为千分之六点三", "6.3 births per 1,000 people"),
        ("每千人拥有医师3.2名", "3.2 doctors per thousand people"),
        ("误差5‱", "an error of 0.05 percent"),
        ("死亡率12.3/10万", "12.3 per 100,000"),
        ("产值翻两番", "Output quadrupled."),
        ("产值增长2倍", "Output tripled."),
        ("资金到位率达六成五", "Sixty-five percent of funds are in place."),
        ("降低两成半，占比七八成", "down 25 percent, to between 70 and 80 percent"),
        ("卅年来新建廿五家", "25 in thirty years"),
        ("两三千名师生", "2,000 to 3,000 teachers and students"),
        ("用电3.2亿度", "320 million kilowatt-hours"),
    ],
)
def test_the_same_amount(zh: str, en: str) -> None:
    assert {status for *_, status in said(zh, en)} == {"equal"}


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        ("新增17.3万人", "over 173,000 people"),
        ("生产约30万辆", "a total of 300,000 cars"),
        ("超过30家", "nearly 30 firms"),
        ("提高2个百分点", "rose by 2%"),
        ("近三成", "nearly one third"),
        ("增长1.2倍", "more than doubled"),
        ("新建十几家", "12 of them"),
    ],
)
def test_another_qualifier(zh: str, en: str) -> None:
    assert [status for *_, status in said(zh, en)] == ["qualifier"]


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        ("收入30亿元", "revenue of 30 billion yuan"),
        ("收入30亿元", "revenue of 3 billion dollars"),
        ("新增29座泵站", "92 pumping stations were added"),
        ("新增2641名学员", "2,647 trainees more"),
        ("增长5.2%", "grew by 5.7%"),
        ("长43公里", "43 square kilometers long"),
        ("出台6项法规", "Eight regulations were passed."),
        ("产值1万2千亿元", "12 trillion yuan"),
        ("历时两年半", "three and a half years"),
        ("外资10亿美元", "USD 2bn"),
        ("资金到位率达六成五", "55 percent"),
        ("出生率为6.3‰", "6.8 per thousand"),
        ("产值翻一番", "Output tripled."),
        ("产值翻两番", "Output tripled."),
        ("产值翻一番", "Output rose by 200 percent."),
        ("产值增长两倍", "Output doubled."),
    ],
)
def test_another_value(zh: str, en: str) -> None:
    statuses = {status for *_, status in said(zh, en)}
    assert statuses
    assert statuses <= {"differs", "unmatched"}


def test_figures_that_differ_are_told_as_a_pair() -> None:
    assert said("新增泵站29座、增长5.2%", "92 stations were added, up 5.2%") == [
        ("29座", "92", "differs"),
        ("5.2%", "5.2%", "equal"),
    ]


def test_what_is_missing_has_one_side() -> None:
    assert said("淘汰产能1580万吨、减排5%", "emissions were cut by 5%") == [
        ("1580万吨", None, "unmatched"),
        ("5%", "5%", "equal"),
    ]
    assert said("改善环境，减排5%", "We cut emissions by 5% in 1,200 firms") == [
        ("5%", "5%", "equal"),
        (None, "1,200", "unmatched"),
    ]


def test_small_english_words_and_manners_of_speaking_are_not_missed() -> None:
    assert said("每天18点关门", "closes at 6 p.m.") == []
    assert said("服务群众", "We served hundreds of people in two ways.") == []


def test_dates_are_never_reported_as_different() -> None:
    assert said("2023年建成", "completed in 2024") == []
    assert said("2023年3月5日", "on March 5") == [("2023年3月5日", "March 5", "equal")]


def test_an_area_in_two_units_is_one_figure() -> None:
    assert said("建成农田4.5万亩", "45,000 mu (3,000 hectares) of cropland") == [
        ("4.5万亩", "45,000 mu", "equal"),
        ("4.5万亩", "3,000 hectares", "equal"),
    ]


def test_equal_values_pair_in_their_order() -> None:
    zh, en = find_figures("新建50座、改造50条", "zh"), find_figures("50 built and 50 mended", "en")
    whole = Segment(((0, 20),), ((0, 30),), 1.0)
    assert [(a.zh, a.en) for a in agree(zh, en, [whole])] == [(0, 0), (1, 1)]


ZH, EN = "新建泵站29座。改造管线30公里。", "We mended 30 kilometers of pipes. We built 29 stations."
CROSSED = [Segment(((0, 8),), ((0, 33),), 1.0), Segment(((8, 16),), ((34, 55),), 1.0)]


def test_a_figure_moved_to_the_next_bead_is_found_there() -> None:
    assert said(ZH, EN, CROSSED) == [("29座", "29", "equal"), ("30公里", "30 kilometers", "equal")]


def test_beads_keep_figures_apart() -> None:
    far = [Segment(((8 * k, 8 * k + 8),), ((0, 0),), 1.0) for k in range(2)]
    row = agree(find_figures(ZH, "zh"), find_figures(EN, "en"), CROSSED)
    assert [a.segment for a in row] == [0, 1]
    assert all(
        a.status == "equal" for a in agree(find_figures(ZH, "zh"), find_figures(EN, "en"), far)
    )  # outside of beads: anywhere
    assert {a.segment for a in agree(find_figures(ZH, "zh"), find_figures(EN, "en"), [])} == {-1}


def test_a_figure_answered_by_a_name_is_no_quantity_missing() -> None:
    assert said("水质劣五类断面清零", "no section is below Class V") == [("五类", "Class V", "equal")]


def test_ties_weigh_what_tells_most() -> None:
    zh, en = (
        find_figures("2024年新增2641户、2家，开通3号线", "zh"),
        find_figures("In 2024, 2,641 homes, two firms and Line 3", "en"),
    )
    weight = {(t.zh, t.en): t.weight for t in ties(zh, en)}
    assert set(weight) == {(0, 0), (1, 1), (2, 2), (3, 3)}
    assert weight[1, 1] > weight[0, 0] > weight[3, 3] > weight[2, 2] > 0
    assert max(weight.values()) <= 1


def test_ties_share_among_the_repeated() -> None:
    once = ties(find_figures("用时三年", "zh"), find_figures("three years", "en"))
    thrice = ties(find_figures("三年、三年、三年", "zh"), find_figures("three years", "en"))
    assert len(once) == 1
    assert {t.weight for t in thrice} == {round(once[0].weight / 3, 3)}


def test_a_measure_whose_volume_stands_elsewhere_is_the_same() -> None:
    zh, en = "平均浓度为每立方米35.6微克", "the concentration was 35.6 micrograms per cubic meter"
    found = agree(find_figures(zh, "zh"), find_figures(en, "en"), [Segment(((0, len(zh)),), ((0, len(en)),), 1.0)])
    assert [a.status for a in found] == ["equal"]


def test_a_half_of_a_day_is_no_alarm() -> None:
    zh, en = "执照平均半天领到", "a license takes half a day"
    assert agree(find_figures(zh, "zh"), find_figures(en, "en"), [Segment(((0, len(zh)),), ((0, len(en)),), 1.0)]) == ()
