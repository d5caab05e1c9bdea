"""Pair paragraphs in rounds: with the dictionary first, then with what the round before has taught."""

import math
from collections.abc import Mapping, Sequence

import numpy as np

from duizhao.align.lexicon import Floats
from duizhao.align.paragraphs.blocks import Block, find_blocks
from duizhao.align.paragraphs.known import Flags, Sides, explain_by_dictionary, read_items
from duizhao.align.paragraphs.learn import learned
from duizhao.align.paragraphs.path import NEVER, Bead, best_path, chances
from duizhao.align.paragraphs.side import Paragraph
from duizhao.align.paragraphs.weights import WITH_DICTIONARY, Weights
from duizhao.align.paragraphs.worth import COARSE, USUAL, Step, weigh

_EN_PER_ZH, _SPREAD = 3.2, 0.3  # of lengths, before learning
_LEFT_OVER = 0.2  # share of the characters of both sides without counterpart, from which larger beads are tried
_BEST_NEIGHBOURS = 12.0  # what the other beads of a block count at most for one of them
_TWO = 2
_CROSSED = 2.0  # least worth of each of two paragraphs that have changed places
_TRUST = 2.0  # added to the worth of a bead when it is trusted for itself

Scored = tuple[Bead, float]  # a bead with both sides, and its probability


def pair_paragraphs(
    zh: Sequence[Paragraph], en: Sequence[Paragraph], weights: Weights | None = None
) -> tuple[Sides, list[Scored]]:
    """Return what was learned of both sides and the beads that have both, each with its probability.

    The probability takes for granted that the sides are of one report.
    """
    weights = weights or WITH_DICTIONARY
    zh_items, en_items = read_items(zh, len(en)), read_items(en, len(zh))
    explain_by_dictionary(zh, en, zh_items, en_items)
    sides = Sides(tuple(zh), tuple(en), zh_items, en_items, math.log(_EN_PER_ZH), _SPREAD)
    most = USUAL
    pairs: list[Scored] = []
    for turn in range(weights.rounds):
        if turn:
            sides = learned(sides, [bead for bead, _ in pairs])
        last = turn == weights.rounds - 1
        pairs = _round(sides, weights, most, last=last)
        if most == USUAL and _left_over(sides, [bead for bead, _ in pairs]) > _LEFT_OVER:
            most = COARSE
            pairs = _round(sides, weights, most, last=last)
    return sides, pairs


def _round(sides: Sides, weights: Weights, most: int, *, last: bool) -> list[Scored]:
    m, n = len(sides.zh), len(sides.en)
    beads = weigh(sides, weights, most)
    path = best_path(beads, m, n, weights)
    zh, en = [b.i for b in path if not b.b], [b.j for b in path if not b.a]
    least = weights.block + math.log(max(1, len(zh) * len(en)))  # the more pairs there can be, the better are those of chance
    blocks = find_blocks(beads, zh, en, weights.gap, least)
    pairs = [bead for bead in path if bead.a and bead.b]
    if last:
        scores = chances(_without(beads, blocks, m, n), m, n, pairs, weights)
        known = [(part, score) for bead, score in zip(pairs, scores, strict=True) for part in _uncrossed(bead, beads)]
        out = [(bead, min(score, _chance_alone(bead, weights))) for bead, score in known]
    else:
        out = [(bead, 1.0) for bead in pairs]
    out += [(bead, _chance(bead, block, least, weights)) for block in blocks for bead in block.beads]
    return sorted(out)


def _uncrossed(bead: Bead, beads: Mapping[Step, Floats]) -> list[Bead]:
    """Divide a bead of two and two paragraphs of which the first renders the second, and the second the first."""
    if (bead.a, bead.b) == (_TWO, _TWO):
        single, (i, j) = beads[1, 1], (bead.i, bead.j)
        crossed = [Bead(i, j + 1, 1, 1, float(single[i, j + 1])), Bead(i + 1, j, 1, 1, float(single[i + 1, j]))]
        if min(b.worth for b in crossed) > _CROSSED and max(single[i, j], single[i + 1, j + 1]) < 0:
            return crossed
    return [bead]


def _without(beads: Mapping[Step, Floats], blocks: Sequence[Block], m: int, n: int) -> dict[Step, Floats]:
    """Return the beads without those of paragraphs that stand in another order: they do not compete with the rest."""
    zh, en = np.zeros(m, dtype=bool), np.zeros(n, dtype=bool)
    for bead in (b for block in blocks for b in block.beads):
        zh[bead.i : bead.i + bead.a] = en[bead.j : bead.j + bead.b] = True
    out = {}
    for (a, b), worth in beads.items():
        taken = _any(zh, a)[:, None] | _any(en, b)[None, :]
        out[a, b] = np.where(taken, NEVER, worth)
    return out


def _any(flags: Flags, size: int) -> Flags:
    """Is any flag of each run of `size` set?"""
    out: Flags = np.any(np.lib.stride_tricks.sliding_window_view(flags, size), axis=1)
    return out


def _chance_alone(bead: Bead, weights: Weights) -> float:
    """Return the most that a bead can be trusted for itself: it may be on the path only because nothing else is."""
    return float(1 / (1 + math.exp(-weights.sharpness * (bead.worth + _TRUST))))


def _chance(bead: Bead, block: Block, least: float, weights: Weights) -> float:
    """Estimate the probability of a bead of a block in another order."""
    worth = bead.worth + min(_BEST_NEIGHBOURS, block.worth - bead.worth)
    return float(1 / (1 + math.exp(-weights.sharpness * (worth - least))))


def _left_over(sides: Sides, beads: Sequence[Bead]) -> float:
    """Return the share of characters without counterpart, on the side that has less of them."""
    zh = sum(p.size for b in beads for p in sides.zh[b.i : b.i + b.a]) / max(1, sum(p.size for p in sides.zh))
    en = sum(p.size for b in beads for p in sides.en[b.j : b.j + b.b]) / max(1, sum(p.size for p in sides.en))
    return 1 - max(zh, en)
