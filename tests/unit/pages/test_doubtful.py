"""Doubtful links: on the editor's page with the lines that settle them."""

import html
import re
import tomllib
from dataclasses import replace

from duizhao.model.curation import LinkRule
from duizhao.model.links import Link, Years, is_doubtful
from duizhao.model.report import Series
from duizhao.pages.quality.doubtful import doubtful_links
from duizhao.site.labels import label

from tests.sites import site_of, written
from tests.unit.years.made import OPTIONS
from tests.unit.years.test_stage import FIRST, SECOND, linked

SERIES = Series("wangchuan", "望川市", "Wangchuan", (FIRST, SECOND))


def doubted(score: float = 0.55, times: int = 1) -> tuple[Years, Link]:
    """The links of two reports, the one on school places doubtful, `times` times."""
    years = linked(FIRST, SECOND)
    sure = next(x for x in years.pairs[0].links if x.kind == "plan-outcome" and x.shown and x.target)
    link = replace(sure, score=score, shown=False, ruling=None)
    others = tuple(x for x in years.pairs[0].links if not is_doubtful(x) and x is not sure)
    return replace(years, pairs=(replace(years.pairs[0], links=(*others, *[link] * times)),)), link


def page(years: Years) -> str:
    return written(site_of(SERIES, years=years))["wangchuan/2024/quality.md"].decode()


def test_both_clauses_the_score_and_both_rows_are_on_the_page() -> None:
    years, link = doubted()
    text = page(years)
    assert link.target
    assert "<mark>新增学位2万个，</mark>" in text
    assert "<mark>新增学位2.4万个，</mark>" in text
    assert "0.55" in text
    assert f"#{link.source.passage}" in text
    assert f"#{link.target.passage}" in text


def test_the_lines_of_a_doubtful_link_confirm_it() -> None:
    years, link = doubted()
    lines = re.findall(r"<pre><code[^>]*>(.*?)</code></pre>", page(years), re.DOTALL)
    given = tomllib.loads(html.unescape(lines[0]))["link"][0]
    rule = LinkRule(
        given["report"], given["row"], given["words"], given["later_row"], given["later_words"], given["is"] == "right", 1
    )
    judged = linked(FIRST, SECOND, options=replace(OPTIONS, decisions=(("curation.toml", rule),)))
    sure = [x for x in judged.pairs[0].links if x.status == "confirmed"]
    assert [(x.source, x.target, x.shown) for x in sure] == [(link.source, link.target, True)]


def test_what_is_listed_is_bounded_and_the_rest_is_said() -> None:
    text = page(doubted(times=70)[0])
    assert text.count("[[link]]".replace("[", "&#91;").replace("]", "&#93;")) == 50
    assert f"<small>70 · {label('page.checks.surest', n=50)}</small>" in text


def test_what_is_hardly_right_or_decided_is_not_listed() -> None:
    assert not doubtful_links(doubted(0.2)[0], FIRST.id)
    years, link = doubted()
    rejected = replace(link, status="rejected")
    pair = replace(years.pairs[0], links=(rejected,))
    assert not doubtful_links(replace(years, pairs=(pair,)), FIRST.id)
    assert doubtful_links(years, FIRST.id) == [link]
    assert not doubtful_links(years, SECOND.id)
