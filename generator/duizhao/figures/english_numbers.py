"""Read numbers in English text: digits with scales, number words, fractions."""

import re
from dataclasses import dataclass
from decimal import Decimal

from duizhao.figures.numerals import ONES, ORDINAL_TENS, ORDINALS, SCALES, TENS, english_value, scaled
from duizhao.figures.tables import longest_first

_CARDINALS = frozenset([*ONES, *TENS])
_PLURALS = {"tens": 1, "dozens": 1} | {w + "s": n for w, n in SCALES.items() if len(w) > 3}  # noqa: PLR2004  # not "bns"
STARTS = _CARDINALS | _PLURALS.keys() | {"a", "an", "dozen", "hundred", "thousand", "million", "billion", "trillion"}
_SCALE = longest_first(SCALES)
_SHORT_SCALE = longest_first(s for s in SCALES if len(s) <= 4)  # noqa: PLR2004  # 1bn, 3.5mn
_SPACED = r"\d{1,3}(?: \d{3}){1,4}(?![\d,]|\.\d)"  # 50 000
_DIGITS = re.compile(
    rf"((?:\d{{1,3}}(?:,\d{{3}}){{1,12}}(?!\d)|{_SPACED}|\d+)(?:\.\d+)?)"
    rf"(?:(?:\.?[ -]({_SCALE})|({_SHORT_SCALE}))\b)?(?: ({_SCALE})\b)?(?: (\d{{1,3}}) ({_SCALE})\b)?",
    re.IGNORECASE,
)
_VULGAR = {"½": (1, 2), "¼": (1, 4), "¾": (3, 4), "⅓": (1, 3), "⅔": (2, 3), "⅛": (1, 8)}
_MIXED_FRACTION = re.compile(rf"(\d{{1,4}})(?: ?([{''.join(_VULGAR)}])|[ -](1)/([248])(?![\d/]))")  # 3½, 3 1/2
_WITH_COMMAS = re.compile(r"\d,\d{3}(?!\d)")
_SEVERAL = ("several ", "a few ", "some few ", "quite a few ", "many ")
_STEP = re.compile(r"(?:(,? and )|[ -])([A-Za-z]+)")
_DENOMINATORS = {"half": 2, "halve": 2, "quarter": 4} | {w: i for w, i in ORDINALS.items() if i > 2}  # noqa: PLR2004  # not "second"
_PARTS = re.compile(rf"[ -]({longest_first(_DENOMINATORS)})s?\b(?!-)", re.IGNORECASE)
_NO_NOUN = r"(?! (?!of\b|in\b|to\b|and\b|or\b|from\b|over\b|by\b|on\b|compared\b|this\b|last\b|since\b|within\b|with\b|ha[ds]\b|was\b|is\b|less\b|more\b)[a-z])"
_A_PART = re.compile(
    rf"(?:(?<=\bby )|(?<=\bover )|(?<=\bthan )|(?<=\bnearly )|(?<=\balmost )|(?<=\babout )|(?<=\bleast ))a ({longest_first(_DENOMINATORS)})\b{_NO_NOUN}"
    rf"|a ({longest_first(_DENOMINATORS)})(?=$|[.,;]| of\b| (?:less|more|lower|higher|fewer|cheaper)\b)",
    re.IGNORECASE,
)
_RATIO = re.compile(r"(?<![\d:])(\d+(?:\.\d+)?):(\d+(?:\.\d+)?)(?![\d:]|\.\d| ?[ap]\.?m\b)")
_SLASH = re.compile(r"(\d{1,2})/(\d{1,2})(?![\d/])")
_VAGUE = re.compile(
    rf"({longest_first(_PLURALS)})(?: of ({longest_first(_PLURALS)}))?\b|dozen ({longest_first(SCALES)})\b", re.IGNORECASE
)
_ROUND = frozenset(("dozen", "hundred", "thousand", "million", "billion", "trillion"))
_MOST_WORDS = 16
_HALF = re.compile(r"[ -]and[ -](?:a|one)[ -]half\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Number:
    """A number: its end, its value (`high` for an indefinite one), the unit in it, the power of ten of its scale.

    `word`: written in words.
    """

    end: int
    value: Decimal
    high: Decimal | None = None
    unit: str = ""
    power: int = 0
    word: bool = False


def read_digits(text: str, at: int) -> Number | None:
    """Read the number in digits that starts at `at`, with its scale.

    >>> read_digits("4.4 trillion yuan", 0).value, read_digits("13,500 mu", 0).value, read_digits("2/3 of", 0).unit
    (Decimal('4400000000000'), Decimal('13500'), 'frac')
    """
    if m := _SLASH.match(text, at):
        under = Decimal(m[2])
        return Number(m.end(), Decimal(m[1]) / under, unit="frac") if under else None
    if (m := _RATIO.match(text, at)) and Decimal(m[1]):
        return Number(m.end(), Decimal(m[2]) / Decimal(m[1]), unit="ratio")
    if m := _MIXED_FRACTION.match(text, at):
        top, bottom = _VULGAR[m[2]] if m[2] else (1, int(m[4]))
        return Number(m.end(), Decimal(m[1]) + Decimal(top) / bottom)
    m = _DIGITS.match(text, at)
    if not m:
        return None
    if " " in m[1] and _WITH_COMMAS.search(text):  # who writes 50,000 does not write 50 000
        m = _DIGITS.match(text[: at + m[1].index(" ")], at) or m
    power = sum(SCALES[s.lower()] for s in (m[2] or m[3], m[4]) if s)
    value = scaled(Decimal(m[1].replace(",", "").replace(" ", "")), power)
    if m[5] and not SCALES[m[6].lower()] < power:
        return Number(m.start(5) - 1, value, power=power)
    rest = scaled(Decimal(m[5]), SCALES[m[6].lower()]) if m[5] else Decimal(0)  # 1 billion 200 million
    return Number(m.end(), value + rest, power=power)


def read_words(text: str, at: int) -> Number | None:
    """Read the number in words that starts at `at`.

    >>> read_words("Twenty-nine labs", 0).value, read_words("two thirds of", 0).unit, read_words("dozens of", 0).high
    (Decimal('29'), 'frac', Decimal('100'))
    >>> read_words("a hundred homes", 0).value, read_words("a home", 0)
    (Decimal('100'), None)
    """
    if m := _A_PART.match(text, at):
        return Number(m.end(), 1 / Decimal(_DENOMINATORS[(m[1] or m[2]).lower()]), unit="frac", word=True)
    if m := _VAGUE.match(text, at):
        power = 1 + SCALES[m[3].lower()] if m[3] else sum(_PLURALS[p.lower()] for p in m.groups() if p)
        low = scaled(Decimal(1), power)
        return Number(m.end(), low, low * 10, word=True)
    words, end = _words(text, at)
    if not words or words in (["a"], ["an"]):
        return None
    value = english_value([w for w in words if w != "dozen"] or ["one"])
    if value is None:
        return None
    if words[-1] in _ROUND and words in ([words[-1]], ["hundred", "thousand"]) and text.lower().endswith(_SEVERAL, 0, at):
        power = SCALES.get(words[0], 1) + (SCALES[words[1]] if len(words) > 1 else 0)
        return Number(end, scaled(Decimal(1), power), scaled(Decimal(1), power + 1), word=True)  # several hundred
    if words[-1] == "dozen":
        value = value * 12 if value else Decimal(12)
    if m := _PARTS.match(text, end):
        return Number(m.end(), value / _DENOMINATORS[m[1].lower()], unit="frac", word=True)
    if m := _HALF.match(text, end):
        return Number(m.end(), value + Decimal("0.5"), word=True)
    return Number(end, value, word=True, power=SCALES.get(words[-1], 0))


def _words(text: str, at: int) -> tuple[list[str], int]:
    """Collect the number words from `at` on, in lower case; return them with their end."""
    m = re.compile("[A-Za-z]+").match(text, at)
    words: list[str] = []
    end = at
    while m and len(words) < _MOST_WORDS:
        word = m[m.lastindex or 0].lower()
        first = not words
        joined = bool(m.lastindex and m[1])
        fits = word in _CARDINALS or word in SCALES or word == "dozen" or (first and word in ("a", "an"))
        if not fits or (joined and words[-1] not in SCALES) or (words in (["a"], ["an"]) and word in _CARDINALS):
            break
        if not first and word in _CARDINALS and words[-1] in _CARDINALS and not _continues(words[-1], word):
            break
        words.append(word)
        end = m.end()
        m = _STEP.match(text, end)
    return words, end


def _continues(before: str, word: str) -> bool:
    """May one cardinal follow another (twenty nine), or does a new number start (two three)?"""
    return before in TENS and ONES.get(word, 10) < 10  # noqa: PLR2004  # a single digit


def read_ordinal(text: str, at: int) -> Number | None:
    """Read an ordinal in words: third, twenty-first.

    >>> read_ordinal("twenty-first century", 0).value, read_ordinal("third", 0).value
    (Decimal('21'), Decimal('3'))
    """
    m = _ORDINAL.match(text, at)
    if not m:
        return None
    tens, ones, whole = (w.lower() if w else "" for w in m.groups())
    value = TENS[tens] + ORDINALS[ones] if tens else ORDINALS.get(whole, ORDINAL_TENS.get(whole, 0))
    return Number(m.end(), Decimal(value), word=True)


_ORDINAL = re.compile(
    rf"(?:({longest_first(TENS)})[- ]({longest_first(w for w, i in ORDINALS.items() if 0 < i < 10)})"  # noqa: PLR2004
    rf"|({longest_first([*ORDINALS, *ORDINAL_TENS])}))\b",
    re.IGNORECASE,
)
ORDINAL_STARTS = frozenset([*TENS, *ORDINALS, *ORDINAL_TENS])
