"""The best path through the beads and the probabilities, against all paths one by one."""

import math
from collections.abc import Iterator

import numpy as np
import pytest
from duizhao.align.paragraphs.blocks import find_blocks
from duizhao.align.paragraphs.path import Bead, best_path, chances
from duizhao.align.paragraphs.weights import WITH_DICTIONARY as WEIGHTS
from duizhao.align.paragraphs.worth import Beads, steps

M, N = 4, 5


def beads_of(seed: int, m: int = M, n: int = N) -> Beads:
    random = np.random.default_rng(seed)
    return {(a, b): random.normal(-1, 4, (m - a + 1, n - b + 1)) for a, b in steps(3) if a <= m and b <= n}


def all_paths(beads: Beads, i: int = 0, j: int = 0, before: str = "pair") -> Iterator[tuple[float, tuple[Bead, ...]]]:
    """Yield the cost and the beads with both sides of every path from (i, j) on."""
    if (i, j) == (M, N):
        yield 0.0, ()
    for (a, b), worth in beads.items():
        if i + a <= M and j + b <= N:
            w = float(worth[i, j])
            for cost, rest in all_paths(beads, i + a, j + b):
                yield cost + w, (Bead(i, j, a, b, w), *rest)
    for a, b, name in ((1, 0, "zh"), (0, 1, "en")):
        if i + a <= M and j + b <= N:
            for cost, rest in all_paths(beads, i + a, j + b, name):
                yield cost + (WEIGHTS.further if before == name else WEIGHTS.gap), rest


@pytest.mark.parametrize("seed", range(4))
def test_the_best_path_is_the_best_of_all_and_its_probabilities_are_theirs(seed: int) -> None:
    beads = beads_of(seed)
    paths = list(all_paths(beads))
    best = max(paths, key=lambda path: path[0])
    found = [b for b in best_path(beads, M, N, WEIGHTS) if b.a and b.b]
    assert tuple(found) == best[1]
    weights = [math.exp(cost * WEIGHTS.sharpness) for cost, _ in paths]
    for bead, chance in zip(found, chances(beads, M, N, found, WEIGHTS), strict=True):
        want = sum(w for w, (_, path) in zip(weights, paths, strict=True) if bead in path) / sum(weights)
        assert chance == pytest.approx(want, abs=1e-6)


def test_every_paragraph_is_on_the_path_once() -> None:
    path = best_path(beads_of(7), M, N, WEIGHTS)
    assert [k for b in path for k in range(b.i, b.i + b.a)] == list(range(M))
    assert [k for b in path for k in range(b.j, b.j + b.b)] == list(range(N))


def test_a_run_without_counterpart_costs_less_than_its_paragraphs_one_by_one() -> None:
    """Six paragraphs are missing in one run: the path leaves them out, although a pair in their midst is worth a little."""
    worth = np.full((8, 2), -9.0)
    worth[0, 0] = worth[7, 1] = 9.0
    worth[3, 1] = 3.0
    path = best_path({(1, 1): worth}, 8, 2, WEIGHTS)
    assert [(b.i, b.j) for b in path if b.a and b.b] == [(0, 0), (7, 1)]


def test_blocks_in_another_order_are_found_best_first_and_not_below_their_worth() -> None:
    worth = np.full((6, 6), -5.0)
    for i, j, w in ((0, 3, 9.0), (1, 4, 9.0), (4, 0, 8.0), (5, 1, 2.0)):
        worth[i, j] = w
    blocks = find_blocks({(1, 1): worth}, range(6), range(6), gap=-4.0, least=9.0)
    assert [[(b.i, b.j) for b in block.beads] for block in blocks] == [[(0, 3), (1, 4)], [(4, 0), (5, 1)]]
    assert [len(b.beads) for b in find_blocks({(1, 1): worth}, range(6), range(6), gap=-4.0, least=11.0)] == [2]
    assert find_blocks({(1, 1): worth}, [0, 2, 5], [0, 2, 5], gap=-4.0, least=3.0) == []
