"""Rows of two editions in one language each that render each other."""

from dataclasses import dataclass

SURE = 0.9  # score from which a pair is shown without a mark, and an editor need not look at it


@dataclass(frozen=True, slots=True)
class RowPair:
    """Consecutive rows of the Chinese and of the English edition, by index in the body of each, that render each other.

    `score` is the probability that exactly these rows do.
    """

    zh: tuple[int, ...]
    en: tuple[int, ...]
    score: float


@dataclass(frozen=True, slots=True)
class Pairing:
    """The rows of a Chinese and an English edition of one report that render each other, in the order of the Chinese.

    `zh` and `en` are the files, or the same file if it has a whole text in one language and then in the other. A row that is
    in no pair has no counterpart.
    """

    zh: str
    en: str
    pairs: tuple[RowPair, ...]
