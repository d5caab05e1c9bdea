"""Another genre is another file: a fabricated one, and a text of it that no work report's words would read."""

from pathlib import Path

import pytest
from duizhao.cache import Cache
from duizhao.citations.facts import facts
from duizhao.collate import group_editions, merge
from duizhao.diagnostics import Collector
from duizhao.figures import measure_figures
from duizhao.genre import Genre, genre_named, load
from duizhao.model.curation import Advice
from duizhao.model.edition import Edition
from duizhao.model.report import MeasuredPassage, Refused, Report
from duizhao.notes import anchor_notes
from duizhao.outline import outline
from duizhao.readers import SourceFile, read_document
from duizhao.structure import split_reports, understand
from duizhao.years.clauses import claims
from duizhao.years.commitments import commitments, outcomes

ADDRESS = r"""
page_patterns = ["历届贺词"]

[name]
zh = "新春贺词"
en = "spring address"
plural_en = "spring addresses"

[title]
form = { zh = "{place}{year}年新春贺词", en = "Spring Address {year}{of_place}" }
of_place = ", {place}"
names_zh = ["新春贺词"]
names_en = ["spring address"]
field_pattern = { zh = '贺词$', en = 'spring address' }
unfinished = ["新春贺"]
end_pattern = '贺词'
character = "贺"
part_pattern = '.{1,8}之年'
says_pattern = { zh = '新春贺词', en = 'spring\s+address' }

[occasion]
field_pattern = { zh = '团拜会上$', en = 'gathering' }
line_pattern = '.{4,30}团拜会上'
end_pattern = '团拜会上'
finished_pattern = '团拜会上$'
unfinished = ["团拜会"]
rest_pattern = '上'
caption_pattern = '致辞'

[[office]]
zh = "镇长"
en = ["Provost"]

[place]
clue = [
  { source = "speaker", weight = 2, pattern = '{name}{office}' },
  { source = "party", weight = 1, pattern = '在{name}.{1,6}团拜会' },
]
en = ['{office} of {place}']
adjectives = {}
before_pattern = '在'
no_name_pattern = '团拜'
local_pattern = '全镇'
whole = {}

[central]
zh = "大会所"
en = "Great Hall"
author = { zh = "大会所", en = "Great Hall" }
pattern = { zh = '大会所', en = 'Great Hall' }
mention = "大会所"

[salutation]
usual = { zh = "父老乡亲们", en = "Dear Neighbours" }
pattern = { zh = '父老乡亲们', en = 'Dear\s+Neighbours\b' }
alone = ["父老乡亲们"]

[opening]
pattern = { zh = '^值此佳节', en = '^At this festival' }
says_pattern = '拜年'

[year]
title_pattern = '(\d{4})年新春贺词'
review_pattern = { zh = '(\d{4})年.{0,4}收成', en = 'Harvest.{0,20}(\d{4})' }
plan_pattern = { zh = '(\d{4})年.{0,4}心愿', en = 'Wishes.{0,20}(\d{4})' }
not_plan = []

[headings]
review = ["收成"]
plan = ["心愿"]
plan_of_this_year = ["{this}年"]
review_en = ["harvest"]
plan_en = ["wishes"]
long = ["百年"]
five = ["五载"]
one = []
nothing = []
ends = ["收成", "心愿"]

[paragraphs]
review_pattern = '旧岁'
one_pattern = '旧岁'
five_pattern = '五载'
closing_pattern = '(?!)'
plan_pattern = '来岁'
long_pattern = '百年'
neutral_pattern = '(?!)'
other_pattern = '(?!)'
thanks_pattern = '(?!)'

[sections]
years_pattern = '五载'
this_year_pattern = '旧岁'
past_year_pattern = '(?!)'
turns_to_years_pattern = '(?!)'
announces_pattern = '(?!)'
asks_itself_pattern = '(?!)'
practical_matters_pattern = '(?!)'
livelihood_pattern = '(?!)'

[frame]
starts = ["仰赖"]
ends = ["之余"]
statement_pattern = '乃是'
around = [{ first = "托", last = "之福" }]
words = ["吉祥"]

[notes]
title = { zh = "词条说明", en = "Entries" }
title_patterns = ['词条说明', 'entries']
weak_pattern = '词条'

[annex]
title_pattern = '别册[一二三]?'
before_notes_pattern = '别册'

[resolution]
name = "reply of the guests"
title_pattern = '宾客答词'

[[author]]
ending = "市"
zh = "{}镇公所"
en = "Town Office of {}"

[[author]]
ending = ""
zh = "{}公所"
en = "Office of {}"

[[other]]
name = "a toast"
title = ['祝酒词']
opening = ['请举杯']
"""

TEXT = """望川市2025年新春贺词
Spring Address 2025
——2025年1月28日在望川市迎新团拜会上
望川市镇长　沈知行
父老乡亲们：
Dear Neighbours,
值此佳节，我向大家拜年。
At this festival I greet you all.
一、旧年收成
I. The Harvest
去年修路90公里，建成绿道12公里。
Last year 90 kilometers of road were built, and 12 kilometers of greenway[1] opened.
二、新年心愿
II. Our Wishes
建成步道60公里。
Sixty kilometers of footpath will open.
托诸位之福，
Thanks to all of you.
别册
Booklet
一、歌谣
The songs follow.
词条说明
[1] 绿道：不通汽车的路。
[1] Greenway: a road without cars.
"""

WORK_REPORT = (
    "政府工作报告\n——2025年1月16日在望川市第九届人民代表大会第四次会议上\n望川市市长 沈知行\n各位代表：\n"
    "现在，我代表望川市人民政府，向大会报告全市工作，请予审议。\n一、2024年工作回顾\n修路90公里。\n"
)


@pytest.fixture
def address(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Genre:
    genre_named()  # the work report, before there is another folder
    (tmp_path / "spring_address.toml").write_text(ADDRESS, encoding="utf-8")
    monkeypatch.setattr(load, "FOLDER", tmp_path)
    return genre_named("spring_address")


def understood(text: str, genre: Genre | None) -> Edition | Refused:
    document = read_document(SourceFile("a.txt", text.encode()), Collector())
    assert document is not None
    (part,) = split_reports(document, Collector(), genre)
    return understand(part, Advice(), Collector(), genre)


def report_of(text: str, genre: Genre) -> Report[MeasuredPassage]:
    edition = understood(text, genre)
    assert isinstance(edition, Edition), edition
    ((alone,),) = group_editions([edition])
    diagnostics = Collector()
    report = anchor_notes(outline(merge((alone,), diagnostics), diagnostics), diagnostics)
    with Cache(None) as cache:
        return measure_figures(report, cache)


def test_its_identity_and_its_names(address: Genre) -> None:
    report = report_of(TEXT, address)
    assert (report.identity.slug, report.identity.genre, report.identity.date) == ("wangchuan", "spring_address", "2025-01-28")
    assert report.id == "wangchuan_spring_address-2025"
    assert (report.title_zh, report.title_en) == ("望川市2025年新春贺词", "Spring Address 2025, Wangchuan")
    assert facts(report).author_zh == "望川市镇公所"
    assert facts(report).author_en == "Town Office of Wangchuan"


def test_its_header_salutation_parts_annex_and_notes(address: Genre) -> None:
    report = report_of(TEXT, address)
    assert [p.row.field for p in report.passages if p.kind == "front"] == ["title", "occasion", "speaker"]
    assert [(p.zh, p.en) for p in report.passages if p.kind == "salutation"] == [("父老乡亲们：", "Dear Neighbours,")]
    assert [c.id for c in report.chapters] == ["0", "1", "2", "A1", "A1.1"]
    assert [(n.number, n.zh, n.en) for n in report.notes] == [(1, "绿道：不通汽车的路。", "Greenway: a road without cars.")]


def test_its_review_and_its_plan(address: Genre) -> None:
    report = report_of(TEXT, address)
    said = claims(report)[0]
    assert [c.claim.text for c in outcomes(report, said)] == ["去年修路90公里，", "建成绿道12公里。"]
    assert [c.claim.text for c in commitments(report, said)] == ["建成步道60公里。"]  # what only sets the frame is left out


def test_each_genre_refuses_the_other(address: Genre) -> None:
    refused = understood(TEXT, None)
    assert isinstance(refused, Refused)
    assert refused.why == "nothing in its title or opening says that it is a government work report"
    refused = understood(WORK_REPORT, address)
    assert isinstance(refused, Refused)
    assert refused.why == "nothing in its title or opening says that it is a spring address"
    refused = understood(
        TEXT.replace("值此佳节，我向大家拜年。", "请举杯。").replace("At this festival I greet you all.", "Cheers."), address
    )
    assert isinstance(refused, Refused)
    assert refused.why == "it seems to be a toast"


def test_the_words_of_a_work_report_mean_nothing_in_it(address: Genre) -> None:
    text = (
        TEXT.replace("父老乡亲们：", "各位代表：")
        .replace("Dear Neighbours,", "Fellow Deputies,")
        .replace("别册\nBooklet", "附件\nAnnex")
    )
    report = report_of(text, address)
    assert not [p for p in report.passages if p.kind == "salutation"]
    assert not [c for c in report.chapters if c.id.startswith("A")]


@pytest.mark.parametrize(
    ("old", "new", "wrong"),
    [
        ('en = "spring address"\n', "", "broken.name: missing or unknown: en"),
        ("usual = {", "usually = {", "broken.salutation: missing or unknown: usual, usually"),
        ('zh = "镇长"', 'zh = ["镇长"]', r"broken.office.zh: \['镇长'\] is not a str"),
        ("not_plan = []", 'not_plan = "百年"', "broken.year.not_plan: '百年' is not a list"),
    ],
)
def test_a_file_that_lacks_something_says_what(
    old: str, new: str, wrong: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert old in ADDRESS
    (tmp_path / "broken.toml").write_text(ADDRESS.replace(old, new, 1), encoding="utf-8")
    monkeypatch.setattr(load, "FOLDER", tmp_path)
    with pytest.raises(ValueError, match=wrong):
        genre_named("broken")


def test_there_is_one_of_each_genre() -> None:
    assert genre_named() is genre_named("work_report")
