"""What counts how much when a bead is scored: measured, see docs/decisions/0009-sentence-beads.md."""

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Weights:
    """Worth of each kind of evidence, in one unit; what is given with a minus or named a cost speaks against a bead.

    `dictionary`, `ties`, `pinyin`: of what clause and sentence share. `learned`: of the lexicon, 0 where none is
    known yet. `length`, `sizes`: of likely lengths and numbers of clauses and sentences. Costs: `stop`,
    `semicolon` of a clause's end inside a bead, `further`, `further_clause` of each further sentence or part of
    one. `alone`: of a clause or a sentence that nothing renders.
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
LATER_ALONE = replace(LATER, ties=4.0, length=0.8, sizes=0.5, stop=4.0, pinyin=2.0)  # where there is no dictionary
SHARPNESS = 0.3  # turns worth into probability: with it, of beads said to be right at 0.9, as many are
