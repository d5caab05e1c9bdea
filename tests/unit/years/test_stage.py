"""Links of made-up reports: which are shown, what is kept, what an editor changes, what must not break."""

from dataclasses import replace
from pathlib import Path

import pytest
from duizhao.cache import Cache
from duizhao.diagnostics import Collector
from duizhao.model.curation import LinkRule
from duizhao.model.links import Link, Pair, Years
from duizhao.model.report import MarkedPassage, Report, Series
from duizhao.years import LinkOptions, link_years
from duizhao.years import cached as cached_module
from duizhao.years import compare as compare_module
from duizhao.years.compare import ReportClaims
from duizhao.years.records import PairRecord
from duizhao.years.verdicts import Measure

from tests.unit.years.made import OPTIONS, report

FIRST = report(
    2024,
    ["过去一年，全市新增学位3.1万个，改造老旧小区150个。空气优良天数达到290天。"],
    ["新增学位2万个，建设高标准农田12万亩。", "新建长者食堂80家，建成充电桩5000个。"],
)
SECOND = report(
    2025,
    [
        "过去一年，教育更加公平，新增学位2.4万个，乡镇学校都有了校车。",
        "建成高标准农田11.5万亩，粮食丰收。长者食堂新建86家。新开马拉松3场。",
    ],
    ["新增学位1.5万个，新建长者食堂60家。"],
)
THIRD = report(2026, ["过去一年，新增学位1.6万个，新建长者食堂66家。"], ["新增学位1万个。"])


def linked(
    *reports: Report[MarkedPassage],
    options: LinkOptions = OPTIONS,
    cache: Cache | None = None,
    diagnostics: Collector | None = None,
) -> Years:
    series = Series("wangchuan", "望川市", "Wangchuan", reports)
    return link_years([series], options, cache or Cache(), diagnostics or Collector(), lambda *_: None)


def words(r: Report[MarkedPassage], link: Link, end: str) -> str:
    place = link.source if end == "source" else link.target
    assert place
    text = next(p.zh for p in r.passages if p.key == place.passage)
    return (text or "")[place.start : place.end]


def answers(pair: Pair, a: Report[MarkedPassage], b: Report[MarkedPassage]) -> dict[str, tuple[str, str]]:
    """For the words of a commitment those of its shown outcome, and the verdict."""
    found = [x for x in pair.links if x.kind == "plan-outcome" and x.shown and x.target and x.ruling]
    return {words(a, x, "source"): (words(b, x, "target"), x.ruling.verdict) for x in found if x.ruling}


def test_commitments_meet_their_outcomes() -> None:
    found = answers(linked(FIRST, SECOND).pairs[0], FIRST, SECOND)
    assert found["新增学位2万个，"] == ("新增学位2.4万个，", "exceeded")
    assert found["建设高标准农田12万亩。"] == ("建成高标准农田11.5万亩，", "short")
    assert found["新建长者食堂80家，"] == ("长者食堂新建86家。", "exceeded")


def test_what_is_not_mentioned_has_the_nearest_clause_beside_it() -> None:
    pair = linked(FIRST, SECOND).pairs[0]
    silent = [x for x in pair.links if x.ruling and x.ruling.verdict == "not mentioned"]
    assert [words(FIRST, x, "source") for x in silent] == ["建成充电桩5000个。"]
    assert silent[0].target is None
    assert silent[0].sides


def test_results_that_nobody_had_promised() -> None:
    assert any("马拉松" in c.text for c in linked(FIRST, SECOND).pairs[0].surplus)


def test_only_neighbours_are_linked() -> None:
    assert [(p.earlier, p.later) for p in linked(FIRST, SECOND, THIRD).pairs] == [
        ("wangchuan-2024", "wangchuan-2025"),
        ("wangchuan-2025", "wangchuan-2026"),
    ]


def test_an_indicator_has_one_target_and_one_actual_a_year() -> None:
    places = next(i for i in linked(FIRST, SECOND, THIRD).indicators if "学位" in i.zh)
    assert [(p.year, p.role, int(p.value or 0)) for p in places.points] == [
        (2023, "actual", 31000),
        (2024, "target", 20000),
        (2024, "actual", 24000),
        (2025, "target", 15000),
        (2025, "actual", 16000),
        (2026, "target", 10000),
    ]


def test_a_new_year_links_that_year_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    compare = compare_module.compare

    def counted(earlier: ReportClaims, later: ReportClaims, measure: Measure) -> PairRecord:
        asked.append(later.report.id)
        return compare(earlier, later, measure)

    monkeypatch.setattr(cached_module, "compare", counted)
    with Cache(tmp_path / "kept") as cache:
        linked(FIRST, SECOND, cache=cache)
    with Cache(tmp_path / "kept") as cache:
        after = linked(FIRST, SECOND, THIRD, cache=cache)
    assert asked == ["wangchuan-2025", "wangchuan-2026"]
    assert after == linked(FIRST, SECOND, THIRD)


def test_reports_without_chinese_are_passed_over() -> None:
    english = report(2025, ["Last year 24,000 places were added."], ["We will add 15,000 places."], en=True)
    years = linked(FIRST, english, THIRD)
    assert [p.unread for p in years.pairs] == [(0, 4), (4, 0)]
    assert not [x for p in years.pairs for x in p.links if x.shown and x.target]


def test_one_report_or_an_empty_one_has_no_links() -> None:
    assert linked(FIRST).pairs == ()
    empty = report(2025, [], [])
    assert linked(FIRST, empty).pairs[0].unread == (0, 0)


def judged(line: int, words: str, later: str, *, right: bool, row: str = "p242000") -> LinkOptions:
    key = "p251000" if later else ""
    rule = LinkRule("wangchuan-2024", row, words, key, later, right, line)
    return replace(OPTIONS, decisions=(("curation.toml", rule),))


def test_an_editor_rejects_confirms_and_adds() -> None:
    wrong = linked(FIRST, SECOND, options=judged(1, "新增学位2万个", "新增学位2.4万个", right=False)).pairs[0]
    assert "新增学位2万个，" not in answers(wrong, FIRST, SECOND)
    sure = linked(FIRST, SECOND, options=judged(1, "新增学位2万个", "新增学位2.4万个", right=True)).pairs[0]
    assert [(x.score, x.status) for x in sure.links if x.status != "found"] == [(1.0, "confirmed")]
    added = linked(FIRST, SECOND, options=judged(1, "建成充电桩5000个", "教育更加公平", right=True, row="p242001")).pairs[0]
    assert answers(added, FIRST, SECOND)["建成充电桩5000个。"] == ("教育更加公平，", "reported")
    assert not [x for x in added.links if x.ruling and x.ruling.verdict == "not mentioned"]


def test_a_judgement_that_fits_nothing_is_reported() -> None:
    diagnostics = Collector()
    linked(FIRST, SECOND, options=judged(7, "没有的话", "新增学位2.4万个", right=True), diagnostics=diagnostics)
    assert [(d.code, d.line) for d in diagnostics.sorted()] == [("U102", 7)]


def test_no_outcome_is_sought_where_a_year_is_missing() -> None:
    diagnostics = Collector()
    row = next(p.key for p in FIRST.passages if p.zh and "学位2万个" in p.zh)
    decisions = (("curation.toml", LinkRule(FIRST.id, row, "新增学位2万个", "", "", right=False, line=3)),)
    options = replace(OPTIONS, decisions=decisions)
    (pair,) = linked(FIRST, THIRD, options=options, diagnostics=diagnostics).pairs
    assert [x for x in pair.links if x.kind == "plan-outcome" or x.ruling] == []
    assert pair.surplus == ()
    assert pair.carried
    assert [(d.code, d.line, d.message) for d in diagnostics.sorted()] == [
        ("U102", 3, "the report of 2025 is missing, so no link can start from wangchuan-2024")
    ]


@pytest.mark.parametrize(("task", "told", "status"), [
    ("推动文旅深度融合。", "文旅融合更加深入。", "kept"),
    ("培育壮大新能源产业。", "新能源产业加快集聚。", "shown"),
])  # fmt: skip
def test_an_outcome_in_words_must_be_surer_than_one_with_a_figure(task: str, told: str, status: str) -> None:
    first = report(
        2024,
        ["过去一年，全市新增学位3.1万个，改造老旧小区150个。空气优良天数达到290天。"],
        ["新增学位2万个，建设高标准农田12万亩。", "新建长者食堂80家，" + task],
    )
    second = report(
        2025,
        ["过去一年，新增学位2.4万个，乡镇学校都有了校车。", "建成高标准农田11.5万亩。长者食堂新建86家。新开马拉松3场。" + told],
        ["新增学位1.5万个，新建长者食堂60家。"],
    )
    [link] = [x for x in linked(first, second).pairs[0].links if x.kind == "plan-outcome" and words(first, x, "source") == task]
    assert link.score > 0.85
    assert link.shown == (status == "shown")
