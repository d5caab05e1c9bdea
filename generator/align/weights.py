"""What counts how much when a bead is scored; the figures are measured, see docs/decisions/."""

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Weights:
    """Worth of each kind of evidence; `learned` is 0 where no lexicon has been learned yet."""

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
SHARPNESS = 0.3
