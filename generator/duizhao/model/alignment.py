"""Sentence beads: spans of a row that render each other."""

from collections.abc import Sequence
from dataclasses import dataclass

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Segment:
    """A bead: clauses of zh and the sentences of en that render them, as `[start, end)` code points.

    `score` is the probability, between 0 and 1, that the bead is right; a curated one has 1.
    One side is empty if the other one has no counterpart.
    """

    zh: tuple[Span, ...]
    en: tuple[Span, ...]
    score: float
    curated: bool = False


def holds(spans: Sequence[Span], at: int) -> bool:
    """Is this position in one of the spans?"""
    return any(start <= at < end for start, end in spans)


def own_beads(starts: Sequence[int], beads: Sequence[Segment]) -> list[int | None]:
    """Return the number of the bead that each clause of zh is in, by where it starts; None if it is in none."""
    return [next((k for k, bead in enumerate(beads) if holds(bead.zh, at)), None) for at in starts]


def bead_ranges(own: Sequence[int | None], count: int) -> list[tuple[int, int]]:
    """Return the first and the last of `count` beads that each clause may belong to: its own, or those of the clauses before and after it.

    >>> bead_ranges(own_beads([0, 5, 9], [Segment(((0, 5),), (), 1), Segment(((9, 12),), (), 1)]), 2)
    [(0, 0), (0, 1), (1, 1)]
    """
    before, after = _filled(own), _filled(own[::-1])[::-1]
    out = []
    for one, other in zip(before, after, strict=True):
        known = [k for k in (one, other) if k is not None]
        out.append((min(known, default=0), max(known, default=max(0, count - 1))))
    return out


def english_ranges(starts: Sequence[int], beads: Sequence[Segment]) -> list[tuple[int, int]]:
    """Return the first and the last of the beads that each sentence of en may belong to, by where it starts: those that hold it, or as for a clause.

    >>> beads = [Segment(((k, k + 1),), ((at, at + 5),), 1) for k, at in enumerate([0, 9, 15])]
    >>> english_ranges([0, 6, 9, 15], beads)
    [(0, 0), (0, 1), (1, 1), (2, 2)]
    """
    held = [[k for k, bead in enumerate(beads) if holds(bead.en, at)] for at in starts]
    between = bead_ranges([some[0] if some else None for some in held], len(beads))
    return [(some[0], some[-1]) if some else one for some, one in zip(held, between, strict=True)]


def _filled(numbers: Sequence[int | None]) -> list[int | None]:
    """Put in each place that is empty what stands before it."""
    out: list[int | None] = []
    for number in numbers:
        out.append(number if number is not None or not out else out[-1])
    return out
