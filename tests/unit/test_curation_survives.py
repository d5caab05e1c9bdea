"""An editor's decisions when the reports' texts change a little: they hold, or what no longer fits is said."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.builds import BuiltInMemory, Options, build_in_memory

FIRST = """政府工作报告
——2024年1月16日在望川市第九届人民代表大会第三次会议上
Government Work Report
Delivered at the Third Session of the Ninth Wangchuan Municipal People’s Congress on January 16, 2024
一、2023年工作回顾
I. Review of Work in 2023
过去一年，新增学位3.1万个，改造老旧小区150个。
Over the past year, 31,000 school places were added and 150 old residential compounds were renovated.
二、2024年工作安排
II. Plans for 2024
新增学位2万个，建设高标准农田12万亩。
We will add 20,000 school places and build 120,000 mu of high-standard farmland.
汛前修好泵站，启用湖岸步道照明。堤上要种树，水边要清淤。
Pumps will be mended before the floods. Trees will line the dike. The lakeside walk will be lit. Silt will go.
"""
SECOND = """政府工作报告
——2025年1月14日在望川市第九届人民代表大会第四次会议上
一、2024年工作回顾
过去一年，新增学位2.4万个，乡镇学校都有了校车。
高标准农田建到了山坳里，入夜后的堤上亮堂堂。
二、2025年工作安排
新增学位1.5万个。
"""
SEGMENT = '[[segment]]\nreport = "wangchuan-2024"\nrow = "{row}"\nzh = "堤上要种树"\nen = "Silt will go"\n'
LINK = (
    '[[link]]\nreport = "wangchuan-2024"\nrow = "{row}"\nwords = "启用湖岸步道照明"\n'
    'later_row = "{later}"\nlater_words = "入夜后的堤上亮堂堂"\nis = "right"\n'
)
Make = Callable[[str, str, str], BuiltInMemory]


@pytest.fixture
def made(tmp_path: Path) -> Make:
    return lambda first, second, curation: built_of(tmp_path, first, second, curation)


def built_of(folder: Path, first: str, second: str, curation: str) -> BuiltInMemory:
    for name, text in (("one.txt", first), ("two.txt", second), ("curation.toml", curation)):
        (folder / name).write_text(text, encoding="utf-8")
    return build_in_memory(folder, Options(books=False))


def row(built: BuiltInMemory, year: int, words: str) -> str:
    return next(
        p.key for r in built.corpus.series[0].reports if r.identity.year == year for p in r.passages if words in (p.zh or "")
    )


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The two tables, with the keys that the rows have before anything changes."""
    before = built_of(tmp_path_factory.mktemp("before"), FIRST, SECOND, "")
    key = row(before, 2024, "堤上要种树")
    assert not paired(before)
    assert not linked(before)
    return SEGMENT.format(row=key) + LINK.format(row=key, later=row(before, 2025, "亮堂堂"))


def paired(built: BuiltInMemory) -> bool:
    """Does the clause light up with the sentence that the editor named?"""
    p = next(p for p in built.corpus.series[0].reports[0].passages if "堤上要种树" in (p.zh or ""))
    zh, en = (p.zh or "").index("堤上要种树"), (p.en or "").find("Silt will go")
    return any(any(a <= zh < b for a, b in s.zh) and any(a <= en < b for a, b in s.en) for s in p.segments)


def linked(built: BuiltInMemory) -> bool:
    return any(x.status in ("added", "confirmed") and x.shown for pair in built.years.pairs for x in pair.links)


def codes(built: BuiltInMemory) -> list[str]:
    return [d.code for d in built.diagnostics if d.file == "curation.toml"]


def test_decisions_take_effect(made: Make, tables: str) -> None:
    built = made(FIRST, SECOND, tables)
    assert (paired(built), linked(built), codes(built)) == (True, True, [])


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("水边要清淤。", "水边要清淤，湖心岛要留给白鹭。"),  # the end of the row
        ("过去一年，新增学位3.1万个", "过去一年，全市新增学位3.2万个"),  # another row
        ("汛前修好泵站，启用", "汛前修好泵站,启用"),  # the width of a comma
        ("二、2024年工作安排\nII. Plans for 2024\n", "二、2024年工作安排\nII. Plans for 2024\n今年要过紧日子。\nThrift.\n"),
    ],
)
def test_decisions_outlive_a_change_elsewhere(made: Make, tables: str, old: str, new: str) -> None:
    built = made(FIRST.replace(old, new), SECOND, tables)
    assert old in FIRST
    assert (paired(built), linked(built), codes(built)) == (True, True, [])


def test_quoted_words_need_not_have_the_form_of_the_text(made: Make, tables: str) -> None:
    for shown, quoted in (
        ("堤上要种树", "堤上要種樹，"),
        ("Silt will go", "Silt  will go."),
        ("启用湖岸步道照明", "啓用 湖岸步道照明．"),
    ):
        assert shown in tables
        tables = tables.replace(shown, quoted)
    first = FIRST.replace("堤上要种树，", "堤上要种树,")
    built = made(first, SECOND, tables)
    assert (paired(built), linked(built), codes(built)) == (True, True, [])


def test_decisions_follow_their_words_when_the_start_of_the_row_changes(made: Make, tables: str) -> None:
    first, second = FIRST.replace("汛前修好", "入夏以前全部修好"), SECOND.replace("高标准农田建到了", "梯田建到了")
    built = made(first, second, tables)
    assert row(built, 2024, "堤上要种树") not in tables
    assert (paired(built), linked(built)) == (True, True)
    assert codes(built) == ["U104", "U104", "U104"]  # the segment, the plan's row, the later row


def test_what_no_longer_fits_is_said_and_nothing_else_changes(made: Make, tables: str) -> None:
    built = made(FIRST.replace("堤上要种树", "堤上要植绿").replace("启用湖岸步道照明", "点亮湖岸"), SECOND, tables)
    said = [d for d in built.diagnostics if d.file == "curation.toml"]
    assert [(d.code, d.line) for d in said] == [("U102", 1), ("U102", 6)]
    assert "there is no row" in said[0].message
    assert "启用湖岸步道照明" in said[1].message
    assert not linked(built)


def test_words_that_several_rows_hold_tell_no_row(made: Make, tables: str) -> None:
    twice = FIRST.replace("汛前修好", "入夏以前全部修好") + "启用湖岸步道照明。\nThe lakeside walk will be lit.\n"
    built = made(twice, SECOND, tables)
    assert codes(built) == ["U104", "U102"]  # the segment's words still stand in one row, the link's in two
    assert not linked(built)


def test_a_judgement_on_the_last_report_is_said_to_wait(made: Make) -> None:
    link = LINK.format(row="paaaaaa", later="pbbbbbb").replace("wangchuan-2024", "wangchuan-2025")
    built = made(FIRST, SECOND, link)
    assert [(d.code, d.message) for d in built.diagnostics if d.file == "curation.toml"] == [
        ("U102", "no report follows wangchuan-2025, so no link can start from it")
    ]


def test_three_characters_are_too_few_to_tell_a_row(made: Make) -> None:
    table = '[[segment]]\nreport = "wangchuan-2024"\nrow = "paaaaaa"\nzh = "堤"\nen = "di"\n'
    assert codes(made(FIRST, SECOND, table)) == ["U102"]
