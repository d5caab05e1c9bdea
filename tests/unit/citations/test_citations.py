"""Citations in each form, against entries made by hand.

GB/T 7714—2015 by the rules of its clauses 4.1 (a work as a whole) and 8.5.3, 8.6 (dates in brackets,
type and carrier [R/OL]); Chicago by the 17th edition, 14.220 (reports) and 14.207 (days of access).
"""

import html
import json
import re
from dataclasses import replace

import pytest
from duizhao.citations import citation
from duizhao.citations.facts import Facts, facts
from duizhao.citations.forms import bibtex, chicago, csl, gbt, note, plain_en, plain_zh
from duizhao.model.citation import Citation
from duizhao.model.edition import FrontField, Identity
from duizhao.model.report import Chapter, ComparedPassage, MarkedPassage, MergedRow, Report
from duizhao.notes import mark_notes
from duizhao.site.citing import cite_data

FACTS = Facts(
    "wangchuan-2025",
    "望川市人民政府",
    "Wangchuan Municipal People’s Government",
    "2025年望川市政府工作报告",
    "Report on the Work of the Government of Wangchuan, 2025",
    "望川市市长沈知行",
    "Shen Zhixing, Mayor of Wangchuan",
    "2025-01-09",
)
ONLY_ZH = replace(FACTS, author_en="", title_en="", speaker_en="")
ONLY_EN = replace(FACTS, author_zh="", title_zh="", speaker_zh="")
READER = {
    "url": "https://example.org/wangchuan/2025/02-03/#pabcdef",
    "accessed": "2026-11-22",
    "accessed_en": "November 22, 2026",
    "site": "Duizhao",
    "where_zh": "第二部分（三）",
    "where_en": "pt. 2, sec. 3",
    "key": "pabcdef",
}


def filled(form: str, **values: str) -> str:
    """What a browser makes of it."""
    known = {**READER, **values}
    return re.sub(r"⟦([^|⟧]*)\|(\w+)\|([^⟧]*)⟧", lambda m: f"{m[1]}{known[m[2]]}{m[3]}" if known[m[2]] else "", form)


REPORT = {"where_zh": "", "where_en": "", "key": "", "url": "https://example.org/wangchuan/2025/"}


def test_gbt() -> None:
    assert filled(gbt(FACTS), **REPORT) == (
        "望川市人民政府. 2025年望川市政府工作报告[R/OL]. (2025-01-09)[2026-11-22]. https://example.org/wangchuan/2025/."
    )
    assert filled(gbt(FACTS)) == (
        "望川市人民政府. 2025年望川市政府工作报告: 第二部分（三）[R/OL]. (2025-01-09)[2026-11-22]. "
        "https://example.org/wangchuan/2025/02-03/#pabcdef."
    )


def test_gbt_without_a_day_and_without_chinese() -> None:
    assert filled(gbt(replace(FACTS, date="2025")), **REPORT) == (
        "望川市人民政府. 2025年望川市政府工作报告[R/OL]. 2025[2026-11-22]. https://example.org/wangchuan/2025/."
    )
    assert filled(gbt(ONLY_EN), **REPORT).startswith(
        "Wangchuan Municipal People’s Government. Report on the Work of the Government of Wangchuan, 2025[R/OL]. (2025-01-09)"
    )


def test_chicago() -> None:
    assert filled(chicago(FACTS), **REPORT) == (
        "Wangchuan Municipal People’s Government. Report on the Work of the Government of Wangchuan, 2025 "
        "[2025年望川市政府工作报告]. Delivered by Shen Zhixing, Mayor of Wangchuan, January 9, 2025. Duizhao. "
        "Accessed November 22, 2026. https://example.org/wangchuan/2025/."
    )
    assert filled(note(FACTS)) == (
        "Wangchuan Municipal People’s Government, Report on the Work of the Government of Wangchuan, 2025 "
        "[2025年望川市政府工作报告], January 9, 2025, pt. 2, sec. 3, Duizhao, accessed November 22, 2026, "
        "https://example.org/wangchuan/2025/02-03/#pabcdef."
    )
    assert chicago(ONLY_ZH).startswith("望川市人民政府. 2025年望川市政府工作报告. January 9, 2025.")


def test_where_the_text_was_published() -> None:
    known = replace(FACTS, source="望川日报, 2025-01-20, https://www.wangchuan.example/1")
    assert "January 9, 2025. Published by 望川日报, 2025-01-20, https://www.wangchuan.example/1. Duizhao." in filled(
        chicago(known)
    )
    assert "  addendum = {Source: 望川日报, 2025-01-20, https://www.wangchuan.example/1},\n" in bibtex(known)
    assert str(csl(known)["note"]).endswith("; Source: 望川日报, 2025-01-20, https://www.wangchuan.example/1")


def test_plain() -> None:
    assert (
        filled(plain_zh(FACTS), url="")
        == "望川市人民政府：《2025年望川市政府工作报告》（望川市市长沈知行，2025年1月9日），第二部分（三）。"
    )
    assert filled(plain_en(FACTS), **REPORT) == (
        "Wangchuan Municipal People’s Government, Report on the Work of the Government of Wangchuan, 2025 "
        "(Shen Zhixing, Mayor of Wangchuan, January 9, 2025). https://example.org/wangchuan/2025/"
    )


def test_bibtex() -> None:
    assert filled(bibtex(FACTS)) == (
        "@techreport{wangchuan-2025:pabcdef,\n"
        "  author = {{望川市人民政府}},\n"
        "  title = {{2025年望川市政府工作报告}},\n"
        "  titleaddon = {Report on the Work of the Government of Wangchuan, 2025},\n"
        "  institution = {{Wangchuan Municipal People’s Government}},\n"
        "  year = {2025},\n"
        "  date = {2025-01-09},\n"
        "  note = {Delivered by Shen Zhixing, Mayor of Wangchuan},\n"
        "  langid = {chinese},\n"
        "  chapter = {pt. 2, sec. 3},\n"
        "  url = {https://example.org/wangchuan/2025/02-03/#pabcdef},\n"
        "  urldate = {2026-11-22},\n"
        "}"
    )
    assert r"100\% \& \{more\}" in bibtex(replace(FACTS, title_zh="100% & {more}"))


def test_csl() -> None:
    assert csl(FACTS) == {
        "id": "wangchuan-2025",
        "type": "report",
        "title": "2025年望川市政府工作报告",
        "author": [{"literal": "望川市人民政府"}],
        "issued": {"date-parts": [[2025, 1, 9]]},
        "language": "zh-CN",
        "note": "Report on the Work of the Government of Wangchuan, 2025; Delivered by Shen Zhixing, Mayor of Wangchuan",
    }
    assert csl(ONLY_EN)["language"] == "en"


def _report(zh: str, en: str, slug: str = "wangchuan", speaker: str = "望川市市长 沈 知 行") -> Report[MarkedPassage]:
    field: FrontField = "speaker"
    row = MergedRow((), (), field, (), (), ())
    front = ComparedPassage("paaaaaa", (), "front", "0", (0, 0), speaker, None, row, (), (), (), ())
    chapters = (Chapter("0", "", "index", "", "", ""), Chapter("1", "", "01-00", "一、回顾", "", ""))
    identity = Identity(slug, zh, en, 2025, "2025-01-09")
    return mark_notes(Report(f"{slug}-2025", identity, "报告", "Report", (), chapters, (front,), (), (), ()))


@pytest.mark.parametrize(
    ("place", "author"),
    [
        (("望川市", "Wangchuan"), ("望川市人民政府", "Wangchuan Municipal People’s Government")),
        (("清河省", "Qinghe Province"), ("清河省人民政府", "Qinghe Provincial People’s Government")),
        (("南岭自治区", "Nanling"), ("南岭自治区人民政府", "People’s Government of Nanling Autonomous Region")),
        (("青石县", "Qingshi"), ("青石县人民政府", "Qingshi County People’s Government")),
        (("", "Qinghe"), ("", "People’s Government of Qinghe")),
        (("", ""), ("", "")),
    ],
)
def test_who_the_author_is(place: tuple[str, str], author: tuple[str, str]) -> None:
    found = facts(_report(*place))
    assert (found.author_zh, found.author_en) == author


def test_the_report_of_the_state_council() -> None:
    assert facts(_report("国务院", "State Council", "central")).author_zh == "中华人民共和国国务院"


def test_the_speaker_is_a_name_with_an_office() -> None:
    assert facts(_report("望川市", "Wangchuan")).speaker_zh == "望川市市长沈知行"
    assert facts(_report("望川市", "Wangchuan", speaker="长" * 200)).speaker_zh == ""


def test_the_places_of_a_report() -> None:
    assert citation(_report("望川市", "Wangchuan")).places == {"0": ("", ""), "1": ("第一部分", "pt. 1")}


WHERE = ("第一部分", "pt. 1")


def _cited(form: str) -> Citation:
    return replace(citation(_report("望川市", "Wangchuan")), gbt=form)


def test_the_data_of_a_page_can_stand_in_an_attribute() -> None:
    data = cite_data(_cited('</script><b>"&\u2028\x7f'), WHERE, "wangchuan/2025/01-00/")
    assert not re.search('[<>"\u2028\x7f]', data)
    page = json.loads(html.unescape(data))
    assert page["gbt"] == '</script><b>"&\u2028\x7f'
    assert page["where"] == ["第一部分", "pt. 1"]
    assert cite_data(None, WHERE, "") == ""


def test_the_data_of_a_page_are_small() -> None:
    data = cite_data(citation(_report("望川市", "Wangchuan")), WHERE, "wangchuan/2025/01-00/")
    assert len(html.unescape(data).encode()) <= 2048
