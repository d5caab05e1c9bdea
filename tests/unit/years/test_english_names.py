"""English names of indicators: what an English figure counts, and when that says too little."""

import json
from collections.abc import Collection

import pytest
from duizhao.cache import Cache
from duizhao.model.links import Renders
from duizhao.model.report import Series
from duizhao.years import name_indicators, naming
from duizhao.years.changes import without_change
from duizhao.years.english_names import counted
from duizhao.years.nouns import known_names

from tests.books import sample
from tests.unit.years.made import report
from tests.unit.years.test_stage import linked


def name_of(text: str, figure: str, *, share: bool) -> str:
    """The name of what `figure` counts; the other number of the text bounds it."""
    start = text.index(figure)
    end = start + len(figure)
    others = [(m, m + 3) for m in range(len(text)) if text.startswith("777", m)]
    before = max((b for _, b in others if b <= start), default=0)
    after = min((a for a, _ in others if a >= end), default=len(text))
    return counted(text, (before, start, end, after), share=share)


@pytest.mark.parametrize(
    ("text", "figure", "name"),
    [
        ("We built 40 reading rooms, 777 playgrounds, and more.", "40", "reading rooms"),
        ("We built 777 reading rooms and 40 quiet playgrounds.", "40", "quiet playgrounds"),
        ("We will renovate 40 lakeside houses and finish 777.", "40", "lakeside houses"),
        ("Nearly 40 units of subsidized housing were completed.", "40", "subsidized housing"),
        ("The number of boats registered in Wangchuan increased to 40.", "40", "number of boats registered in Wangchuan"),
        ("Dike roads will be extended by another 40 kilometers.", "40 kilometers", "dike roads"),
        ("For a town with a population of 40, that is much.", "40", "population"),
        ("We will help 40 lakeside farms and support 777 more.", "40", "lakeside farms"),
        ("We will renovate 40 boathouses in these bays.", "40", "boathouses"),
        ("Wangchuan’s number of boathouses in 2024 reached 40.", "40", "Wangchuan’s number of boathouses"),
        ("This year we will invest 40.", "40", ""),  # in what
        ("We will focus on 40 of the following tasks.", "40", ""),
        ("We helped 40 people receive pensions.", "40 people", ""),
        ("We saw 40 swiftly relocated families.", "40", ""),
        ("The fee is 40 over the previous year’s budget.", "40", "fee"),
        ("The subsidy rose to 40 per person.", "40", "subsidy"),
        ("The new piers increased the number of ferries in Wangchuan to 40.", "40", "number of ferries in Wangchuan"),
    ],
)
def test_a_name_is_what_the_figure_counts(text: str, figure: str, name: str) -> None:
    assert name_of(text, figure, share=False) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("In 2024, the city’s GRP grew by 40%, exceeding 777 million yuan.", "GRP"),
        ("Maintain the surveyed urban unemployment rate below 40%;", "surveyed urban unemployment rate"),
        ("As a result, 40% of lakeside farms are now within the scheme.", "share of lakeside farms"),
        ("We will protect the herons and increase the area of reed beds by 40%.", "area of reed beds"),
        ("Lake water fully recycled in 2024 increased to 40%.", "lake water fully recycled"),
        ("The part of herons in economic growth rose by 40%.", "part of herons in economic growth"),
        ("Spending on herons rose to 40% of GDP.", "spending on herons"),
        ("We made progress, with growth of 40%.", ""),  # growth of what
        ("Farm income grew by 777%, outpacing that of townspeople by 40%.", ""),  # what it is compared with
        ("The saving covered travel, vehicles, and meals by 40%.", ""),  # the end of a list
    ],
)
def test_the_name_of_a_share_stands_before_its_verb(text: str, name: str) -> None:
    assert name_of(text, "40%", share=True) == name


def test_only_a_name_that_renders_the_chinese_one_is_shown() -> None:
    built = sample()

    def names(renders: Renders) -> list[str]:
        return [i.en for i in name_indicators(built.corpus.series, built.years, renders, Cache()).indicators]

    known = {n.en for n in known_names()}
    of_all, of_none = names(lambda *_: 1.0), names(lambda *_: 0.0)
    first = next(name for name in of_all if name and name not in known)
    asked: list[str] = []

    def judge(zh: str, en: str, rows: Collection[str]) -> float:
        assert rows
        asked.append(zh)
        return float(en != first)

    of_some = names(judge)
    assert any(of_all)
    assert {name.split(",")[0] for name in of_none if name} <= known
    assert set(asked) <= {without_change(i.zh) for i in built.years.indicators}
    assert first not in of_some


def test_names_come_from_the_cache_as_they_were_made() -> None:
    built, cache = sample(), Cache()
    asked: list[str] = []

    def judge(zh: str, _en: str, _rows: Collection[str]) -> float:
        asked.append(zh)
        return 1.0

    first = name_indicators(built.corpus.series, built.years, judge, cache)
    count = len(asked)
    assert count
    assert name_indicators(built.corpus.series, built.years, judge, cache) == first
    assert len(asked) == count


def test_one_year_with_english_is_enough() -> None:
    built = sample()
    names = [i["name"] for i in json.loads(built.files["data/indicators.json"])]
    told = [n["en"] for n in names if n["en"]]
    assert len(told) * 2 >= len(names)
    assert not {"growth", "number", "total", "billion yuan"} & set(told)
    assert any(n["en"] for n in names)


@pytest.mark.parametrize(
    ("first", "second", "names"),
    [
        ("改造老旧码头30座。", "改造老旧码头40座。", ("老旧码头改造", "old piers, renovated")),
        ("治理违法建设30万平方米。", "治理违法建设40万平方米。", ("违法建设治理", "old piers, treated")),
        ("违法建设达30万平方米。", "违法建设达40万平方米。", ("违法建设", "old piers")),  # the work is part of the thing
        ("完成渔村搬迁300户。", "实施400户渔村搬迁。", ("渔村搬迁户数", "old piers, households")),
        ("建成旧码头30座。", "建成旧码头40座。", ("旧码头建成数", "old piers, completed")),
        ("渔船泊位公共服务满意率达75%。", "渔船泊位公共服务满意率达80%。", ("渔船泊位公共服务满意率", "")),  # says too little
    ],
)
def test_a_name_says_the_work_in_both_languages(
    first: str, second: str, names: tuple[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    made = [report(2024 + k, [f"过去一年，{text}"], ["植树造林。"]) for k, text in enumerate((first, second))]
    monkeypatch.setattr(naming, "english_name", lambda *_: "old piers")
    years = name_indicators([Series("wangchuan", "", "", tuple(made))], linked(*made), lambda *_: 1.0, Cache(None))
    assert [(i.zh, i.en) for i in years.indicators] == [names]
