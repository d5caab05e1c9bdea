"""Cosines of n-grams are those of the plain formula, to the last bit, whatever is in memory at once."""

import math
from collections import Counter

import pytest
from duizhao.years import vectors
from duizhao.years.vectors import Weights, grams, matrix

QUERIES = ["新增学位2万个，新增学位", "建设绿道", "", "𠮷屋"]
TEXTS = ["新增学位2.4万个", "绿道绿道绿道", "新建绿道60公里，", "𠮷屋开业", ""]


def plain(one: str, other: str, known: list[str]) -> float:
    times = Counter(g for text in known for g in grams(text))

    def vector(text: str) -> dict[str, float]:
        raw = {g: (1 + math.log(n)) * (math.log((1 + len(known)) / (1 + times[g])) + 1) for g, n in grams(text).items()}
        norm = math.sqrt(sum(w * w for w in raw.values())) or 1.0
        return {g: w / norm for g, w in raw.items()}

    theirs = vector(other)
    total = 0.0
    for gram, weight in vector(one).items():
        total += theirs.get(gram, 0.0) * weight
    return total


@pytest.mark.parametrize("at_once", [1, 2_000_000])
def test_cosines_are_those_of_the_plain_formula(at_once: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vectors, "_AT_ONCE", at_once)
    known = [*QUERIES, *TEXTS]
    assert matrix(QUERIES, TEXTS, Weights(known)).tolist() == [[plain(q, t, known) for t in TEXTS] for q in QUERIES]


def test_a_gram_that_no_text_has_weighs_most() -> None:
    weights = Weights(["绿道", "绿道网"])
    assert weights.of("托位") > weights.of("网") > weights.of("绿道")
    assert matrix([], ["绿道"], weights).shape == (0, 1)
    assert matrix(["绿道"], [], weights).shape == (1, 0)


def test_two_lists_weigh_as_one() -> None:
    one, other = ["绿道", "绿道网", "托位"], ["学位", "绿道"]
    grams = ("绿", "绿道", "学位", "路")
    assert [Weights(one, other).of(gram) for gram in grams] == [Weights([*one, *other]).of(gram) for gram in grams]
