"""Whose report a text is: every way in which a header names its government, and headers that contradict themselves."""

import pytest
from duizhao.diagnostics import Collector
from duizhao.model.curation import Advice
from duizhao.model.edition import Edition
from duizhao.model.report import Refused
from duizhao.readers import SourceFile, read_document
from duizhao.structure import understand
from duizhao.text.pinyin import core_and_kind
from duizhao.text.places import known_cores

PROVINCES = known_cores(("municipality", "province", "autonomous region", "special administrative region"))
OFFICES = {"省": "省长", "市": "市长", "自治区": "主席", "特别行政区": "行政长官"}
OTHER_OFFICES = {"自治州": "州长", "州": "州长", "盟": "盟长", "区": "区长", "县": "县长", "自治县": "县长", "旗": "旗长"}
WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
# {z} is the full name, {s} the short one, {k} the kind, {o} the office.
HEADERS = [
    "{y}年{z}政府工作报告\n——{y}年1月9日在{z}第九届人民代表大会第四次会议上\n{z}{o} 林远",
    "政府工作报告\n——{y}年1月9日在{z}第九届人民代表大会第四次会议上\n{k}{o} 林远",
    "政府工作报告\n{y}年1月9日在{z}九届人大四次会议上\n{o} 林远",
    "政府工作报告\n（{y}年1月9日）\n{z}人民政府代{o} 林远",
    "{z}{y}年政府工作报告\n{y}年1月9日在{z}第九届人民代表大会第四次会议上 {z}{o} 林远",
    "{z}人民政府工作报告\n——{y}年1月9日{z}{o} 林远在{z}第九届人民代表大会第四次会议上",
    "——{y}年1月9日在{z}第九届人民代表大会第四次会议上\n{z}人民政府{o} 林远\n政府工作报告",
    "{y}年政府工作报告\n二〇二五年一月九日在{z}第九届人民代表大会第四次会议上{z}{o} 林远",
    "政府工作报告——{y}年1月9日在{z}第九届人民代表大会第四次会议上",
    "{y}年\n{z}\n政府工作报告\n{k}{o} 林远",
    "{z}人民政府\n{y}年政府工作报告\n{o} 林远",
    "{s}：{y}年政府工作报告\n（{y}年1月9日在{z}第九届人民代表大会\n第四次会议上）\n{z}{o} 林远",
    "政府工作报告（{z} {y}年）\n{o} 林远",
    "关于{z}{y}年政府工作的报告（全文）\n{z}{o}　林　远",
    "{o}林远作政府工作报告\n政府工作报告\n{y}年1月9日在{z}第九届人民代表大会第四次会议上",
]
FIRST = [
    "现在，我代表{z}人民政府，向大会报告工作，请予审议。",
    "现在，我代表{k}人民政府，向大会报告工作，请连同《{z}下一个五年规划（草案）》一起审议。",
]
BODY = (
    "各位代表：\n{opening}\n一、2024年工作回顾\n过去一年，{a}稳住了经济，修了三座桥。\n二、2025年工作安排\n今年，{a}再修三座桥。"
)


def report(header: str, opening: str, name: str, office: str) -> tuple[Edition | Refused, tuple[str, ...]]:
    core, kind = core_and_kind(name)
    slots = {"z": name, "s": core, "k": kind, "o": office, "y": "2025"}
    text = f"{header.format(**slots)}\n{BODY.format(opening=opening.format(**slots), a='我们')}"
    diagnostics = Collector()
    document = read_document(SourceFile("a.txt", text.encode()), diagnostics)
    assert document
    edition = understand(document, Advice(), diagnostics)
    return edition, tuple(d.code for d in diagnostics.sorted() if d.code < "S2")


def slug(header: str, opening: str, name: str, office: str) -> str:
    edition, codes = report(header, opening, name, office)
    assert isinstance(edition, Edition), edition
    assert codes == (), header
    assert edition.identity.year == 2025
    return edition.identity.slug


@pytest.mark.parametrize("header", HEADERS)
@pytest.mark.parametrize("dress", [str, lambda t: t.translate(WIDE)], ids=["plain", "full-width"])
def test_every_province_is_found_in_every_header(header: str, dress: type[str]) -> None:
    for core, place in PROVINCES:
        kind = core_and_kind(place.zh)[1]
        for opening in FIRST:
            assert slug(dress(header), opening, place.zh, OFFICES[kind]) == place.slug, core


@pytest.mark.parametrize("header", ["{y}年{s}政府工作报告\n{k}{o} 林远", "{s}{y}年政府工作报告\n{o} 林远"])
def test_a_short_name_is_that_of_its_place(header: str) -> None:
    for core, place in PROVINCES:
        kind = core_and_kind(place.zh)[1]
        assert slug(header, FIRST[1].replace("{z}", "省"), place.zh, OFFICES[kind]) == place.slug, core


@pytest.mark.parametrize("name", ["望川省", "望川自治区", "望川市", "望川特别行政区", "广东省望川市", "望川市东湖区", "望川市东湖县", "望川市东湖旗",
                                  "望川苗族侗族自治州", "望川盟", "望川县", "望川侗族自治县", "赵县"])  # fmt: skip
@pytest.mark.parametrize("header", HEADERS)
def test_a_place_that_no_table_knows_is_romanised(name: str, header: str) -> None:
    office = {**OFFICES, **OTHER_OFFICES}.get(core_and_kind(name)[1], "县长")
    expected = "donghu" if "东湖" in name else "zhaoxian" if name == "赵县" else "wangchuan"
    assert slug(header, FIRST[0], name, office) == expected


def test_spaces_within_a_name_do_not_matter() -> None:
    header = "2025年望 川 市政府工作报告\n——2025年1月9日在望 川 市第九届人民代表大会第四次会议上\n市　长　林　远"
    assert slug(header, FIRST[1], "望川市", "市长") == "wangchuan"


def test_traditional_headers() -> None:
    header = "政府工作報告\n——2025年1月9日在望川縣第九屆人民代表大會第四次會議上\n縣長 林遠"
    text = f"{header}\n各位代表：\n現在，我代表縣人民政府，向大會報告工作，請予審議。\n一、2024年工作回顧\n過去一年，我們修了三座橋，辦了兩所學校。"
    document = read_document(SourceFile("a.txt", text.encode()), Collector())
    assert document
    edition = understand(document, Advice(), Collector())
    assert isinstance(edition, Edition)
    assert (edition.identity.slug, edition.identity.zh) == ("wangchuan", "望川县")


def test_clues_that_contradict_each_other_are_weighed_and_reported() -> None:
    header = "2025年海南省政府工作报告\n——2025年1月9日在云南省第九届人民代表大会第四次会议上\n云南省省长 林远"
    edition, codes = report(header, FIRST[1].replace("{z}", "省"), "云南省", "省长")
    assert isinstance(edition, Edition)
    assert (edition.identity.slug, codes) == ("yunnan", ("S105",))


def test_without_a_name_in_the_header_the_text_tells_the_place() -> None:
    header, opening = (
        "政府工作报告\n2025年1月9日\n省长 林远",
        "我代表省人民政府，向大会报告工作。建设美丽云南，全省上下齐心。{s}" + "云南" * 6,
    )
    edition, codes = report(header, opening.replace("{s}", ""), "云南省", "省长")
    assert isinstance(edition, Edition)
    assert (edition.identity.slug, codes) == ("yunnan", ("S106",))


def test_a_provincial_text_without_any_name_is_not_the_central_government_s() -> None:
    opening = "现在，我代表省人民政府，向大会报告工作，感谢国务院的关心。"
    edition, codes = report("政府工作报告\n2025年1月9日\n省长 林远", opening, "望川省", "省长")
    assert isinstance(edition, Edition)
    assert (edition.identity.slug, codes) == ("unknown", ("S104",))


def test_a_session_in_december_hears_the_report_of_the_next_year() -> None:
    header = "2025年望川市政府工作报告\n——2024年12月28日在望川市第九届人民代表大会第四次会议上"
    assert slug(header, FIRST[0], "望川市", "市长") == "wangchuan"


ENGLISH = """\nFellow Deputies,
On behalf of the People’s Government, I present the work of the past year to this congress; please examine it.
I. Review of Work in 2024\nGDP grew by 5 percent.\nII. Major Tasks for 2025\nWe will build three bridges."""
KINDS_EN = {"municipality": ("Municipality", "Mayor", "Municipal"), "province": ("Province", "Governor", "Provincial"),
            "autonomous region": ("Autonomous Region", "Chairman", "Autonomous Region")}  # fmt: skip


@pytest.mark.parametrize(
    "header",
    [
        "Report on the Work of the Government\nDelivered at the Third Session of the Fourteenth People's Congress of {n} {k} on January 14, 2025",
        "Report on the Work of the Government of {n} {k}\nJanuary 14, 2025\nLin Yuan",
        "Government Work Report\nDelivered at the Third Session of the Fourteenth {n} {a} People's Congress on January 14, 2025",
        "Government Work Report\nJanuary 14, 2025\nLin Yuan, Acting {o} of {n}",
    ],
)
def test_english_headers_name_every_province(header: str) -> None:
    for _, place in PROVINCES:
        if place.level not in KINDS_EN:
            continue
        k, o, a = KINDS_EN[place.level]
        document = read_document(SourceFile("a.txt", (header.format(n=place.en, k=k, o=o, a=a) + ENGLISH).encode()), Collector())
        assert document
        edition = understand(document, Advice(), Collector())
        assert isinstance(edition, Edition)
        assert (edition.identity.slug, edition.identity.year) == (place.slug, 2025)
