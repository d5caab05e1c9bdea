"""English that was left out of a long row, where lengths tell nothing: found by the words that nothing renders."""

from dataclasses import replace

import pytest
from duizhao.align.coverage import find_coverage
from duizhao.cache import Cache
from duizhao.model.alignment import Segment
from duizhao.model.figures import Agreement
from duizhao.model.qa import RowWords
from duizhao.model.report import MarkedPassage, Report
from duizhao.qa import check_translation
from duizhao.qa.left_out import figures_by_clause

from tests.unit.qa.made import SOUND, report

ZH = (
    "沿江新建泵站，让低洼街巷不再积水。城南渡口修好了，每天有14班渡船往来。图书馆延长了开放时间，晚上也有座位。"
    "山里的孩子搬进了新校舍。菜市场换了新屋顶，雨天也能放心买菜。"
)
EN = (
    "New pumping stations along the river keep the low streets dry.",
    "The ferry in the south was repaired, and 14 boats cross the river each day.",
    "The library has longer opening hours, and there are seats in the evening as well.",
    "The children of the hills have moved into new school buildings.",
    "The vegetable market has a new roof, so that people can do their shopping on rainy days without any worries at all.",
)
LOST = "山里的孩子搬进了新校舍。"


def found(*, without: int = -1, curated: bool = False) -> list[str]:
    """The Chinese of what is found to be left out of a report whose last row lacks one of its sentences."""
    made = report(*SOUND, *SOUND, (ZH, " ".join(s for k, s in enumerate(EN) if k != without)))
    last = made.passages[-1]
    if without >= 0:
        made = with_last(made, aligned(last, without, curated=curated))
    findings = check_translation(made, (), frozenset(), find_coverage([made], Cache()))
    return [(last.zh or "")[slice(*f.zh)] for f in findings if f.code == "Q107" and f.row == last.key and f.zh]


def with_last(made: Report[MarkedPassage], last: MarkedPassage) -> Report[MarkedPassage]:
    return made.with_passages((*made.passages[:-1], last))


def aligned(p: MarkedPassage, without: int, *, curated: bool) -> MarkedPassage:
    """Pair each Chinese sentence with its English; the one without English stands with the sentence before it."""
    zh_ends = [k + 1 for k, sign in enumerate(ZH) if sign == "。"]
    zh = list(zip([0, *zh_ends], zh_ends, strict=False))
    beads: list[Segment] = []
    at = 0
    for k, span in enumerate(zh):
        if k == without:
            beads[-1] = replace(beads[-1], zh=((beads[-1].zh[0][0], span[1]),), score=0.5)
        else:
            beads.append(Segment((span,), ((at, at + len(EN[k])),), 0.9))
            at += len(EN[k]) + 1
    return replace(p, segments=tuple(replace(b, curated=curated) for b in beads))


def test_clauses_whose_words_nothing_renders() -> None:
    assert found(without=3) == [LOST]
    assert found() == []


def test_beads_of_an_editor_are_not_judged() -> None:
    assert found(without=3, curated=True) == []


@pytest.mark.parametrize("gone", range(len(EN)))
def test_a_clause_in_no_bead_is_rendered_beside_those_before_and_after_it(gone: int) -> None:
    made = report(*SOUND, *SOUND, (ZH, " ".join(EN)))
    last = aligned(made.passages[-1], -1, curated=False)
    made = with_last(made, replace(last, segments=last.segments[:gone] + last.segments[gone + 1 :]))
    findings = check_translation(made, (), frozenset(), find_coverage([made], Cache()))
    assert [f for f in findings if (f.code, f.row) == ("Q107", last.key)] == []


def test_what_is_known_of_words() -> None:
    made = report(*SOUND, (ZH, " ".join(EN)))
    made = with_last(made, aligned(made.passages[-1], 3, curated=False))
    made = with_last(made, replace(made.passages[-1], en=" ".join(s for k, s in enumerate(EN) if k != 3)))
    words = find_coverage([made], Cache())[made.id, made.passages[-1].key]
    lacking = {ZH[slice(*c.span)]: c.lacking for c in words.clauses}
    assert max(lacking, key=lambda zh: lacking[zh]) == LOST
    assert lacking[LOST] > 0 > lacking["城南渡口修好了，"]


@pytest.mark.parametrize(
    ("en", "found", "missing"),
    [
        ("We opened 46 kilometers of paths and planted 300 trees; 14 boats cross the river.", [1, 1, 1], [0, 0, 0]),
        ("We opened 46 kilometers of paths and planted trees; 14 boats cross the river.", [1, 0, 1], [0, 1, 0]),
        ("We opened paths and planted 300 trees; boats cross the river.", [0, 1, 0], [1, 0, 1]),
    ],
)
def test_figures_of_a_clause_that_the_english_has_and_lacks(en: str, found: list[int], missing: list[int]) -> None:
    p = report(("新辟步道46公里，植树300棵，渡船14班。", en)).passages[0]
    assert [[count[k] for k in range(3)] for count in figures_by_clause(p, [0, 9, 15])] == [found, missing]


def test_a_figure_in_another_bead_is_not_missing() -> None:
    """What the aligner paired with other clauses is in the English all the same, but only as often as the English has it."""
    p = report(("新辟步道46公里，植树46棵。", "We opened paths. There are 46 kilometers.")).passages[0]
    apart = replace(p, agreement=tuple(Agreement(k, None, "unmatched", 0) for k, f in enumerate(p.figures) if f.lang == "zh"))
    assert [dict(count) for count in figures_by_clause(apart, [0, 9])] == [{0: 1}, {1: 1}]


def test_the_cache_keeps_it() -> None:
    made, cache = report(*SOUND), Cache()
    first = find_coverage([made], cache)
    assert find_coverage([made], cache) == first
    assert all(isinstance(row, RowWords) for row in first.values())


def test_a_row_that_holds_a_whole_report_is_judged_by_its_length(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("duizhao.align.coverage._MOST_CHARACTERS", len(ZH) * len(" ".join(EN)) - 1)
    made = report(*SOUND, (ZH, " ".join(EN)))
    words = find_coverage([made], Cache())
    assert set(words) == {(made.id, p.key) for p in made.passages[:-1]}
    assert check_translation(made, (), frozenset(), words) == check_translation(made, (), frozenset())


def test_lessons_are_limited(monkeypatch: pytest.MonkeyPatch) -> None:
    made = report(*SOUND, (ZH, " ".join(EN)))
    whole = find_coverage([made], Cache())
    monkeypatch.setattr("duizhao.align.coverage._MOST_PAIRS", 0)
    less = find_coverage([made], Cache())
    assert set(less) == set(whole)
    assert less != whole


@pytest.mark.parametrize(("zh", "en"), [("、", "!"), ("城南。", "；"), ("渡口" * 400, "ferry " * 300)])
def test_odd_rows(zh: str, en: str) -> None:
    made = report((zh, en))
    check_translation(made, (), frozenset(), find_coverage([made], Cache()))
