"""Read ordinals of headings: Chinese, Roman, English words."""

import re

_DIGIT = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {"零": 0, "○": 0, "两": 2}
_WORDS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
    "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
).split()
ORDINAL_WORD = {w: i for i, w in enumerate(_WORDS, 1)}
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_ROMAN_FORM = re.compile(r"(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")


def chinese(text: str) -> int | None:
    """Read a Chinese numeral below one hundred; return None for anything else.

    >>> [chinese(t) for t in ("三", "十", "十一", "二十三", "一九")]
    [3, 10, 11, 23, None]
    """
    if "十" not in text:
        return _DIGIT.get(text) if len(text) == 1 else None
    tens, _, ones = text.partition("十")
    if len(tens) > 1 or len(ones) > 1 or (tens and tens not in _DIGIT) or (ones and ones not in _DIGIT):
        return None
    return (_DIGIT[tens] if tens else 1) * 10 + (_DIGIT[ones] if ones else 0)


def chinese_year(text: str) -> int | None:
    """Read a year written digit by digit.

    >>> chinese_year("一九七八")
    1978
    """
    digits = [_DIGIT.get(c) for c in text]
    if None in digits:
        return None
    return int("".join(str(d) for d in digits))


def roman(text: str) -> int | None:
    """Read a Roman numeral below one hundred; return None for anything else.

    >>> [roman(t) for t in ("I", "IV", "XII", "IIII", "")]
    [1, 4, 12, None, None]
    """
    if not text or not _ROMAN_FORM.fullmatch(text):
        return None
    values = [_ROMAN[c] for c in text]
    return sum(-v if i + 1 < len(values) and v < values[i + 1] else v for i, v in enumerate(values))
