"""What rose and fell between two reports, and how often a report has a formula."""

import random
import re

import pytest
from duizhao.cache import Cache
from duizhao.model.shown import ShownTerm
from duizhao.model.words import TermShift
from duizhao.pages.template import render
from duizhao.pages.words.times import Place, TimesOfTerms
from duizhao.pages.years.shifts import shift_views
from duizhao.text.frequency import interval
from duizhao.words.shifts import SURE, compare, find_shifts, size_of

from tests.unit.words.made import ROWS, report, words

PLAIN = [f"第{k}条堤岸已经加固，居民满意。" for k in range(120)]
CLUMP = "清淤船队上岸，清淤船队检修，清淤船队换帆，清淤船队启航，清淤船队返港，清淤船队休整，清淤船队再启航，清淤船队评优。"


def _with(term: str, times: int) -> list[str]:
    return [f"{row}{term}。" if k < times else row for k, row in enumerate(PLAIN)]


def test_what_many_rows_of_one_report_say_rose_or_fell() -> None:
    earlier, later = _with("竹编学堂", 2), _with("竹编学堂", 40)
    reports = [report(2024, [(row, "") for row in earlier]), report(2025, [(row, "") for row in later])]
    (shift,) = find_shifts(reports, ["竹编学堂", "加固", "未有之词"], Cache())
    assert (shift.term, shift.counts, shift.rose) == ("竹编学堂", (2, 40), True)
    assert shift.sizes == (size_of(earlier), size_of(later))
    (back,) = find_shifts(reports[::-1], ["竹编学堂"], Cache())
    assert not back.rose


def test_what_one_row_says_again_and_again_did_not_rise() -> None:
    ((_, counts, _, p),) = compare((PLAIN, [*PLAIN, CLUMP]), ["清淤船队"])
    assert counts == (0, 8)
    assert p > SURE
    ((_, _, _, spread),) = compare((PLAIN, _with("清淤船队", 8)), ["清淤船队"])
    assert spread <= SURE


def test_the_more_formulas_are_compared_the_surer_one_must_be() -> None:
    texts = (_with("竹编学堂", 1), _with("竹编学堂", 10))
    alone = compare(texts, ["竹编学堂"])[0][3]
    among = next(p for term, _, _, p in compare(texts, ["竹编学堂", "堤岸", "加固", "居民"]) if term == "竹编学堂")
    assert alone < among


def test_two_halves_of_one_report_differ_in_nothing() -> None:
    draw = random.Random(7)
    rows = [f"{a}加快建设{b}，推进{b}改造。" for a in ("城南", "城北", "河东") for b in ("步道", "市场", "学堂", "码头") * 8]
    terms = ["加快建设", "步道", "市场", "学堂", "码头", "城南"]
    false = 0
    for _ in range(200):
        halves: tuple[list[str], list[str]] = [], []
        for row in rows:
            halves[draw.random() < 0.5].append(row)
        false += any(p <= SURE for *_, p in compare(halves, terms))
    assert false <= 10


@pytest.mark.parametrize(("count", "size"), [(0, 0), (0, 900), (1, 1), (30, 12_345)])
def test_an_interval_holds_the_rate(count: int, size: int) -> None:
    low, high = interval(count, size)
    assert 0 <= low <= count / max(1, size) * 10_000 <= high + 1e-9


def test_a_formula_is_counted_and_charted_as_a_plain_search_counts_it() -> None:
    reports = [report(2024, [*ROWS, *ROWS[:6]]), report(2025, ROWS)]
    found = words(*reports)
    place = Place("wangchuan", "", tuple((r.id, r.identity.year) for r in reports))
    charts = TimesOfTerms([place], found, "../../")
    assert found.terms
    for term in found.terms:
        plain = {r.id: n for r in reports if (n := "\n".join(p.zh for p in r.passages if p.zh).count(term.zh))}
        assert dict(term.reports) == plain, term.zh
        (times,) = charts.of(ShownTerm("t", term.zh, "", term.quoted, term.reports, (), ()))
        shown = re.findall(r'year=(\d+)" aria-label="\d+年：(\d+)次', times.svg)
        assert {f"wangchuan-{year}": int(n) for year, n in shown} == plain, term.zh


def test_what_changed_lists_what_rose_with_the_figure_of_the_test() -> None:
    shift = TermShift("竹编学堂", "wangchuan-2024", "wangchuan-2025", (0, 40), (10_000, 10_000), 31.42, 0.0002)
    shifts = shift_views([shift], "wangchuan", (2024, 2025))
    nothing = dict.fromkeys(("new", "dropped", "carried", "appeared", "vanished", "parallel"), ())
    page = render("years_changed.md.jinja", title="", a=2024, b=2025, missing="", shifts=shifts, **nothing).decode()
    row = page.partition("<tbody>")[2].partition("</tbody>")[0]
    assert re.sub(r"<[^>]+>", " ", row).split() == ["竹编学堂", "0", "0.0", "40", "40.0", "31.4", "p", "&lt;", "0.001"]
    assert row.count("series=wangchuan&amp;year=2025") == 1
    assert "#less-often" not in page
