"""The page that compares words computes what the generator computes."""

import random

import pytest
from duizhao.text.frequency import chance, interval, log_likelihood
from duizhao.words.shifts import SURE, compare, count_in, size_of

from tests.node import ask

TERMS = ("步道", "学堂", "码头", "书屋", "果园", "清淤")


def _texts(draw: random.Random, often: dict[str, float]) -> list[str]:
    return [
        "".join(term * (1 + (draw.random() < 0.2)) if draw.random() < p else "修缮" for term, p in often.items())
        for _ in range(90)
    ]


def test_intervals_scores_and_what_is_sure_are_the_same() -> None:
    draw = random.Random(3)
    earlier = _texts(draw, dict.fromkeys(TERMS, 0.2))
    later = _texts(draw, dict(zip(TERMS, (0.2, 0.6, 0.1, 0.75, 0.02, 0.25), strict=True)))
    sizes = size_of(earlier), size_of(later)
    counts = {t: (sum(count_in(earlier, t)), sum(count_in(later, t))) for t in TERMS}
    pairs = [
        {"word": t, "counts": counts[t], "sizes": sizes, "rows": count_in(earlier, t) + count_in(later, t)} for t in TERMS
    ]  # fmt: skip
    intervals = [(draw.randrange(40), draw.randrange(1, 20_000)) for _ in range(50)]
    page = ask("over_time_node.js", data={"intervals": [*intervals, (0, 0)], "pairs": pairs})
    for own, there in zip([interval(*x) for x in (*intervals, (0, 0))], page["intervals"], strict=True):
        assert there == pytest.approx(own)
    scores = [log_likelihood(counts[t], sizes) for t in TERMS]
    assert page["scores"] == pytest.approx(scores)
    assert page["chances"] == pytest.approx(list(map(chance, scores)), abs=2e-7)
    sure = [(term, p) for term, _, _, p in compare((earlier, later), TERMS) if p <= SURE]
    assert [word for word, _ in page["sure"]] == [term for term, _ in sure]
    assert [p for _, p in page["sure"]] == pytest.approx([p for _, p in sure], abs=2e-6)
    assert 2 <= len(sure) < len(TERMS)
