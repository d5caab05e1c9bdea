"""The dynamic programme and the lexicon against plain, slow definitions of the same."""

import itertools
import math
import random
from collections import defaultdict
from collections.abc import Iterator, Sequence

import numpy as np
import pytest
from duizhao.align.lexicon import Lesson, Vocabulary, learn
from duizhao.align.programme import Scores, best_path, chances

Path = tuple[tuple[tuple[int, int], tuple[int, int], int], ...]


def every_path(scores: Scores, i: int = 0, j: int = 0) -> Iterator[tuple[Path, float]]:
    """All ways to cover the row, with their worth."""
    if (i, j) == (scores.clauses, scores.sentences):
        yield (), 0.0
    steps = [(a, b, float(w[i, j]), 0) for (a, b), w in scores.beads.items() if fits(scores, i + a, j + b)]
    steps += [(a, 2, float(w[i, j]), int(t[i, j])) for a, (w, t) in scores.turned.items() if fits(scores, i + a, j + 2)]
    if i < scores.clauses:
        steps.append((1, 0, float(scores.alone_zh[i]), 0))
    if j < scores.sentences:
        steps.append((0, 1, float(scores.alone_en[j]), 0))
    for a, b, worth, turn in steps:
        for rest, more in every_path(scores, i + a, j + b):
            yield (((i, i + a), (j, j + b), turn), *rest), worth + more


def fits(scores: Scores, i: int, j: int) -> bool:
    return i <= scores.clauses and j <= scores.sentences


def some_scores(seed: int) -> Scores:
    drawn = np.random.default_rng(seed)
    nz, ne = (int(n) for n in drawn.integers(1, 5, 2))
    sizes = [(a, b) for a, b in itertools.product((1, 2, 3), (1, 2)) if a <= nz and b <= ne]
    beads = {size: np.round(drawn.normal(0, 4, (nz, ne)), 3) for size in sizes}
    turned = {
        a: (np.round(drawn.normal(0, 4, (nz, ne)), 3), np.ones((nz, ne), dtype=np.int64)) for a in (2, 3) if a <= nz and ne > 1
    }
    return Scores(nz, ne, beads, turned, np.round(drawn.normal(-3, 2, nz), 3), np.round(drawn.normal(-3, 2, ne), 3))


@pytest.mark.parametrize("seed", range(30))
def test_the_best_of_all_paths_is_found_and_its_beads_have_their_share_of_all(seed: int) -> None:
    scores, sharpness = some_scores(seed), 0.3
    paths = list(every_path(scores))
    best = max(worth for _, worth in paths)
    found = best_path(scores)
    assert dict(paths)[tuple((b.zh, b.en, b.turn) for b in found)] == pytest.approx(best)
    whole = math.fsum(math.exp(sharpness * worth) for _, worth in paths)
    for bead, chance in zip(found, chances(scores, found, sharpness), strict=True):
        through = math.fsum(math.exp(sharpness * w) for p, w in paths if (bead.zh, bead.en, bead.turn) in p)
        assert chance == pytest.approx(through / whole, abs=1e-6)


def plain_model_1(lessons: Sequence[tuple[list[str], list[str], float]], rounds: int) -> dict[tuple[str, str], float]:
    """P(second | first) as the textbook has it."""
    table: dict[tuple[str, str], float] = defaultdict(lambda: 1.0)
    for _ in range(rounds):
        counts: dict[tuple[str, str], float] = defaultdict(float)
        for given, rendered, weight in lessons:
            for b in rendered:
                total = sum(table[a, b] for a in ["", *given])
                for a in ["", *given]:
                    counts[a, b] += weight * table[a, b] / total
        totals: dict[str, float] = defaultdict(float)
        for (a, _), count in counts.items():
            totals[a] += count
        table = defaultdict(float, {(a, b): n / (totals[a] + 0.05) for (a, b), n in counts.items()})
    return table


def test_the_lexicon_is_model_1_and_never_learns_from_what_is_held_out() -> None:
    drawn = random.Random(5)
    zh, en = Vocabulary.of("水 路 桥 树".split()), Vocabulary.of("water road bridge tree".split())
    texts = [(drawn.choices(list(zh.ids), k=3), drawn.choices(list(en.ids), k=4), k % 2) for k in range(12)]
    lessons = [Lesson(zh.numbers(z), en.numbers(e), 1.0, fold) for z, e, fold in texts]
    found = learn(lessons, 2, len(en.ids) + 1, 4)
    for fold in (0, 1):
        others = [(z, e, 1.0) for z, e, f in texts if f != fold]
        plain = plain_model_1(others, 4)
        back = plain_model_1([(e, z, w) for z, e, w in others], 4)
        forward, backward = found[fold].tables(zh.numbers(list(zh.ids)), en.numbers(list(en.ids)))
        for i, z in enumerate(zh.ids):
            for j, e in enumerate(en.ids):
                assert forward[i, j] == pytest.approx(plain[z, e], abs=1e-5)
                assert backward[i, j] == pytest.approx(back[e, z], abs=1e-5)
