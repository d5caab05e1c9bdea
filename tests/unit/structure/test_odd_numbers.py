"""Dates that no calendar has, and digits that are no ASCII digits or far too many."""

import pytest
from duizhao.diagnostics import Collector
from duizhao.model.curation import Advice
from duizhao.model.edition import Edition
from duizhao.structure import understand

from tests.unit.readers.reading import read

HEAD = "政府工作报告\n——{}在望川市第九届人民代表大会第三次会议上\n望川市市长 沈知行\n各位代表：\n"
BODY = "一、2023年工作回顾\n过去一年增长5%。\n二、2024年工作安排\n今年改造老旧小区180个。\n"


def edition(text: str) -> Edition:
    document = read(text).document
    assert document is not None
    understood = understand(document, Advice(), Collector())
    assert isinstance(understood, Edition)
    return understood


@pytest.mark.parametrize("date", ["2024年13月5日", "2024年2月30日", "2024年0月5日", "2024年1月32日", "二〇二四年十九月一日"])
def test_a_date_that_no_calendar_has_is_no_date(date: str) -> None:
    identity = edition(HEAD.format(date) + BODY).identity
    assert (identity.year, identity.date) == (2024, "")


def test_an_impossible_date_still_names_the_year() -> None:
    assert edition(HEAD.format("2021年13月5日") + "今年改造老旧小区180个。\n" * 3).identity.year == 2021


@pytest.mark.parametrize("date", ["２０２４年１月５日", "٢٠٢٤年١月٥日"])
def test_a_date_in_other_digits_is_written_in_ascii(date: str) -> None:
    assert edition(HEAD.format(date) + BODY).identity.date == "2024-01-05"


@pytest.mark.parametrize("digits", ["²" * 4301, "¹" * 5, "²³" * 3000])
def test_a_long_run_of_superscripts_is_text(digits: str) -> None:
    got = edition(HEAD.format("2024年1月5日") + BODY + f"新建绿道{digits}公里。\n注释：\n[1]绿道：步行的路。\n")
    assert any(digits in f.text for row in got.rows for f in row.zh)
