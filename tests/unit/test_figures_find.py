"""Figures of a text: what is a quantity, how much, of what unit, and where it stands."""

import time

import pytest
from duizhao.figures import find_figures
from duizhao.model.figures import Figure
from duizhao.model.source import Lang


def shown(text: str, lang: Lang, kind: str = "quantity") -> list[tuple[str, float, str, str]]:
    return [(text[f.start : f.end], float(f.value), f.unit, f.approx) for f in find_figures(text, lang) if f.kind == kind]


def only(text: str, lang: Lang) -> Figure:
    (figure,) = find_figures(text, lang)
    return figure


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("望川市新建泵站29座", ("29座", 29, "count", "")),
        ("收入突破万亿元", ("突破万亿元", 10**12, "yuan", ">")),
        ("总量约4.4万亿元", ("约4.4万亿元", 4.4e12, "yuan", "~")),
        ("惠及80余万老人", ("80余万", 800_000, "", ">")),
        ("收获四亿零七百多万吨", ("四亿零七百多万吨", 407_000_000, "t", ">")),
        ("修缮1万余套", ("1万余套", 10_000, "count", ">")),
        ("增长5%左右", ("5%左右", 5, "%", "~")),
        ("产量超过２．５万吨", ("超过２．５万吨", 25_000, "t", ">")),
        ("面积600平方公里", ("600平方公里", 600, "km2", "")),
        ("绿化5.8万亩", ("5.8万亩", 58_000, "mu", "")),
        ("步行50米内可换乘", ("50米内", 50, "m", "<=")),
        ("不少于26万人", ("不少于26万人", 260_000, "count", ">=")),
        ("提高2.4个百分点", ("2.4个百分点", 2.4, "pp", "")),
        ("分为十一个方面", ("十一个", 11, "count", "")),
        ("近七成民宿恢复营业", ("近七成", 0.7, "frac", "<~")),
        ("三分之二的社区", ("三分之二", 2 / 3, "frac", "")),
        ("压减1/3以上", ("1/3以上", 1 / 3, "frac", ">=")),
        ("增长百分之六", ("百分之六", 6, "%", "")),
        ("占全国近一半", ("近一半", 0.5, "frac", "<~")),
        ("收入保持两位数增长", ("两位数增长", 10, "dd", "")),
        ("累计为百万名骑手投保", ("百万名", 1_000_000, "count", "")),
        ("万元产值能耗下降", ("万元", 10_000, "yuan", "")),
        ("万吨级以上泊位", ("万吨级以上", 10_000, "t", ">=")),
        ("每万人口拥有医师", ("万人", 10_000, "count", "")),
        ("八亿农民", ("八亿", 800_000_000, "", "")),
        ("实施“3个100”工程", ("3个100", 300, "count", "")),
        ("一二三十年代之外，另有25万6千户", ("25万6千户", 256_000, "count", "")),
        ("装机1840万千瓦", ("1840万千瓦", 18_400_000, "kw", "")),
        ("重二十五千克", ("二十五千克", 25, "kg", "")),
        ("每斤提高3分钱", ("3分钱", 3, "fen/jin", "")),
        ("每箱便宜1毛钱", ("1毛钱", 1, "jiao", "")),
        ("節約用水12萬噸", ("12萬噸", 120_000, "t", "")),
        ("第三产业实现翻番", ("翻番", 2, "x", "")),
        ("为企业减负１，２３４家", ("１，２３４家", 1234, "count", "")),
    ],
)
def test_chinese_quantity(text: str, expected: tuple[str, float, str, str]) -> None:
    (found,) = shown(text, "zh")
    assert (found[0], *found[2:]) == (expected[0], *expected[2:])
    assert found[1] == pytest.approx(expected[1])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Twenty-nine labs opened in Wangchuan.", ("Twenty-nine", 29, "", "")),
        ("revenue of 4.4 trillion yuan", ("4.4 trillion yuan", 4.4e12, "yuan", "")),
        ("revenue of RMB 30 million", ("RMB 30 million", 30e6, "yuan", "")),
        ("exports of US$5 billion", ("US$5 billion", 5e9, "usd", "")),
        ("Six hundred square kilometers", ("Six hundred square kilometers", 600, "km2", "")),
        ("grew by over 10%", ("over 10%", 10, "%", ">")),
        ("grew by almost 6 per cent", ("almost 6 per cent", 6, "%", "<~")),
        ("no fewer than 260,000 jobs", ("no fewer than 260,000", 260_000, "", ">=")),
        ("exceeded a total of 30 sites", ("exceeded a total of 30", 30, "", ">")),
        ("rose 2.4 percentage points", ("2.4 percentage points", 2.4, "pp", "")),
        ("12.5 million mu of farmland", ("12.5 million mu", 12.5e6, "mu", "")),
        ("two thirds of homes", ("two thirds", 2 / 3, "frac", "")),
        ("cut by a third", ("a third", 1 / 3, "frac", "")),
        ("nearly half of the output", ("nearly half", 0.5, "frac", "<~")),
        ("by halving the list", ("halving", 0.5, "frac", "")),
        ("an almost threefold rise", ("almost threefold", 3, "x", "<~")),
        ("output doubled", ("doubled", 2, "x", "")),
        ("double-digit growth", ("double-digit", 10, "dd", "")),
        ("half a million seedlings", ("half a million", 500_000, "", "")),
        ("three consecutive years", ("three consecutive years", 3, "y", "")),
        ("a three-year plan of action", ("three-year", 3, "y", "")),
        ("500 or more clinics", ("500 or more", 500, "", ">=")),
        ("within 50 meters", ("within 50 meters", 50, "m", "<=")),
        ("the space under 49 bridges", ("49", 49, "", "")),
        ("over three years", ("three years", 3, "y", "")),
        ("use grew to 6.2. million users", ("6.2. million", 6.2e6, "", "")),
        ("a hundred wells", ("a hundred", 100, "", "")),
        ("over 2000 enterprises joined", ("over 2000", 2000, "", ">")),
        ("asthma and seven other conditions", ("seven other", 7, "others", "")),
    ],
)
def test_english_quantity(text: str, expected: tuple[str, float, str, str]) -> None:
    (found,) = shown(text, "en")
    assert (found[0], *found[2:]) == (expected[0], *expected[2:])
    assert found[1] == pytest.approx(expected[1])


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Covid-19 has passed", "en"),
        ("the Wangchuan-3 probe", "en"),
        ("三门核电开工", "zh"),
        ("3人制篮球", "zh"),
        ("港区二期启动", "zh"),
    ],
)
def test_a_number_in_a_name_is_no_quantity(text: str, lang: Lang) -> None:
    assert not shown(text, lang)


@pytest.mark.parametrize(
    ("text", "lang", "words", "low", "high"),
    [
        ("建设周期3至5年", "zh", "3至5年", 3, 5),
        ("增长5%—6%", "zh", "5%—6%", 5, 6),
        ("新增20—30万人", "zh", "20—30万人", 200_000, 300_000),
        ("约七八个村", "zh", "约七八个", 7, 8),
        ("在20和30之间", "zh", "20和30", 20, 30),
        ("覆盖七成至八成", "zh", "七成至八成", 0.7, 0.8),
        ("3 to 5 years", "en", "3 to 5 years", 3, 5),
        ("20-30 million mu", "en", "20-30 million mu", 20e6, 30e6),
        ("between 5 and 6 percent", "en", "5 and 6 percent", 5, 6),
        ("数百名志愿者", "zh", "数百名", 100, 1000),
        ("hundreds of volunteers", "en", "hundreds", 100, 1000),
    ],
)
def test_range(text: str, lang: Lang, words: str, low: float, high: float) -> None:
    figure = only(text, lang)
    assert (text[figure.start : figure.end], float(figure.value), float(figure.high or 0)) == (words, low, high)


@pytest.mark.parametrize(
    ("text", "lang", "values"),
    [
        ("指数由6.08至7.32", "zh", [6.08, 7.32]),
        ("from 50 to 75 percent", "en", [50, 75]),
        ("from 300,000 to 500,000 yuan", "en", [300_000, 500_000]),
        ("from last year's 2.1% to 2.3%", "en", [2.1, 2.3]),
    ],
)
def test_a_change_is_no_range(text: str, lang: Lang, values: list[float]) -> None:
    figures = find_figures(text, lang)
    assert [float(f.value) for f in figures] == values
    assert {f.high for f in figures} == {None}
    assert len({f.unit for f in figures}) == 1


@pytest.mark.parametrize(
    ("text", "change"),
    [
        ("增长1.7倍", "growth"),
        ("比上年增加近1倍", "growth"),
        ("是2011年的2.4倍", "level"),
        ("扩大到3倍", "level"),
        ("翻两番", "doubling"),
        ("三倍的量", ""),
    ],
)
def test_multiples_are_growth_or_level(text: str, change: str) -> None:
    assert find_figures(text, "zh")[-1].change == change


@pytest.mark.parametrize(
    ("text", "lang", "kind", "value"),
    [
        ("2024年", "zh", "date", 2024),
        ("二〇二四年", "zh", "date", 2024),
        ("2024年3月5日", "zh", "date", 20240305),
        ("３月５日", "zh", "date", 305),
        ("90年代", "zh", "date", 1990),
        ("八十年代", "zh", "date", 1980),
        ("2021—2025年", "zh", "date", 2021),
        ("第三届", "zh", "ordinal", 3),
        ("二十届三中全会", "zh", "ordinal", 20),
        ("二季度", "zh", "ordinal", 2),
        ("21世纪", "zh", "ordinal", 21),
        ("五环", "zh", "ordinal", 5),
        ("劣五类水体", "zh", "ordinal", 5),
        ("二级以上医院", "zh", "ordinal", 2),
        ("3号线", "zh", "name", 3),
        ("5G基站", "zh", "name", 5),
        ("PM2.5浓度", "zh", "name", 2.5),
        ("十四五规划", "zh", "name", 14),
        ("党的二十大", "zh", "name", 20),
        ("12345热线", "zh", "name", 12345),
        ("“四个中心”", "zh", "name", 4),
        ("两个“关键小事”", "zh", "name", 2),
        ("“0.1微克”行动", "zh", "name", 0.1),
        ("三山五园", "zh", "name", 3),
        ("6.0版方案", "zh", "name", 6),
        ("in 2024,", "en", "date", 2024),
        ("March 5, 2024", "en", "date", 20240305),
        ("the 1990s", "en", "date", 1990),
        ("2021-2025", "en", "date", 2021),
        ("120% over 2010.", "en", "date", 2010),
        ("in May", "en", "date", 500),
        ("the 3rd", "en", "ordinal", 3),
        ("the Third Session", "en", "ordinal", 3),
        ("the twenty-first century", "en", "ordinal", 21),
        ("Line 3", "en", "name", 3),
        ("below Class V", "en", "name", 5),
        ("version 6.0", "en", "name", 6),
        ("PM2.5", "en", "name", 2.5),
        ("COVID-19", "en", "name", 19),
        ("the G20", "en", "name", 20),
        ("5G", "en", "name", 5),
        ("a Five-Year Plan", "en", "name", 5),
        ("“Every 0.1 Microgram Counts”", "en", "name", 0.1),
        ("[4].", "zh", "name", 4),
        ("services [3] were", "en", "name", 3),
        ("《望川之歌2》", "zh", "name", 2),
        ("one of them", "en", "name", 1),
        ("twice", "en", "name", 2),
    ],
)
def test_kinds(text: str, lang: Lang, kind: str, value: float) -> None:
    assert (kind, value) in [(f.kind, float(f.value)) for f in find_figures(text, lang)]
    assert not [f for f in find_figures(text, lang) if f.kind == "quantity" and f.unit != "%"]


@pytest.mark.parametrize(
    "text",
    [
        "十分重要",
        "千方百计",
        "一批项目",
        "老百姓",
        "万一发生",
        "内陆城市",
        "干部队伍",
        "关键零部件",
        "一度下滑",
        "数以亿计",
        "违规电动三四轮车",
        "百倍努力",
        "千千万万个家庭",
    ],
)
def test_idioms_hold_no_quantity(text: str) -> None:
    assert shown(text, "zh") == []


@pytest.mark.parametrize("text", ["a half-hearted try", "half way there", "in the first half", "A third party", "a second time"])
def test_english_idioms_hold_no_quantity(text: str) -> None:
    assert shown(text, "en") == []


@pytest.mark.parametrize("text", ["节约10吨", "附近10公里", "近十年", "通过3项"])
def test_what_only_looks_like_a_qualifier(text: str) -> None:
    assert only(text, "zh").approx == ""


def test_lines_of_a_list_are_each_a_name() -> None:
    assert [(f.kind, int(f.value)) for f in find_figures("Lines 3, 12 and 17 opened", "en")] == [
        ("name", 3),
        ("name", 12),
        ("name", 17),
    ]
    assert [(f.kind, int(f.value)) for f in find_figures("3、12号线开通", "zh")] == [("name", 3), ("name", 12)]


def test_a_comma_between_clauses_joins_no_numbers() -> None:
    assert [v for _, v, _, _ in shown("新增5户，200户搬迁", "zh")] == [5, 200]
    assert [v for _, v, _, _ in shown("11.41 million, and over 57 million more", "en")] == [11.41e6, 57e6]


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize(
    "piece",
    [
        "千",
        "9",
        "1,",
        "一二",
        "100万",
        "1、",
        "“",
        "5%—",
        "五分之",
        "hundred ",
        "Lines 3, ",
        "from 3 to ",
        "1:",
        "半",
        "十五",
        "a ",
        "3个100",
    ],
)
def test_time_grows_with_length_only(piece: str, lang: Lang) -> None:
    text = (piece * 20_000)[:20_000]
    start = time.process_time()
    find_figures(text, lang)
    assert time.process_time() - start < 2


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("Ages are 80 and above. Another 11 homes opened.", ["80 and above", "11"]),
        ("We built 40 homes and handed over 13.", ["40", "13"]),
        ("The tally went over 13.", ["over 13"]),
    ],
)
def test_a_qualifier_stands_in_the_sentence_of_its_number_and_is_no_part_of_a_verb(text: str, spans: list[str]) -> None:
    assert [text[f.start : f.end] for f in find_figures(text, "en")] == spans


def test_the_words_of_a_slogan_are_not_counted() -> None:
    assert [f.kind for f in find_figures("在“清、净、畅”三个字上下功夫", "zh")] == ["name"]
