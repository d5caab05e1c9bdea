"""The words of another year that a quotation means, and what of the English renders them."""

from pathlib import Path

import pytest
from duizhao.model.links import Claim, Indicator, Place, Point
from duizhao.model.shown import ShownQuote
from duizhao.present import Quotes

from tests.builds import build_in_memory

TEXT = """望川市2024年政府工作报告

Report on the Work of the Government of Wangchuan, 2024

一、今年的任务

I. Tasks for the Year

新建停车位3200个，开通夜间公交12条。湖边的老仓库改成图书馆。

We will lay out 3,200 parking spaces, and open 12 night bus lines. The old warehouse by the lake will become a library.
"""


@pytest.fixture(scope="module")
def quote(tmp_path_factory: pytest.TempPathFactory) -> "Quoting":
    folder = tmp_path_factory.mktemp("in")
    (folder / "2024.txt").write_text(TEXT, encoding="utf-8")
    return Quoting(folder)


class Quoting:
    """Quotes words of a report by the words themselves."""

    def __init__(self, folder: Path) -> None:
        (self.series,) = build_in_memory(folder).corpus.series
        (report,) = self.series.reports
        self._quotes = Quotes(self.series)
        (self.row,) = [p for p in report.passages if p.zh and "停车位" in p.zh]
        self._report = report.id

    def __call__(self, *words: str) -> ShownQuote:
        return self._quotes.places(list(map(self.place, words)))

    def place(self, words: str) -> Place:
        start = (self.row.zh or "").index(words)
        return Place(self._report, self.row.chapter, self.row.key, "zh", start, start + len(words))


def marked(text: str, marks: tuple[tuple[int, int], ...]) -> list[str]:
    return [text[a:b] for a, b in marks]


def test_english_is_marked_at_the_clause_with_the_figure(quote: "Quoting") -> None:
    shown = quote("开通夜间公交12条")
    assert marked(shown.text, shown.marks) == ["开通夜间公交12条"]
    assert marked(shown.en, shown.en_marks) == ["open 12 night bus lines."]
    assert shown.en.startswith("We will lay out")
    assert "library" not in shown.en


def test_words_without_a_figure_have_the_sentence_that_renders_them(quote: "Quoting") -> None:
    shown = quote("湖边的老仓库改成图书馆。")
    assert marked(shown.en, shown.en_marks) == ["The old warehouse by the lake will become a library."]


def test_several_words_are_one_quotation(quote: "Quoting") -> None:
    shown = quote("新建停车位3200个", "开通夜间公交12条")
    assert marked(shown.text, shown.marks) == ["新建停车位3200个", "开通夜间公交12条"]
    assert marked(shown.en, shown.en_marks) == ["We will lay out 3,200 parking spaces", "open 12 night bus lines."]


def test_the_address_has_the_places_in_the_row_in_both_languages(quote: "Quoting") -> None:
    shown = quote("湖边的老仓库改成图书馆。")
    row = quote.row
    page, _, rest = shown.evidence.partition("?mark=")
    places, _, key = rest.partition("#")
    assert shown.address == f"{page}#{key}"
    zh, en = places.split("_")
    assert (row.zh or "")[slice(*map(int, zh[2:].split("-")))] == "湖边的老仓库改成图书馆。"
    assert (row.en or "")[slice(*map(int, en[2:].split("-")))].startswith("The old warehouse")


@pytest.mark.parametrize(
    ("named", "subject"),
    [
        (None, ("开通夜间公交12条", "open 12 night bus lines")),
        ("", ("夜间公交", "open 12 night bus lines")),
        ("night buses", ("夜间公交", "night buses")),
    ],
)
def test_a_subject_is_an_indicator_or_the_words_in_either_language(
    quote: "Quoting", named: str | None, subject: tuple[str, str]
) -> None:
    claim = Claim(quote.place("开通夜间公交12条"), "开通夜间公交12条。", "夜间公交", None, definite=True, period="year")
    point = Point(2024, "target", None, claim, "")
    indicators = [Indicator("i", quote.series.slug, "夜间公交", named, "count", "", (point,))] if named is not None else []
    assert Quotes(quote.series, indicators).subject(claim) == subject
