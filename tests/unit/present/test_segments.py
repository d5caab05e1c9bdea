"""Sentences and figures of a row: in the data file, on the page, and on the list of what to look at."""

import json
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from duizhao.checks.beads import doubtful_beads
from duizhao.checks.figures import count_figures, figure_findings
from duizhao.model.alignment import Segment
from duizhao.model.edition import Edition, Identity
from duizhao.model.figures import Agreement, Figure
from duizhao.model.report import Chapter, ComparedPassage, MergedRow, Reading, Report, Series
from duizhao.model.source import Lang
from duizhao.notes import mark_notes
from duizhao.site.carried import with_html_in_text
from duizhao.site.labels import label, words

from tests.sites import site_of, written

ZH = "造林1200亩；为小微企业发放贷款30万元，帮扶近百户。"
EN = "We planted 1,200 mu of trees. We lent 3 million yuan to small firms, and helped over one hundred of them."


def _figure(lang: Lang, words: str, value: str, **more: Any) -> Figure:
    text = ZH if lang == "zh" else EN
    start = text.index(words)
    given = {"high": None, "unit": "", "approx": "", "kind": "quantity", **more}
    return Figure(lang, start, start + len(words), Decimal(value), **given)


FIGURES = (
    _figure("zh", "小", "1", kind="name"),
    _figure("zh", "1200亩", "1200", unit="mu"),
    _figure("zh", "30万元", "3E+5", unit="yuan", change="growth"),
    _figure("zh", "近百户", "100", unit="count", approx="<~"),
    _figure("en", "1,200 mu", "1200.0", unit="mu"),
    _figure("en", "3 million yuan", "3000000", unit="yuan", high=Decimal("3.5")),
    _figure("en", "over one hundred", "100", approx=">"),
    _figure("en", "one", "1"),
)
AGREEMENT = (
    Agreement(1, 4, "equal", 0),
    Agreement(2, 5, "differs", 1),
    Agreement(3, 6, "qualifier", 1),
    Agreement(0, 7, "differs", 1),
    Agreement(None, 7, "unmatched", -1),
    Agreement(0, None, "unmatched", 0),
)
SEGMENTS = (Segment(((0, 8),), ((0, 29),), 0.987), Segment(((8, 22), (22, 28)), ((30, 105),), 0.41))
IDENTITY = Identity("wangchuan", "望川市", "Wangchuan", 2025, "")


def _passage(**more: Any) -> ComparedPassage:
    readings = (Reading("wangchuan/a.txt", 7, "zh", ZH), Reading("wangchuan/a.txt", 8, "en", EN))
    row = MergedRow((), (), "", readings, (), ())
    known: dict[str, Any] = {"anchors": (), "figures": FIGURES, "segments": SEGMENTS, "agreement": AGREEMENT}
    return ComparedPassage("paaaaaa", (), "passage", "1", (0, 0), ZH, EN, row, **{**known, **more})


def _files(*passages: ComparedPassage, heading: str = "") -> dict[str, str]:
    edition = Edition("wangchuan/a.txt", "0" * 64, "text", "utf-8", "Hans", ("zh", "en"), IDENTITY, (), (), ())
    chapters = (Chapter("0", "", "index", "", "", ""), Chapter("1", "", "01-00", "一、回顾", "I. Review", heading))
    report = Report("wangchuan-2025", IDENTITY, "报告 <i>", "Report", (edition,), chapters, passages, (), (), ())
    site = site_of(Series("wangchuan", "望川市", "Wangchuan", (mark_notes(report),)))
    return {name: with_html_in_text(data.decode()) for name, data in written(site).items()}


def _data(passage: ComparedPassage) -> Any:
    return json.loads(_files(passage)["data/reports/wangchuan-2025.json"])["passages"][0]


def test_segments_are_published_with_a_rounded_score() -> None:
    assert _data(_passage())["segments"] == [
        {"zh": [[0, 8]], "en": [[0, 29]], "score": 0.99},
        {"zh": [[8, 22], [22, 28]], "en": [[30, 105]], "score": 0.41},
    ]
    assert _data(_passage(segments=(replace(SEGMENTS[0], score=1, curated=True),), agreement=()))["segments"] == [
        {"zh": [[0, 8]], "en": [[0, 29]], "score": 1, "curated": True}
    ]


def test_quantities_are_published_and_agreements_point_at_them() -> None:
    data = _data(_passage())
    assert data["figures"][:3] == [
        {"lang": "zh", "span": [2, 7], "value": 1200, "unit": "mu", "approx": None},
        {"lang": "zh", "span": [17, 21], "value": 300000, "unit": "yuan", "approx": None, "change": "growth"},
        {"lang": "zh", "span": [24, 27], "value": 100, "unit": "count", "approx": "<~"},
    ]
    assert data["figures"][4] == {
        "lang": "en", "span": [38, 52], "value": 3000000, "unit": "yuan", "approx": None, "high": 3.5,
    }  # fmt: skip
    assert data["figures"][5]["unit"] is None
    assert data["agreement"] == [
        {"zh": 0, "en": 3, "status": "equal", "segment": 0},
        {"zh": 1, "en": 4, "status": "differs", "segment": 1},
        {"zh": 2, "en": 5, "status": "qualifier", "segment": 1},
        {"zh": None, "en": 6, "status": "unmatched", "segment": None},
    ]


def test_values_are_whole_where_they_can_be() -> None:
    figures = (_figure("zh", "1200", "1200.0"), _figure("zh", "30", "35.60"))
    text = _files(_passage(figures=figures, agreement=()))["data/reports/wangchuan-2025.json"]
    assert '"value": 1200}' in text
    assert '"value": 35.6}' in text


def test_a_number_that_json_cannot_hold_is_not_published() -> None:
    data = _data(_passage(figures=(_figure("zh", "1200亩", "1E+400"), *FIGURES[1:]), agreement=AGREEMENT[-1:]))
    assert [f["value"] for f in data["figures"]][:2] == [1200, 300000]
    assert data["agreement"] == []


def test_where_one_language_is_missing_nothing_was_compared() -> None:
    passage = _passage(figures=FIGURES[:4], segments=(), agreement=(Agreement(1, None, "unmatched", -1),))
    passage = replace(passage, en=None)
    assert _data(passage)["agreement"] == []
    assert len(_data(passage)["figures"]) == 3
    assert count_figures([passage]) == ()
    assert figure_findings([passage]) == ()


def test_a_row_tells_the_page_where_its_beads_and_figures_stand() -> None:
    page = _files(_passage())["wangchuan/2025/01-00.md"]
    beads = 'data-beads="0-8:0-29 ?8-22,22-28:30-105"'
    figures = 'data-figures="2-7:11-19 !17-21:38-52 24-27:80-96"'
    assert f'<div class="dz-row" id="paaaaaa" {beads} {figures} markdown>' in page


def test_a_curated_bead_is_not_doubtful_whatever_its_score() -> None:
    sure = replace(SEGMENTS[1], score=0.1, curated=True)
    page = _files(_passage(segments=(SEGMENTS[0], sure)))["wangchuan/2025/01-00.md"]
    assert 'data-beads="0-8:0-29 8-22,22-28:30-105"' in page
    assert doubtful_beads([_passage(segments=(sure,))]) == ()


def test_an_empty_side_is_empty() -> None:
    page = _files(_passage(segments=(Segment(((0, 8),), (), 0.9), Segment((), ((0, 29),), 0.9))))["wangchuan/2025/01-00.md"]
    assert 'data-beads="0-8: :0-29"' in page


def test_a_row_of_one_bead_without_figures_has_no_attributes() -> None:
    page = _files(_passage(segments=SEGMENTS[:1], figures=(), agreement=()))["wangchuan/2025/01-00.md"]
    assert '<div class="dz-row" id="paaaaaa" markdown>' in page


MARK = (
    '<span class="dz-ui" lang="zh-Hans">数字不同 · figures differ</span><span class="dz-ui" data-zh="：" data-en=": ">: </span>'
    '<span lang="zh-Hans">30万元</span> / <span lang="en">3 million yuan</span>\n'
    '{: .dz-differs data-search-exclude="true" }\n'
)


def test_only_quantities_that_differ_make_a_mark() -> None:
    assert _files(_passage())["wangchuan/2025/01-00.md"].count(MARK) == 1
    quiet = tuple(a for a in AGREEMENT if a.status != "differs")
    assert "dz-differs" not in _files(_passage(agreement=quiet))["wangchuan/2025/01-00.md"]


def test_a_heading_that_is_the_title_has_attributes_and_mark_too() -> None:
    page = _files(replace(_passage(), kind="part"), heading="paaaaaa")["wangchuan/2025/01-00.md"]
    assert '{ #paaaaaa .dz-title data-beads="0-8:0-29 ' in page
    assert MARK in page


def test_figures_are_counted_and_those_that_differ_come_first() -> None:
    passages = [_passage()]
    assert count_figures(passages) == (("differs", 1), ("qualifier", 1), ("unmatched", 1), ("equal", 1))
    findings = figure_findings(passages)
    assert [f.status for f in findings] == ["differs", "qualifier", "unmatched"]
    assert (findings[0].zh.before, findings[0].zh.figure, findings[0].zh.after) == (
        "为小微企业发放贷款",
        "30万元",
        "，帮扶近百户。",
    )
    assert findings[0].en.figure == "3 million yuan"
    assert findings[2].zh.before == ""
    at = EN.index("one")
    assert (findings[2].en.before, findings[2].en.figure, findings[2].en.after) == ("…" + EN[at - 40 : at], "one", EN[at + 3 :])


@pytest.mark.parametrize("status", ["differs", "qualifier", "unmatched"])
def test_the_words_around_a_figure_are_its_bead(status: Any) -> None:
    finding = figure_findings([_passage(agreement=(Agreement(2, 5, status, 1),))])[0]
    assert finding.zh.before + finding.zh.figure + finding.zh.after == ZH[8:]
    assert finding.en.before + finding.en.figure + finding.en.after == EN[30:]


def test_doubtful_beads_come_weakest_first() -> None:
    beads = doubtful_beads([_passage(), _passage(segments=(replace(SEGMENTS[0], score=0.2),))])
    assert [(b.zh, b.score) for b in beads] == [(ZH[:8], 0.2), (ZH[8:], 0.41)]


def test_the_list_of_a_report_leads_to_its_rows_and_quotes_them() -> None:
    files = _files(_passage())
    page = files["wangchuan/2025/quality.md"]
    titles = [f"<summary>{label(f'page.checks.{name}')} <small>1</small>" for name in ("differs", "qualifier", "unmatched")]
    assert sorted(titles, key=page.index) == titles
    assert f'<details class="dz-aside" open>\n{titles[0]}' in page
    assert page.count(" open>") == 1
    assert "为小微企业发放贷款<strong>30万元</strong>，帮扶近百户。" in page
    assert "We lent <strong>3 million yuan</strong> to small firms" in page
    assert '<a href="../01-00/#paaaaaa">paaaaaa</a> <small>wangchuan/a.txt:7, 8</small>' in page
    assert f"<small>wangchuan/a.txt:7, 8 {label('page.years.score')} 0.41</small>" in page
    assert words("page.checks.how").en in page
    quality = files["quality.md"]
    assert label("page.quality.unsure") in quality
    assert "(wangchuan/2025/quality.md)" in quality


def test_a_report_with_nothing_to_look_at_has_no_list() -> None:
    files = _files(_passage(segments=SEGMENTS[:1], agreement=AGREEMENT[:1]))
    assert "wangchuan/2025/quality.md" not in files
    assert "2025/quality" not in files["quality.md"]


def test_long_quotes_are_cut() -> None:
    zh = ZH + "长" * 5000
    passage = replace(_passage(segments=(SEGMENTS[0], Segment(((8, len(zh)),), ((30, 105),), 0.1))), zh=zh)
    page = _files(passage)["wangchuan/2025/quality.md"]
    assert "长…</p>" in page
    assert page.count("长") < 3000


def test_nothing_quoted_is_markup() -> None:
    zh = ZH.replace("造林", "<b>")
    page = _files(replace(_passage(segments=(SEGMENTS[1], replace(SEGMENTS[0], score=0))), zh=zh))["wangchuan/2025/quality.md"]
    assert "<b>" not in page
    assert "&lt;b&gt;" in page
    assert "<i>" not in page
