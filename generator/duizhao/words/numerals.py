"""English stems of the numbers that a Chinese word, or a figure, is made of."""

import re

from duizhao.text.numerals import ORDINAL_WORD, chinese
from duizhao.text.words import stem

_ONES = """one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
eighteen nineteen twenty""".split()
_ORDINALS = tuple(ORDINAL_WORD)
_FIGURE = re.compile(r"\d{1,3}")  # longer ones are hardly ever spelled otherwise
_NUMERAL = re.compile("第?([一二两三四五六七八九十]{1,4}).?")
_FIVE_YEARS = re.compile("([二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九])五")


def numerals(word: str) -> frozenset[str]:
    """List the stems that may stand for the numbers of a word; a five-year plan has two: its own and five.

    >>> sorted(numerals("十四五") & {"14th", "five", "nine"}), sorted(numerals("望川"))
    (['14th', 'five'], [])
    >>> "50th" in numerals("50")
    True
    """
    if _FIGURE.fullmatch(word):
        return frozenset(_stems(int(word)))
    found = _NUMERAL.fullmatch(word)
    if not found:
        return frozenset()
    plan = _FIVE_YEARS.fullmatch(found[1])
    values = [chinese(plan[1]), 5] if plan else [chinese(found[1])]
    return frozenset(s for value in values if value for s in _stems(value))


def _stems(value: int) -> set[str]:
    out = {str(value), *(f"{value}{end}" for end in ("st", "nd", "rd", "th"))}
    if 0 < value <= len(_ONES):
        out |= {stem(_ONES[value - 1]), stem(_ORDINALS[value - 1])}
    return out
