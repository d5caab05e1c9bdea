"""Find blocks that stand in another order in the other language: local alignments of what is left over."""

from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

import numpy as np

from duizhao.align.lexicon import Floats
from duizhao.align.paragraphs.path import Bead
from duizhao.align.paragraphs.worth import Beads

_MOST = 40  # blocks in another order
_NEAR = 1e-6
Run = tuple[int, int]  # consecutive paragraphs: the first, and the one after the last


class Block(NamedTuple):
    """Beads in another order than the rest, and what they are worth together."""

    worth: float
    beads: tuple[Bead, ...]


def find_blocks(beads: Beads, zh: Collection[int], en: Collection[int], gap: float, least: float) -> list[Block]:
    """Align the paragraphs left over, the best block first, while a block is worth `least`."""
    zh_runs, en_runs = _runs(zh), _runs(en)
    known: dict[tuple[Run, Run], Block] = {}
    out: list[Block] = []
    while len(out) < _MOST:
        for pair in ((z, e) for z in zh_runs for e in en_runs):
            if pair not in known:
                known[pair] = _local(beads, *pair, gap)
        best = max(((z, e) for z in zh_runs for e in en_runs), key=lambda pair: known[pair].worth, default=None)
        if best is None or known[best].worth < least:
            break
        block = known[best]
        out.append(block)
        zh_runs = _without(zh_runs, [(b.i, b.i + b.a) for b in block.beads])
        en_runs = _without(en_runs, [(b.j, b.j + b.b) for b in block.beads])
    return out


def _runs(numbers: Iterable[int]) -> list[Run]:
    out: list[Run] = []
    for k in sorted(numbers):
        if out and out[-1][1] == k:
            out[-1] = (out[-1][0], k + 1)
        else:
            out.append((k, k + 1))
    return out


def _without(runs: Sequence[Run], taken: Sequence[Run]) -> list[Run]:
    used = {k for a, b in taken for k in range(a, b)}
    return _runs(k for a, b in runs for k in range(a, b) if k not in used)


def _local(beads: Beads, zh: Run, en: Run, gap: float) -> Block:
    """Return the best block within two runs; its worth is 0 if nothing fits."""
    m, n = zh[1] - zh[0], en[1] - en[0]
    parts = {(a, b): worth[zh[0] : zh[1] - a + 1, en[0] : en[1] - b + 1] for (a, b), worth in beads.items() if a <= m and b <= n}
    best = np.zeros((m + 1, n + 1))
    drift = gap * np.arange(n + 1)
    for i in range(1, m + 1):
        here = np.maximum(0.0, best[i - 1] + gap)
        for (a, b), worth in parts.items():
            if a <= i:
                here[b:] = np.maximum(here[b:], best[i - a, : n + 1 - b] + worth[i - a])
        best[i] = np.maximum.accumulate(here - drift) + drift
    i, j = (int(k) for k in np.unravel_index(int(np.argmax(best)), best.shape))
    return Block(float(best[i, j]), _traced(best, parts, i, j, (zh[0], en[0]), gap))


def _traced(best: Floats, parts: Beads, i: int, j: int, start: tuple[int, int], gap: float) -> tuple[Bead, ...]:
    out: list[Bead] = []
    while best[i, j] > _NEAR:
        step = next(
            (
                (a, b)
                for (a, b), worth in parts.items()
                if a <= i and b <= j and abs(best[i - a, j - b] + worth[i - a, j - b] - best[i, j]) < _NEAR
            ),
            None,
        )
        if step is not None:
            i, j = i - step[0], j - step[1]
            out.append(Bead(start[0] + i, start[1] + j, *step, float(parts[step][i, j])))
        elif i and abs(best[i - 1, j] + gap - best[i, j]) < _NEAR:
            i -= 1
        else:
            j -= 1
    return tuple(out[::-1])
