"""Weights of the pairing of paragraphs; see docs/decisions/0028-two-files.md for how they were chosen."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Weights:
    """Worths are natural logarithms of likelihood ratios.

    `words`: the share of the evidence of words that counts, as the words of a paragraph are not independent. `mark`: the
    share of numbered openings that are rendered as such. `gap` is the cost of the first paragraph of a run without
    counterpart, `further` that of each further one; `merge` that of each paragraph beyond one on a side of a bead. `block`
    is what the only two paragraphs left over must be worth, if they stand in another order. `sharpness` converts worths to probabilities.
    """

    words: float
    mark: float
    gap: float
    further: float
    merge: float
    block: float
    sharpness: float
    rounds: int


WITH_DICTIONARY = Weights(words=0.45, mark=0.7, gap=-3.5, further=-0.7, merge=-3.0, block=5.0, sharpness=0.6, rounds=2)
