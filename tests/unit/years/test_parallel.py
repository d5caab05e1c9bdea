"""Chapters of two years that are parallel, closing sections too, which have no heading."""

from dataclasses import replace

from duizhao.data.years import links_data
from duizhao.model.report import Chapter, MarkedPassage, Report

from tests.unit.years.made import report
from tests.unit.years.test_stage import linked

DUTIES = "各位代表！做好今年工作，必须建设人民满意的政府。依法接受市人大监督，过紧日子，严查身边的腐败。"


def closed(year: int, closing: str) -> Report[MarkedPassage]:
    """A report whose plan ends with a closing section."""
    made = report(year, ["过去一年，全市新增学位3.1万个，乡镇学校都有了校车。"], ["新增学位2万个，改造老旧小区。", closing])
    last = replace(made.passages[-1], chapter="2.1z")
    section = Chapter("2.1z", "2", "02-01z", "各位代表", "", "")
    return replace(made, chapters=(*made.chapters, section), passages=(*made.passages[:-1], last))


def test_closing_sections_are_parallel_as_wholes() -> None:
    years = linked(closed(2024, DUTIES), closed(2025, DUTIES.replace("身边的", "群众身边的")))
    found = [x for x in years.pairs[0].links if x.kind == "parallel-chapter"]
    assert [(x.source.chapter, x.target and x.target.chapter, x.shown) for x in found] == [("2.1z", "2.1z", True)]
    published = next(x for x in links_data(years) if isinstance(x, dict) and x["kind"] == "parallel-chapter")
    assert published["from"] == {"report": "wangchuan-2024", "chapter": "2.1z", "passage": None, "lang": "zh", "span": None}


def test_closing_sections_of_other_matter_are_not_shown() -> None:
    thanks = "各位代表！江水长流，山城常新，愿和大家一起走下去。"
    found = [x for x in linked(closed(2024, DUTIES), closed(2025, thanks)).pairs[0].links if x.kind == "parallel-chapter"]
    assert not any(x.shown for x in found)
