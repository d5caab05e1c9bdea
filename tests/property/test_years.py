"""Properties of links across years, for any reports: series, years and parts are never mixed."""

from dataclasses import replace

from duizhao.cache import Cache
from duizhao.diagnostics import Collector
from duizhao.model.links import Link, Years, missing_years
from duizhao.model.report import MarkedPassage, Report, Series
from duizhao.years import link_years
from duizhao.years.parts import Part, parts
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.depth import pick
from tests.unit.years.made import OPTIONS, divided

TASKS = (
    "新增学位{n}万个",
    "更新改造燃气管网{n}00公里",
    "建成望川国际会展中心",
    "生产总值增长{n}%左右",
    "出台江豚保护条例",
    "改造老旧小区{n}0个",
)
OPENINGS = ("", "过去一年，", "五年来，", "今年，", "“十五五”时期，")
REVIEWS = ("一、{last}年工作回顾", "一、“十四五”时期和{last}年工作回顾", "一、“十四五”时期发展回顾")
PLANS = ("三、{this}年重点任务", "三、“十五五”时期主要目标和{this}年重点工作", "三、“十五五”时期主要目标")
VERDICTS = ("met", "exceeded", "short", "reported")

rows = st.lists(
    st.builds(
        lambda opening, task, n: f"{opening}{task.format(n=n)}。",
        st.sampled_from(OPENINGS),
        st.sampled_from(TASKS),
        st.integers(1, 9),
    ),
    min_size=2,
    max_size=4,
)
others = st.lists(st.tuples(st.just("二、关于规划纲要的说明"), rows), max_size=1)
layouts = st.builds(
    lambda review, other, plan: [review, *other, plan],
    st.tuples(st.sampled_from(REVIEWS), rows), others, st.tuples(st.sampled_from(PLANS), rows),
)  # fmt: skip
series = st.dictionaries(st.sampled_from((2024, 2025, 2027)), layouts, min_size=2)
corpora = st.dictionaries(st.sampled_from(("wangchuan", "qingyu")), series, min_size=1)


def made(slug: str, year: int, layout: list[tuple[str, list[str]]]) -> Report[MarkedPassage]:
    titled = [(title.format(last=year - 1, this=year), texts) for title, texts in layout]
    report = divided(year, *titled)
    return replace(report, id=f"{slug}-{year}", identity=replace(report.identity, slug=slug))


def linked(corpus: dict[str, dict[int, list[tuple[str, list[str]]]]]) -> tuple[Years, dict[str, Report[MarkedPassage]]]:
    every = [Series(s, s, s, tuple(made(s, year, years[year]) for year in sorted(years))) for s, years in sorted(corpus.items())]
    years = link_years(every, OPTIONS, Cache(), Collector(), lambda *_: None)
    return years, {r.id: r for one in every for r in one.reports}


def part_of(report: Report[MarkedPassage], passage: str) -> Part:
    return next(part for p, part in zip(report.passages, parts(report), strict=True) if p.key == passage)


def check(link: Link, reports: dict[str, Report[MarkedPassage]]) -> None:
    one, other = reports[link.source.report], link.other and reports[link.other.report]
    if other:
        assert one.identity.slug == other.identity.slug  # no link leaves its series
    if link.kind not in ("plan-outcome", "near"):
        assert link.ruling is None
        return
    assert part_of(one, link.source.passage) == Part("plan", "year")
    if other:
        assert missing_years(one.identity.year, other.identity.year) == ()  # no verdict over a gap
    if link.target and other:
        assert part_of(other, link.target.passage).kind == "review"  # no clause of a plan is an outcome
    if link.ruling and link.ruling.verdict in VERDICTS:
        assert link.target
    if link.kind == "near":
        assert link.ruling is None
        assert link.near


@settings(max_examples=pick(12, 300), deadline=None)
@given(corpora)
def test_series_years_and_parts_are_never_mixed(corpus: dict[str, dict[int, list[tuple[str, list[str]]]]]) -> None:
    years, reports = linked(corpus)
    for pair in years.pairs:
        for link in pair.links:
            assert {link.source.report, (link.other or link.source).report} <= {pair.earlier, pair.later}
            check(link, reports)
        told = {x.source for x in pair.links if x.shown and x.ruling and x.ruling.verdict in ("set again", "not mentioned")}
        assert not told & {
            x.source for x in pair.links if x.shown and (x.near or (x.ruling and x.target))
        }  # one thing is said of a task
    for indicator in years.indicators:
        assert {p.claim.place.report.rsplit("-", 1)[0] for p in indicator.points} == {indicator.series}
