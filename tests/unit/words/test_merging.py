"""Series of large sites are learned from apart, and their formulas stand together in the term bank."""

from dataclasses import replace

import pytest
from duizhao.cache import Cache
from duizhao.model.words import Term, TermPlace, TermRendering, Words
from duizhao.words import find_words, stage
from duizhao.words.merging import merged

from tests.unit.words.made import ROWS, report


def place(name: str, score: float = 0.9) -> TermPlace:
    return TermPlace(name, "p1", (0, 2), (0, 5), score)


def of_wangchuan(words: Words) -> dict[str, object]:
    return {k: v for k, v in words.rows.items() if k.startswith("wangchuan")}


def test_in_a_large_site_a_report_of_another_series_changes_no_renderings(monkeypatch: pytest.MonkeyPatch) -> None:
    own, other = (report(2024, ROWS[:3]),), replace(report(2024, ROWS), id="qingyu-2024")
    alone, beside = find_words([own], Cache(None)), find_words([own, (other,)], Cache(None))
    assert of_wangchuan(beside) != of_wangchuan(alone)
    monkeypatch.setattr(stage, "TOGETHER", 10)
    assert of_wangchuan(find_words([own, (other,)], Cache(None))) == of_wangchuan(alone)


def test_renderings_of_the_same_stems_are_one_in_the_term_bank() -> None:
    first = TermRendering("reading rooms", (place("wangchuan-2024"), place("wangchuan-2025")))
    second = [TermRendering("study", (place("qingyu-2024", 0.6),)), TermRendering("reading room", (place("qingyu-2025"),))]
    banks = [
        (Term("书屋", quoted=False, reports=(("wangchuan-2024", 1), ("wangchuan-2025", 1)), renderings=(first,)),),
        (
            Term("书屋", quoted=True, reports=(("qingyu-2024", 3), ("qingyu-2025", 1)), renderings=tuple(second)),
            Term("渡口", quoted=False, reports=(), renderings=()),
        ),
    ]
    got = merged([Words({}, terms) for terms in banks])
    assert [t.zh for t in got.terms] == ["书屋", "渡口"]
    assert (got.terms[0].count, got.terms[0].quoted) == (6, True)
    assert [(r.en, len(r.places)) for r in got.terms[0].renderings] == [("reading rooms", 3), ("study", 1)]
