"""Each rule of quality assurance finds its mistake in a report that is sound otherwise, and nothing where there is none."""

from dataclasses import replace

import pytest
from duizhao.model.alignment import Segment
from duizhao.model.qa import Term
from duizhao.model.report import Anchor, EditionMarker, MarkedPassage, Report
from duizhao.model.source import Fragment
from duizhao.qa import RULES

from tests.unit.qa.made import SOUND, Pair, codes, findings, report, with_notes

LONG_ZH = "这座城市的老街巷里有很多手艺人，他们做灯笼、编竹器、刻木版，手艺传了好几代。"
LONG_EN = "In the old lanes of this city there are many artisans who make lanterns, weave bamboo and carve wooden blocks, as their families have done for generations."
# What is put in place of what, in the first row that has it; then the finding: code, words zh and en, detail
SLIPS: tuple[tuple[str, str, tuple[str, str, str, str]], ...] = (
    ("14 wharves", "41 wharves", ("Q101", "14座", "41", "")),
    ("around 5.2", "5.2", ("Q102", "5.2%左右", "5.2 percent", "")),
    ("In 2023", "In 2022", ("Q103", "2023年", "2022", "")),
    ("the low streets", "the 街巷 streets", ("Q106", "", "街巷", "")),
    ("streets of Wangchuan", "streets of Wangchaun", ("Q110", "", "Wangchaun", "Wangchuan")),
    ("(GDP)", "(GPD)", ("Q111", "", "GPD", "gross domestic product")),
    ("(GDP)", "GDP)", ("Q201", "", "duct GDP) rose", "")),
    ("one corridor and three gardens”", "one corridor and three gardens", ("Q202", "", "mpleted “one corr", "")),
    ("“一廊三苑”", "一廊三苑”", ("Q202", "建成一廊三苑”", "", "")),
    ("teachers in the hills of Wangchuan.", "teachers in the hills of Wangchuan", ("Q203", "安心从教。", "of Wangchuan", "")),
    ("paying for the", "paying for the the", ("Q204", "", "the the", "")),
    ("沿江新建泵站", "沿江沿江新建泵站", ("Q204", "沿江沿江", "", "")),
    ("New pumping", "New pumpign", ("Q117", "", "pumpign", "pumping")),
    ("training of village", "trainning of village", ("Q117", "", "trainning", "training")),
    ("14 wharves, and", "14 wharves , and", ("Q205", "", "harves , and t", "")),
    ("14 wharves, and", "14 wharves,and", ("Q205", "", "harves,and th", "")),
    ("paying for", "paying  for", ("Q205", "", "paying  for th", "")),
    ("port of", "port，of", ("Q206", "", "，", "")),
    ("沿江新建泵站，", "沿江新建泵站,", ("Q207", ",", "", "")),
)  # fmt: skip


def slipped(old: str, new: str) -> list[Pair]:
    out = list(SOUND)
    k = next(k for k, pair in enumerate(SOUND) if old in pair[0] or old in pair[1])
    out[k] = (SOUND[k][0].replace(old, new), SOUND[k][1].replace(old, new))
    return out


def test_a_sound_report_has_no_findings() -> None:
    assert findings(report(*SOUND)) == []


@pytest.mark.parametrize(("old", "new", "finding"), SLIPS)
def test_a_slip_is_found(old: str, new: str, finding: tuple[str, str, str, str]) -> None:
    code, zh, en, detail = finding
    found = findings(report(*slipped(old, new)))
    assert [f[0] for f in found] == [code]
    assert zh in found[0][1]
    assert en in found[0][2]
    assert found[0][3] == detail


def test_every_rule_is_tried_here() -> None:
    elsewhere = {"Q104", "Q105", "Q107", "Q108", "Q109", "Q112", "Q113", "Q114", "Q115", "Q116", "Q208"}
    assert {finding[0] for *_, finding in SLIPS} | elsewhere == set(RULES)


def test_a_rule_that_is_off_finds_nothing() -> None:
    made = report(*slipped("In 2023", "In 2022"))
    assert codes(made, off=frozenset({"Q103"})) == []


def test_years_in_one_language_only_are_no_slip() -> None:
    assert codes(report(("今年新修道路12公里。", "In 2024, we built 12 kilometers of roads."))) == []
    assert codes(report(("5月6日开园。", "The garden opened in May."), ("5月6日开园。", "The garden opened on June 6."))) == [
        "Q103"
    ]


def test_a_year_told_in_words_is_no_other_year() -> None:
    zh = "2020年立项，去年建成渡口。"
    assert codes(report((zh, "The ferry, decided on in 2020, was finished in 2023."))) == []
    assert codes(report((zh, "The ferry, decided on in 2020, was finished in 2022."))) == ["Q103"]


def test_several_spaces_in_the_source_of_which_one_is_shown() -> None:
    en = "We repaired wharves."
    raw = en.replace("We ", "We  ")
    fragment = Fragment("a.txt", 1, raw, en, [raw.index("W"), 1, 2, *range(4, len(raw))])
    made = report(*SOUND, *SOUND, ("修缮码头。", en))
    last = made.passages[-1]
    typed = made.with_passages((*made.passages[:-1], replace(last, row=replace(last.row, en=(fragment,)))))
    assert [f[:3] for f in findings(typed)] == [("Q205", "", "We repai")]


def test_a_figure_counts_once_wherever_it_stands_in_the_row() -> None:
    zh, en = "修路12公里，种树3000棵。", "We planted 3,000 trees and built 12 kilometers of roads."
    crossed = (Segment(((0, 7),), ((0, 21),), 0.9), Segment(((7, len(zh)),), ((21, len(en)),), 0.9))
    made = report((zh, en))
    p = made.passages[0]
    assert codes(made.with_passages((replace(p, segments=crossed),))) == []


def test_renderings_differ() -> None:
    once = ("扎实推进旧街巷修缮。", "We made solid progress in repairing old lanes.")
    again = ("扎实推进旧街巷修缮。", "We steadily promoted renovation of ancient alleys.")
    other = ("认真做好老房屋保护。", "We made solid progress in repairing old lanes.")
    assert findings(report(once, SOUND[0], again)) == [("Q104", *again, once[1])]
    assert findings(report(once, SOUND[0], other)) == [("Q105", *other, once[0])]
    assert findings(report(once, SOUND[0], once)) == []
    parts = report(once, again)
    assert findings(parts.with_passages((parts.passages[0], replace(parts.passages[1], chapter="2")))) == []


def test_english_left_out() -> None:
    made = report(*SOUND, ("另外整治河道7条。", ""))
    assert findings(made) == [("Q107", "另外整治河道7条。", "", "")]
    zh, en = "沿江新建泵站，还给城南的每条低洼街巷装上了明亮的路灯。", "New pumping stations stand along the river."
    lost = (Segment(((0, 7),), ((0, len(en)),), 0.9), Segment(((7, len(zh)),), (), 0.9))

    def with_lost(english: str) -> Report[MarkedPassage]:
        made = report(*SOUND, (zh, english))
        return made.with_passages((*made.passages[:-1], replace(made.passages[-1], segments=lost)))

    assert findings(with_lost(en)) == [("Q107", zh[7:], "", "")]
    assert codes(with_lost(f"{en} Every one of the low streets in the southern quarter has got bright new lamps.")) == []


def test_each_sign_has_its_usual_width() -> None:
    rows = [(f"修缮{name}码头(含栈桥)，新辟步道，方便出行，也方便游人。", "We repaired a wharf.") for name in "甲乙丙丁戊己庚"]
    assert "Q207" not in codes(report(*rows))
    odd = (rows[0][0].replace("(", "（"), rows[0][1])
    assert [f[:2] for f in findings(report(*rows, odd)) if f[0] == "Q207"] == [("Q207", "（")]


def test_english_that_was_read_as_chinese() -> None:
    assert findings(report(("Raise the 居民消费 index by 2%;", "")))[0] == ("Q106", "居民消费", "", "")
    assert "Q106" not in codes(report(("推广Wi-Fi和app，完善e代驾。", "")))


def test_english_doubled() -> None:
    sentence = "New pumping stations along the river keep the low streets dry."
    assert findings(report(("沿江新建泵站，街巷不再积水。", f"{sentence} {sentence}"))) == [("Q108", "", sentence[:-1], "")]
    twice = report(("沿江新建泵站，街巷不再积水。", sentence), ("让市民出行不再蹚水，家里干燥。", sentence))
    assert ("Q108", "", sentence, "") in findings(twice)


def test_length_out_of_proportion() -> None:
    rows = [(LONG_ZH.replace("老", name), LONG_EN.replace("old", f"old {name}")) for name in "甲乙丙丁戊己庚辛壬癸子丑"]
    rows = [(zh, en.encode("ascii", "ignore").decode().replace("old  ", "old ")) for zh, en in rows]
    assert "Q109" not in codes(report(*rows))
    assert codes(report(*rows, (LONG_ZH.replace("老", "旧"), "In the old lanes there are artisans."))).count("Q109") == 1


def test_an_acronym_is_explained_late() -> None:
    late = report(
        ("先说公交。", "The WBN runs day and night."), ("再说望川公交网。", "The Wangchuan Bus Network (WBN) has 12 lines.")
    )
    assert findings(late)[0] == ("Q115", "", "WBN", "")


def test_a_slip_of_an_acronym_is_found_wherever_it_stands() -> None:
    slips = (("经济增长。", "GPD grew."), ("经济更好。", "The quality of GPD is better."))
    assert [f for f in findings(report(*SOUND, *slips)) if f[0] == "Q111"] == [("Q111", "", "GPD", "GDP")] * 2


@pytest.mark.parametrize(
    ("en", "meant"),
    [
        (
            "Govermental fees fell. We cut governmental fees, and governmental fees only; governmental work is open.",
            "Governmental",
        ),
        ("We develpoed new inter-regional lines and improved long-distence buses.", "developed distance"),
        ("The interprovincial centre organised steelmaking and biopharmaceuticals; labour programmes were modernised.", ""),
        ("The town of Ferrin and its ferrins, the Wangchuan opera wangban, a baijiu and WTO-plus rules per annum.", ""),
        ("The corvex grew; corvex is paid to all who grow corvex.", ""),
        ("See www.goverment.example or write to reprot@wangchuan.example.", ""),
        ("We " + "recieve" * 20_000 + " guests.", ""),
    ],
)
def test_spelling(en: str, meant: str) -> None:
    assert [f[3] for f in findings(report(*SOUND, ("说明。", en))) if f[0] == "Q117"] == meant.split()


def test_spelling_of_terms_and_without_the_list(monkeypatch: pytest.MonkeyPatch) -> None:
    made = report(*SOUND, ("渔鼓。", "They sing yugo and drum."), ("渔鼓。", "We recieve guests."))
    assert [f[2] for f in findings(made) if f[0] == "Q117"] == ["recieve"]
    assert "Q117" not in codes(made, Term("渔鼓", ("recieve drum",), ()))
    monkeypatch.setattr("duizhao.qa.spelling.english_words", dict)
    assert "Q117" not in codes(made)


def test_terms() -> None:
    wanted = Term("街巷", ("lane", "alley"), ("street",)), Term("低洼街巷", ("low-lying lane",), ())
    found = findings(report(("修整街巷。", "We repaired streets."), ("抽干低洼街巷。", "We drained low-lying lanes.")), *wanted)
    assert found == [("Q113", "街巷", "", "lane / alley"), ("Q114", "街巷", "streets", "")]


def test_note_markers() -> None:
    def marker(note: int, at: int) -> tuple[EditionMarker, ...]:
        return (EditionMarker(note, "en", at, own=True),)

    pairs = SOUND[:4]
    whole = with_notes(report(*pairs, markers=(marker(1, 5), marker(2, 5), marker(3, 5), marker(4, 5))), 1, 2, 3, 4)
    assert codes(whole) == []
    order = with_notes(report(*pairs, markers=(marker(1, 5), marker(3, 5), marker(2, 5), marker(4, 5))), 1, 2, 3, 4)
    assert findings(order) == [("Q116", "", "", "2")]
    lost = with_notes(report(*pairs, markers=(marker(1, 5), marker(2, 5), marker(3, 5), ())), 1, 2, 3, 4)
    anchored = replace(lost.passages[3], anchors=(Anchor(4, 1, "en", 5, "inferred"),))
    assert findings(lost.with_passages((*lost.passages[:3], anchored))) == [("Q112", "", "", "4")]


def test_capitals_of_headings() -> None:
    names = ("roads and bridges", "schools and libraries", "rivers and ponds", "clinics and hospitals")
    pairs = [(f"（{k}）标题", f"{k}. Building better {name} for everybody") for k, name in enumerate(names, 1)]
    assert codes(report(*pairs, kinds=("chapter",) * 4)) == []
    pairs[2] = (pairs[2][0], "3. Building Better Rivers and Ponds for Everybody")
    assert findings(report(*pairs, kinds=("chapter",) * 4)) == [("Q208", "", pairs[2][1], "")]


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        ("一步一步、一件一件办好实事。", "We did things step by step, and had had no rest that that day."),
        ("（一）修路；（二）种树。", "We will 1) build roads, 2) plant trees; see www.wangchuan.example."),
        ("建成“口袋公园”（含“街角花园”）5处。", "We built five “pocket parks” (including “corner gardens”)."),
        ("比例为1:3，时间为8:30。", "The ratio is 1:3, and the time 8:30; i.e. U.S. dollars."),
        ("主要有以下几点。", "Mainly the following:"),
        ("打响“江上望川 山里人家”品牌，推行一校一校车，成为为民办事的样板。", "We promote our brand and one bus a school."),
        ("污水全部收集。", "We collect 100% of the sewage."),
        ("分别减少3%左右和5%左右。", "We reduce them by around 3% and 5% respectively."),
        ("营业收入力争突破600亿元，游客突破1800万人次。", "We push revenue past 60 billion yuan and help visits top 18 million."),
        ("渡口投资总计为15亿元。", "We will bring total investment in ferries up to 1.5 billion yuan."),
        ("渡船票价涨幅3%，低于5%左右的目标。", "Ferry fares rose by 3 percent, below our target of around 5 percent."),
        ("渡口建设保持百亿级投资强度。", "We keep investing over 10 billion yuan in the ferries."),
        ("望川渡口开通千兆宽带。", "The ferries of Wangchuan got 1,000M broadband."),
        ("三分之二以上的临江村完成改造。", "At least two thirds of the riverside villages finished their upgrades."),
    ],
)
def test_what_is_no_slip(zh: str, en: str) -> None:
    assert codes(report(*SOUND, (zh, en))) == []
