"""Compute the values of written numbers: Arabic with Chinese scales, Chinese numerals, English words."""

import re
from collections.abc import Sequence
from decimal import Decimal

from duizhao.figures.tables import WORDS, pairs

_ZH, _EN = WORDS["zh"], WORDS["en"]
DIGITS = {c: int(v) for c, v in pairs(_ZH["digits"]).items()}
POWERS = {c: int(v) for c, v in pairs(_ZH["powers"]).items()}
_TENS_IN_ONE = {ord(c): f"{digit}十" for c, digit in pairs(_ZH["tens"]).items()}
NUMERALS = "".join([*DIGITS, *POWERS, *map(chr, _TENS_IN_ONE)])
ONES = {w: i for i, w in enumerate(_EN["ones"].split())}
TENS = {w: 10 * i for i, w in enumerate(_EN["tens"].split(), 2)}
SCALES: dict[str, int] = _EN["powers"]
ORDINALS = {w: i for i, w in enumerate(_EN["ordinals"].split())}
ORDINAL_TENS = {w: 10 * i for i, w in enumerate(_EN["ordinal_tens"].split(), 2)}
_MOST = 32  # characters; no number is longer
MOST_DIGITS = 33  # consecutive digits: more are no number, and slow to compute with
_PART = re.compile(r"(\d+(?:\.\d+)?)|(.)")
_GROUP, _SECTION = 4, 8  # powers of 万 and 亿
_COLLOQUIAL = 2  # 三百五 is 350: from the hundreds up, a last digit counts the next lower place


def scaled(value: Decimal, power: int) -> Decimal:
    """Multiply a value by a power of ten, without an exponent in the result: 1.2 and 4 give 12000.

    >>> scaled(Decimal("1.2"), 4), scaled(Decimal("1.25"), 1)
    (Decimal('12000'), Decimal('12.5'))
    """
    value = value.scaleb(power)
    exponent = value.as_tuple().exponent
    return Decimal(int(value)) if isinstance(exponent, int) and exponent > 0 else value


def chinese_value(text: str) -> Decimal | None:
    """Compute the value of Chinese numerals, or Arabic ones with Chinese scales; return None if they make no number.

    >>> [chinese_value(t) for t in ("一百二十", "三百五", "两万", "二〇二四", "三点五", "三三")]
    [Decimal('120'), Decimal('350'), Decimal('20000'), Decimal('2024'), Decimal('3.5'), None]
    >>> chinese_value("4.4万亿"), chinese_value("廿五")
    (Decimal('4400000000000'), Decimal('25'))
    """
    text = text.translate(_TENS_IN_ONE)
    if text.isascii():
        return Decimal(text.replace(",", "").replace(" ", ""))
    if len(text) > _MOST:
        return None
    whole, _, decimals = text.partition("点")
    if decimals:
        return _spoken_decimal(whole, decimals)
    if all(c in DIGITS for c in text):
        return _positional(text)
    return _sum(_PART.findall(text.replace(",", "").replace(" ", "")))


def _spoken_decimal(whole: str, decimals: str) -> Decimal | None:
    head = chinese_value(whole)
    body = decimals.rstrip("".join(POWERS))
    if head is None or not all(c in DIGITS for c in body):
        return None
    power = sum(POWERS[c] for c in decimals[len(body) :])
    return scaled(head + Decimal("0." + "".join(str(DIGITS[c]) for c in body)), power)


def _positional(text: str) -> Decimal | None:
    """Read a single digit, or a number written digit by digit like a year (at least three digits, or with 〇)."""
    digits = "".join(str(DIGITS[c]) for c in text)
    return Decimal(digits) if len(text) != 2 or "〇" in text else None  # noqa: PLR2004  # 三五 is a range


def _sum(parts: Sequence[tuple[str, str]]) -> Decimal | None:
    total = section = group = Decimal(0)
    current: Decimal | None = None
    last = 0
    for arabic, char in parts:
        if arabic or char in DIGITS:
            if current:
                return None
            current = Decimal(arabic or DIGITS[char])
            last = last if arabic or current else 0
            continue
        power = POWERS[char]
        if power < _GROUP and 0 < last < _GROUP and power >= last:
            return None  # 千千, 百千
        if power < _GROUP:
            group += scaled(current or Decimal(1), power)
        elif power == _GROUP:
            section = scaled(_or_one(section + group + (current or 0)), power)
            group = Decimal(0)
        else:
            total += scaled(_or_one(section + group + (current or 0)), _SECTION)
            section = group = Decimal(0)
        current, last = None, power
    if current and last >= _COLLOQUIAL and not parts[-1][0]:
        current = scaled(current, last - 1)
    return total + section + group + current if current else total + section + group


def _or_one(value: Decimal) -> Decimal:
    return value or Decimal(1)


def english_value(words: Sequence[str]) -> Decimal | None:
    """Compute the value of English number words in lower case; return None if they make no number.

    >>> english_value("twenty nine".split()), english_value("two hundred and fifty thousand".split())
    (Decimal('29'), Decimal('250000'))
    >>> english_value("two three".split())
    """
    total = group = Decimal(0)
    room = 1000  # upper limit of the next ones and tens
    for word in words:
        if word in ("and", "a"):
            continue
        if word in ONES or word in TENS:
            value = ONES.get(word, TENS.get(word, 0))
            if value >= room:
                return None
            group += value
            room = 10 if word in TENS else 1
        elif word == "hundred":
            group = scaled(_or_one(group), 2)
            room = 100
        else:
            total += scaled(_or_one(group), SCALES[word])
            group, room = Decimal(0), 1000
    return total + group if group else total
