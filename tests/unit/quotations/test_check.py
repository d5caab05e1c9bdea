"""Quotations are looked up in all reports."""

from collections.abc import Iterable

import pytest
from duizhao.model.quotations import CheckedQuotation, WordChange
from duizhao.model.report import AlignedPassage, Report
from duizhao.model.source import Lang
from duizhao.quotations import Quotations
from duizhao.quotations.texts import Texts

from tests.unit.words.made import report

REPORTS = [
    report(
        2024,
        [
            ("全市新修步道36.5公里，“口袋公园”开放12处。", "The city built 36.5 km of footpaths and opened 12 “pocket parks”."),
            ("夜间门诊延长到二十二点，挂号更加方便。", "Night clinics stay open until ten, and booking is easier."),
        ],
    ),
    report(
        2025,
        [
            ("雨水银行蓄水三万方，灌溉了下游的果园。", "The rainwater bank stored 30,000 cubic metres and watered the orchards."),
            (
                "桥梁检测站试运行，已为行业工会出具报告三份。",
                "The bridge lab is on trial and has given the trade union three reports.",
            ),
        ],
    ),
]
QUOTATIONS = Quotations(REPORTS)


def check(text: str, year: int | None = None) -> CheckedQuotation:
    (found,) = QUOTATIONS.check(text, year)
    return found


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("全市新修步道36.5公里，“口袋公园”开放12处。", "verbatim"),
        ("夜间门诊延长到二十二点", "verbatim"),
        ("Night clinics stay open until ten, and booking is easier.", "verbatim"),
        ("全市新修步道36.5公里、口袋公园开放12处。", "but for punctuation or script"),
        ("夜間門診延長到二十二點，掛號更加方便。", "but for punctuation or script"),
        ("night clinics stay open until ten and booking is easier", "but for punctuation or script"),
        ("夜间门诊延长到二十三点，挂号更加方便。", "differs"),
        ("全市新修步道365公里，“口袋公园”开放12处。", "differs"),
        ("Night clinics stay open until nine, and booking is easier.", "differs"),
        ("全市新修步道36.5公里，灌溉了下游的果园。", "spliced"),
        ("Night clinics stay open until ten, and watered the orchards.", "spliced"),
        ("我们将关闭所有书店。", "not found"),
        ("Every bookshop will be closed by the end of spring.", "not found"),
    ],
)
def test_each_sentence_has_a_class(text: str, kind: str) -> None:
    assert check(text).kind == kind


def test_words_of_another_year_are_not_those_of_the_year_that_is_claimed() -> None:
    found = check("雨水银行蓄水三万方，", 2024)
    assert (found.kind, found.places[0].year) == ("another year", 2025)
    assert check("雨水银行蓄水三万方，", 2025).kind == "verbatim"


def test_a_place_has_the_words_as_they_stand_and_what_faces_them() -> None:
    (place,) = check("夜間門診延長到二十二點").places
    assert (place.report, place.row, place.span) == ("wangchuan-2024", "2024-p2", (0, 11))
    assert (place.text, place.facing) == ("夜间门诊延长到二十二点", "Night clinics stay open until ten, and booking is easier.")


def test_what_differs_is_told_by_words() -> None:
    assert check("Night clinics stay open until nine, and booking is easier.").changes == (WordChange("ten", "nine"),)
    assert check("夜间门诊延长到二十三点，挂号更加方便。").changes == (WordChange("二", "三"),)


def test_a_spliced_sentence_has_a_place_for_each_piece() -> None:
    assert [p.row for p in check("全市新修步道36.5公里，灌溉了下游的果园。").places] == ["2024-p1", "2025-p1"]


def test_part_of_a_word_or_a_number_is_not_the_word() -> None:
    assert check("The city built 6.5 km of footpaths").kind != "verbatim"
    assert check("6.5公里，“口袋公园”开放").kind != "verbatim"
    assert check("“口袋公园”开放1").kind != "verbatim"
    assert check("he city built 36.5 km of footpaths").kind != "verbatim"


@pytest.mark.parametrize("text", ["", "  \n ", "……", "12345", "。！？", "”" * 50])
def test_a_text_without_words_has_no_sentences(text: str) -> None:
    assert QUOTATIONS.check(text) == []


def test_the_reports_of_a_language_are_indexed_once(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []

    class Counted(Texts):
        def __init__(self, reports: Iterable[Report[AlignedPassage]], lang: Lang) -> None:
            made.append(lang)
            super().__init__(reports, lang)

    monkeypatch.setattr("duizhao.quotations.check.Texts", Counted)
    Quotations(REPORTS).check("挂号更加方便。绿化不变。\nBooking is easier.\n夜间门诊延长。\nBooking is harder.")
    assert made == ["zh", "en"]


def test_several_sentences_of_both_languages_are_checked_one_by_one() -> None:
    found = QUOTATIONS.check("挂号更加方便。绿化不变。\nBooking is easier. Booking is harder.")
    assert [f.kind for f in found] == ["verbatim", "not found", "but for punctuation or script", "not found"]


def test_a_sign_is_compared_with_the_one_beside_its_neighbours() -> None:
    found = check("行业工会出具报告三份，两份免费。")  # 行 stands in 试运行, too
    assert [p.text for p in found.places] == ["行业工会出具报告三份"]
    assert [(c.source, c.quoted) for c in found.changes] == [("", "两份免费")]
