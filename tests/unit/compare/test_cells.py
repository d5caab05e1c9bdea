"""What a clause says of a headline indicator: its value, unit, qualifier, measure; and what says nothing of it."""

from dataclasses import replace

import pytest
from duizhao.model.edition import Edition

from tests.unit.compare.made import PLAN, REVIEW, cells_of, read, told
from tests.unit.years.made import report


@pytest.mark.parametrize(
    ("text", "indicator", "value"),
    [
        ("全年固定资产投资增长6.4%。", "investment", "6.4 %"),
        ("固定资产投资下降3.2%。", "investment", "-3.2 %"),
        ("民间固定资产投资增长9%。", "investment", "not stated"),
        ("前三季度固定资产投资增长7%，全年增长6%。", "investment", "6 %"),
        ("社会消费品零售总额突破480亿元、增长7.1%。", "retail", "7.1 %"),
        ("社会消费品零售总额达到480亿元，创历史新高。", "retail", "48000000000 yuan level"),
        ("限额以上社会消费品零售总额增长9%。", "retail", "not stated"),
        ("社会商品零售总额增长10%。", "retail", "10 % goods"),  # reports until 1992
        ("这两年中，新开商场9家，进出口总额增长54%。", "trade", "not stated"),
        ("去年上半年，社会消费品零售总额又增长18.5%。", "retail", "not stated"),
        ("消费品市场的增速明显快于上半年，社会消费品零售总额增长6.5%。", "retail", "6.5 %"),
        ("公共财政收入增长12%。", "revenue", "12 %"),  # until 2014
        ("研发经费支出与地区生产总值之比达到2.3%。", "rd_intensity", "2.3 %"),
        ("研究与试验发展经费与全市生产总值之比超过2%。", "rd_intensity", "2 % >="),
        ("研究与试验发展经费占全市生产总值的比重由2007年的1.4%提高到1.9%。", "rd_intensity", "1.9 %"),
        ("一般公共预算收入增加20亿元。", "revenue", "not stated"),  # a step is neither growth nor level
        ("外贸进出口总额比上年增长12%。", "trade", "12 %"),
        ("外贸进出口总额比2019年增长42%。", "trade", "not stated"),
        ("民营企业进出口总额增长20%。", "trade", "not stated"),
        ("湖滨新片区进出口总额增长20%。", "trade", "not stated"),
        ("望川市规上工业增加值增长7%。", "industry", "7 %"),
        ("全市规模以上工业企业达到120家、增加值增长6.1%。", "industry", "6.1 %"),
        ("工业增加值增长4.5%。", "industry", "4.5 % all_industry"),
        ("城镇登记失业率3.1%。", "unemployment", "3.1 % registered"),
        ("青年调查失业率14%。", "unemployment", "not stated"),
        ("新增城镇就业6.7万人，完成下达的6万人任务。", "jobs", "67000 count"),
        ("居民收入增速高于经济增速1.2个百分点。", "income", "words 高于经济增速"),
        ("粮食播种面积120万亩、总产12.5亿斤。", "grain", "625000 t"),
        ("PM2.5平均浓度从2019年的38微克/立方米累计下降到26微克/立方米。", "air_pm25", "26 ug/m3 several"),
        ("ＰＭ₂.₅年均浓度低于每立方米26微克。", "air_pm25", "26 ug/m3 <="),
        ("空气质量优良天数比例达92%，城镇化率由60.1%提高到61.3%。", "urban", "61.3 %"),
        ("全社会研发投入增长11%，研发投入强度达2.4%左右。", "rd_intensity", "2.4 % ~"),
        ("全社会研发投入增长11%，研发投入强度达2.4%左右。", "rd_growth", "11 %"),
        ("研发经费投入增长12%、强度达到1.65%。", "rd_intensity", "1.65 %"),
        ("单位地区生产总值能耗下降3%以上。", "energy", "3 % >="),
        ("核心居民消费价格上涨1%。", "cpi", "not stated"),
        ("商品零售价格上涨百分之一点五。", "cpi", "1.5 % retail_prices"),
        ("剔除房地产项目后，固定资产投资增长6.4%。", "investment", "not stated"),
        ("湖滨城市群空气质量好转，空气优良天数比例达90%。", "air_days", "not stated"),
        ("湖滨城市群空气质量好转，全市空气优良天数比例达90%。", "air_days", "90 %"),
        ("16个县市新增城镇人口3万人，城镇化率提高1.2个百分点。", "urban", "not stated"),
        (f"固定资产投资增长{'9' * 20}%。", "investment", "not stated"),
    ],
)
def test_an_actual_value(text: str, indicator: str, value: str) -> None:
    assert told(read(2024, [text])[indicator, "actual"]) == value


@pytest.mark.parametrize(
    ("text", "urban", "rural"),
    [
        ("城镇、农村居民人均可支配收入同比分别增长4.3%、6.2%。", "4.3 %", "6.2 %"),
        ("城乡居民人均可支配收入分别提高5%和7%左右。", "5 % ~", "7 % ~"),
        ("城乡居民人均可支配收入预计分别增长5%和7%。", "5 %", "7 %"),
        ("全市城镇居民人均可支配收入、全市农村居民人均可支配收入增长4%和6%。", "4 %", "6 %"),
        ("城镇居民人均可支配收入、农村居民人均可支配收入均增长5%以上。", "5 % >=", "5 % >="),
        (
            "城镇居民人均可支配收入15781元，全市农村居民人均可支配收入4761元，实际增长8.4%和8%。",
            "15781 yuan level",
            "4761 yuan level",
        ),
        ("城镇、农村居民人均可支配收入同比分别增长4.3%。", "not stated", "not stated"),
    ],
)
def test_a_list_gives_each_name_its_own_figure(text: str, urban: str, rural: str) -> None:
    cells = read(2024, [text])
    assert (told(cells["income_urban", "actual"]), told(cells["income_rural", "actual"])) == (urban, rural)


def test_where_only_parts_are_told_the_whole_is_not_missing() -> None:
    cell = read(2024, ["城镇、农村居民人均可支配收入同比分别增长4.3%、6.2%。"])["income", "actual"]
    assert (cell.state, cell.low, cell.rule) == ("words", None, "review, of parts only")


@pytest.mark.parametrize(
    ("text", "indicator", "value"),
    [
        ("居民收入增长与经济增长同步。", "income", "words 与经济增长同步"),
        ("完成省下达的单位地区生产总值能耗下降目标任务。", "energy", "words 完成省下达的"),
        ("单位地区生产总值能耗完成“十四五” 考核目标。", "energy", "words 完成“十四五” 考核目标"),
        ("单位地区生产总值能耗继续下降。", "energy", "words 继续下降"),
        ("完成省下达的碳排放强度降低目标任务。", "energy", "words 完成省下达的 carbon"),
        ("社会消费品零售总额增长4.5%—5%。", "retail", "4.5–5 %"),
        ("社会消费品零售总额增长5%至5.5%。", "retail", "5–5.5 %"),
        ("城镇调查失业率控制在5%以内。", "unemployment", "5 % <="),
        ("城镇调查失业率控制在5%。", "unemployment", "5 % <="),
        ("城镇新增就业不少于6万人。", "jobs", "60000 count >="),
        ("到2030年，常住人口城镇化率达到70%。", "urban", "not stated"),
        ("“十五五”期间固定资产投资年均增长6%。", "investment", "not stated"),
    ],
)
def test_a_target(text: str, indicator: str, value: str) -> None:
    assert told(read(2024, (), [text])[indicator, "target"]) == value


def test_the_list_of_targets_goes_before_a_task_and_growth_before_a_level() -> None:
    cells = read(2024, (), ["抓好运行调度，确保地区生产总值增长6%、突破900亿元。"])
    assert told(cells["gdp", "target"]) == "5 % ~"
    assert cells["gdp", "target"].rule == "list of targets"
    assert told(read(2024, (), ["新增城镇就业6万人。"])["jobs", "target"]) == "60000 count"


def test_the_lines_below_a_title_are_a_list() -> None:
    lines = ["主要预期目标", "地区生产总值增长5.5%左右", "城镇调查失业率5%以内", "粮食产量12亿斤以上", "努力争取更好结果。"]
    cells = cells_of(report(2024, [REVIEW], lines))
    assert {cells[i, "target"].rule for i in ("gdp", "unemployment", "grain")} == {"list of targets"}


def test_of_several_years_only_a_level_at_their_end_is_of_the_last_year() -> None:
    review = ["五年来，我们埋头苦干。地区生产总值年均增长6.2%，社会消费品零售总额累计增长40%，常住人口城镇化率达到63%。"]
    cells = cells_of(
        report(2026, [*review, "新增城镇就业30万人。", "过去一年，一般公共预算收入增长3%。"], [PLAN.replace("今年", "2026年")])
    )
    assert told(cells["gdp", "actual"]) == "not stated"
    assert told(cells["retail", "actual"]) == "not stated"
    assert told(cells["urban", "actual"]) == "63 % several"
    assert told(cells["revenue", "actual"]) == "3 %"


def test_nothing_is_said_of_a_part_in_which_nothing_was_read() -> None:
    cells = cells_of(report(2024, ["过去一年，湖更清了。"], [PLAN]))
    assert told(cells["gdp", "target"]) == "5 % ~"
    assert told(cells["jobs", "target"]) == "not stated"
    assert {role for _, role in cells} == {"target"}


def test_an_old_report_without_a_list_announces_its_plan_in_a_sentence() -> None:
    made = report(
        1993,
        [
            "１９９２年，全市国民生产总值较上年增长百分之十二点八。",
            "各位代表，问题也不容忽视。今年全市国民生产总值计划增长百分之八。",
        ],
        [],
    )
    cells = cells_of(made)
    assert told(cells["gdp", "target"]) == "8 % gnp"
    assert told(cells["gdp", "actual"]) == "12.8 % gnp"


def test_the_place_is_what_is_printed_of_the_indicator() -> None:
    made = report(2024, ["过去一年，就业稳定，城镇新增就业 6.7 万人，失业率 下降。", REVIEW], [PLAN])
    cell = cells_of(made)["jobs", "actual"]
    assert cell.place
    row = next(p for p in made.passages if p.key == cell.place.passage)
    assert (row.zh or "")[cell.place.start : cell.place.end] == cell.text == "城镇新增就业 6.7 万人"


def test_traditional_script_is_read_alike() -> None:
    made = report(2024, ["過去一年，全市地區生產總值增長5.2%，固定資產投資下降3%。"], [])
    edition = Edition("a.txt", "", "text", "utf-8", "Hant", ("zh",), made.identity, (), (), ())
    assert told(cells_of(replace(made, editions=(edition,)))["investment", "actual"]) == "-3 %"


def test_a_cached_cell_is_the_one_that_was_read() -> None:
    made = report(2024, [REVIEW], [PLAN])
    assert cells_of(made) == cells_of(made)
