"""The page of two years: what an analyst came for stands first, and what is doubtful leads to the editor's page."""

import re
from dataclasses import replace
from decimal import Decimal

from duizhao.model.links import Claim, Link, Place, Ruling, Verdict, Years
from duizhao.model.report import MarkedPassage, Report, Series
from duizhao.site.carried import with_html_in_text

from tests.sites import site_of, written
from tests.unit.pages.test_doubtful import SERIES, doubted
from tests.unit.years.test_stage import FIRST, SECOND, THIRD, linked


def page(years: Years) -> str:
    return with_html_in_text(written(site_of(SERIES, years=years))["wangchuan/2024-2025/index.md"].decode())


def with_chapters(years: Years, later: Report[MarkedPassage] = SECOND) -> Years:
    """The same, and the first chapters of both reports are parallel."""
    one, other = (Place(r.id, r.chapters[1].id, "", "zh", 0, 0) for r in (FIRST, later))
    link = Link("parallel-chapter", 0.9, shown=True, source=one, target=other, ruling=None, sides=None)
    return replace(years, pairs=(replace(years.pairs[0], links=(*years.pairs[0].links, link)),))


def test_verdicts_stand_before_surplus_results_and_these_before_chapters() -> None:
    text = page(with_chapters(linked(FIRST, SECOND)))
    assert re.findall('^<h2 id="([a-z]+)">', text, re.MULTILINE)[-2:] == ["surplus", "chapters"]
    before = text[: text.index("<article")]
    assert '<nav class="dz-share"' in before
    assert 'href="#surplus"' in before
    assert 'href="#chapters"' in before


def test_what_is_not_judged_is_counted_and_leads_editors_to_what_is_to_check() -> None:
    text = page(doubted(times=3)[0])
    part = text[text.index('<h2 id="not-judged">') :]
    assert 'href="../2024/quality/#links"' in part
    assert "To check, for an editor: 3" in part
    assert "has a certainty of only 0." in part
    assert "data/links.json" not in text


def test_where_nothing_is_doubtful_no_page_is_named() -> None:
    text = page(linked(FIRST, SECOND))
    assert "quality/" not in text
    assert 'href="changed/"' in text


def test_over_a_gap_of_a_year_there_is_no_plan_page_and_the_missing_report_is_named() -> None:
    series = Series("wangchuan", "望川市", "Wangchuan", (FIRST, THIRD))
    years = with_chapters(linked(FIRST, THIRD), THIRD)
    files = {name: data.decode() for name, data in written(site_of(series, years=years)).items() if name.endswith(".md")}
    pages = {name: text for name, text in files.items() if name.startswith("wangchuan/2024-2026/")}
    assert "wangchuan/2024-2026/index.md" not in pages
    assert "The report of 2025 is not in the collection." in pages["wangchuan/2024-2026/changed.md"]
    assert len(pages) == 2  # what changed, and the chapter that both have
    assert all('href="../"' not in text for text in pages.values())
    assert '"2024-2026/changed/"' in files["wangchuan/index.md"]
    assert '"2024-2026/"' not in files["wangchuan/index.md"]
    assert "The report of 2025 is missing" in files["wangchuan/index.md"]


def told_otherwise() -> Years:
    """Three tasks, of which the next report tells several years, sets one again, and tells nothing of the last."""
    years = linked(FIRST, SECOND)
    (pair,) = years.pairs
    tasks, results = [c for c in pair.old if c.figure], [c for c in pair.new if c.figure]
    made = [
        Link("near", 0.95, shown=True, source=tasks[0].place, target=results[0].place, ruling=None, sides=(tasks[0], results[0]), near="five years"),
        Link("plan-outcome", 0.9, shown=True, source=tasks[1].place, target=None, ruling=Ruling("set again", "next plan"), sides=(tasks[1], results[1])),
        Link("plan-outcome", 0.95, shown=True, source=tasks[2].place, target=None, ruling=Ruling("not mentioned", "nothing near"), sides=(tasks[2], None)),
    ]  # fmt: skip
    return replace(years, pairs=(replace(pair, links=tuple(made)),))


def test_what_is_no_outcome_stands_apart() -> None:
    text = page(told_otherwise())
    assert re.findall(r'data-verdict="([a-z-]+)"', text) == ["set-again", "not-mentioned", "near"]
    assert counts(text) == {"set-again": 1, "not-mentioned": 1, "near": 1}
    again, silent, near = re.findall(r"<article.*?</article>", text, re.DOTALL)
    assert "a sum or an average of several years" in near
    assert "certainty" not in near
    assert re.search(r"<a [^>]*><span [^>]*2025 plan.*?</span></a>", again)
    assert silent.count("<blockquote") == 1


def counts(text: str) -> dict[str, int]:
    """Return the number of commitments of each group, as its heading says."""
    return {key: int(n) for key, n in re.findall(r'<h2 id="([a-z-]+)"><span class="dz-said">.*<small>(\d+)</small></h2>', text)}


def compared(*pairs: tuple[str, str, Verdict]) -> Years:
    """Compared figures, unit “count”: each is a target, a result and a verdict, told in one sentence of either report."""
    years = linked(FIRST, SECOND)
    (pair,) = years.pairs
    plan, told = (next(c for c in claims if c.figure and c.period == "year") for claims in (pair.old, pair.new))
    links = []
    for number, (target, result, verdict) in enumerate(pairs):
        sides = _with(plan, target, number), _with(told, result, number)
        links.append(Link("plan-outcome", 0.95, True, sides[0].place, sides[1].place, Ruling(verdict, "exactly"), sides))  # noqa: FBT003
    return replace(years, pairs=(replace(pair, links=tuple(links)),))


def _with(claim: Claim, value: str, number: int) -> Claim:
    assert claim.figure
    place = replace(claim.place, end=claim.place.start + 1 + number)
    return replace(claim, place=place, figure=replace(claim.figure, value=Decimal(value), unit="count", approx=""))


def test_the_bar_is_in_proportion_and_its_parts_are_the_groups() -> None:
    text = page(compared(("30", "27", "short"), ("40", "40", "met"), ("50", "50", "met"), ("60", "80", "exceeded")))
    parts = re.findall(r'<a href="#([a-z]+)"[^>]*><rect [^>]*x="(\d+)" width="(\d+)"', text)
    assert parts == [("short", "0", "250"), ("exceeded", "250", "250"), ("met", "500", "500")]
    assert counts(text) == {"short": 1, "exceeded": 1, "met": 2}
    assert "Of 4 commitments, 4 can be compared" in text
    assert "Short of the target: 1" in text


def test_the_worst_comes_first_and_says_by_how_much() -> None:
    text = page(compared(("100", "90", "short"), ("100", "40", "short")))
    assert re.findall(r"(\d+) below the target \(([\d.]+)%\)", text) == [("60", "60.0"), ("10", "10.0")]
    assert text.count('<span class="dz-card__to">→</span>') == 2


def test_nothing_is_quoted_twice_among_what_is_said_alike() -> None:
    text = page(compared(("30", "27", "short"), ("40", "20", "short"), ("60", "60", "met")))
    short, met = re.findall(r"<article.*?</article>", text, re.DOTALL)
    assert short.count("dz-card__line") == 2
    assert short.count("<blockquote") == met.count("<blockquote") == 2


def test_what_is_not_compared_has_no_arrow() -> None:
    years = compared(("30", "27", "short"))
    (link,) = years.pairs[0].links
    told = replace(link, ruling=Ruling("reported", "subject"))
    (card,) = re.findall(
        r"<article.*?</article>", page(replace(years, pairs=(replace(years.pairs[0], links=(told,)),))), re.DOTALL
    )
    assert "→" not in card
    assert "dz-bullet" not in card


def test_the_line_under_a_row_has_the_worst_first_and_counts_the_others() -> None:
    files = written(site_of(SERIES, years=compared(("30", "30", "met"), ("40", "10", "short"), ("50", "50", "met"))))
    rows = "".join(data.decode() for name, data in files.items() if name.startswith("wangchuan/2024/") and name.endswith(".md"))
    (line,) = [text for text in re.findall(r"<summary>(.*?)</summary>", rows) if "planned" in text]
    assert re.search(r"data-en=\"40 planned\">目标40 · planned</span> → 10 · <strong [^>]*--short", line)
    assert re.search(r'data-en="2 met">', line)
    assert line.count("→") == 1


def test_a_row_says_what_became_of_its_task_also_where_that_is_no_outcome() -> None:
    files = {name: data.decode() for name, data in written(site_of(SERIES, years=told_otherwise())).items()}
    rows = "".join(text for name, text in files.items() if name.startswith("wangchuan/2024/"))
    lines = re.findall(r"<summary>(.*?)</summary>", rows)
    assert any("told of several years" in line and "→" not in line for line in lines)
    (again,) = re.findall(r"<li>(?:(?!</li>).)*set again.*?</li>", rows)
    assert re.search(r"<a [^>]*><span [^>]*2025 plan.*?</span></a>", again)
    later = "".join(text for name, text in files.items() if name.startswith("wangchuan/2025/"))
    assert "set again" in later
