"""Sentence beads: spans of a row that render each other."""

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
