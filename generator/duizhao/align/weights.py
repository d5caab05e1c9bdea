"""Weights for scoring beads; see docs/decisions/0009-sentence-beads.md for how they were measured."""

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Weights:
    """The weight of each kind of evidence, in one unit.

    `dictionary`, `ties`, `pinyin`: for what clause and sentence have in common. `learned`: for the lexicon, 0 if
    there is none yet. `length`, `sizes`: for likely lengths and numbers of clauses and sentences. Costs: `stop`,
    `semicolon` for the end of a clause inside a bead, `further`, `further_clause` for each further sentence or part
    of one. `alone` (negative): for a clause or a sentence without a counterpart.
    """

    dictionary: float
    ties: float
    learned: float
    length: float
    sizes: float
    stop: float
    semicolon: float
    further: float
    further_clause: float
    alone: float
    pinyin: float


FIRST = Weights(
    dictionary=0.2,
    ties=2.0,
    learned=0.0,
    length=1.0,
    sizes=1.0,
    stop=4.0,
    semicolon=4.0,
    further=0.0,
    further_clause=0.0,
    alone=-60.0,
    pinyin=0.0,
)
LATER = Weights(
    dictionary=0.3, ties=3.0, learned=0.25, length=0.2, sizes=0.25, stop=6.0, semicolon=4.0, further=10.0,
    further_clause=5.0, alone=-14.0, pinyin=1.0,
)  # fmt: skip
LATER_ALONE = replace(LATER, ties=4.0, length=0.8, sizes=0.5, stop=4.0, pinyin=2.0)  # without a dictionary
SHARPNESS = 0.3  # converts scores to probabilities; calibrated, so that 90 % of beads with probability 0.9 are right
