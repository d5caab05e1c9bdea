"""Decide whether two files are of one report: by their headers, and by what was found when their paragraphs were paired."""

import math
from dataclasses import dataclass

from duizhao.model.pairing import RowPair

SAME = 0.7  # probability from which the files are paired
CERTAIN = 0.9  # and from which an editor need not be asked
_HIT, _CHANCE = 0.85, 0.04  # share of the telling quantities of a text that stand in its counterpart, and in another report
_QUANTITIES, _MOST_QUANTITIES = 0.5, 8.0  # how far they count, as they are not independent, and at most
_DENSITY, _SLOPE, _MOST_DENSITY = 18.0, 3.0, 5.0  # worth of the pairs for 1,000 characters: between 11 and 50
_WHOLE = 4000  # characters of English from which that density counts in full; chance rules in a shorter text


@dataclass(frozen=True, slots=True)
class Content:
    """Two texts as they were paired: the pairs, by index of the paragraphs, and what they say of the texts.

    `density` is the worth of the pairs for 1,000 characters of the shorter text, `characters` its length in English.
    Of its `quantities`, `hits` are in the rows they are paired with.
    """

    pairs: tuple[RowPair, ...]
    density: float
    characters: float
    quantities: int
    hits: int


def same_report(content: Content, header: float, *, dictionary: bool) -> float:
    """Return the probability that two texts are of one report; `header` is that of their headers alone.

    Without a dictionary, only quantities and headers count.
    """
    odds = math.log(header / (1 - header))
    misses = content.quantities - content.hits
    told = content.hits * math.log(_HIT / _CHANCE) + misses * math.log((1 - _HIT) / (1 - _CHANCE))
    odds += _limited(_QUANTITIES * told, _MOST_QUANTITIES)
    if dictionary:
        whole = min(1.0, content.characters / _WHOLE)
        odds += whole * _limited((content.density - _DENSITY) / _SLOPE, _MOST_DENSITY)
    return 1 / (1 + math.exp(-odds))


def _limited(value: float, most: float) -> float:
    return max(-most, min(most, value))
