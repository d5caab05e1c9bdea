"""Logistic regressions of renderings: which candidate is best, is it right, and does the term bank list it?

The first two are fitted by tools/fit_words.py, the third by tools/fit_bank.py.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np

from duizhao.text.tables import packaged
from duizhao.words.alignment import Floats
from duizhao.words.candidates import FEATURES

OF_CHOICE = ("log_score", "score", "lead", "log_places", "log_length", *FEATURES)
OF_BANK = ("log_places", "characters", "one_piece", "glossed")
_STEEPEST = 30.0


@dataclass(frozen=True, slots=True)
class Logistic:
    """A bias and a weight for each feature."""

    bias: float
    weights: tuple[float, ...]

    @classmethod
    def of(cls, table: Mapping[str, float], names: Sequence[str]) -> "Logistic":
        """Read weights by name."""
        return cls(table["bias"], tuple(table[n] for n in names))

    def predict(self, features: Floats) -> Floats:
        """Compute the probability for each row of features."""
        value = self.bias + features @ np.array(self.weights)
        return np.asarray(1 / (1 + np.exp(-np.clip(value, -_STEEPEST, _STEEPEST))))


@dataclass(frozen=True, slots=True)
class Model:
    """`rank` scores candidates; `right` gives the probability that the best one is right.

    From `shown` on it is shown at its place, from `pooled` on it counts for the renderings of a formula at all its places. `bank` gives
    the probability that one of these is right, and from `listed` on the term bank lists it.
    """

    rank: Logistic
    right: Logistic
    bank: Logistic
    shown: float
    pooled: float
    listed: float

    @classmethod
    def of(cls, table: Mapping[str, Mapping[str, float]]) -> "Model":
        """Read a table of weights."""
        return cls(
            Logistic.of(table["rank"], FEATURES),
            Logistic.of(table["right"], OF_CHOICE),
            Logistic.of(table["bank"], OF_BANK),
            table["limits"]["shown"],
            table["limits"]["pooled"],
            table["limits"]["listed"],
        )


@cache
def load_model() -> Model:
    """Load the weights that belong to the package."""
    return Model.of(packaged("duizhao.words", "weights.toml"))
