"""Describe the position of a chapter in a report for citations."""

import re

_ID = re.compile(r"(\d+)(?:\.(\d+)([a-z]*))?")
_DIGITS = "〇一二三四五六七八九"
_TEN = 10
_HUNDRED = 100


def place_of(chapter: str) -> tuple[str, str]:
    """Name the part and section of a chapter's ID in both languages; empty before the first part.

    A chapter without a number and the closing section of a part count as the part.

    >>> place_of("2"), place_of("2.10"), place_of("1.4b"), place_of("0")
    (('第二部分', 'pt. 2'), ('第二部分（十）', 'pt. 2, sec. 10'), ('第一部分', 'pt. 1'), ('', ''))
    """
    m = _ID.fullmatch(chapter)
    if not m or m[1] == "0":
        return "", ""
    part, section = int(m[1]), m[2]
    zh, en = f"第{chinese_numeral(part)}部分", f"pt. {part}"
    if section and not m[3]:
        return f"{zh}（{chinese_numeral(int(section))}）", f"{en}, sec. {section}"
    return zh, en


def chinese_numeral(n: int) -> str:
    """Write a number below one hundred in Chinese numerals, others in digits.

    >>> [chinese_numeral(n) for n in (3, 10, 14, 20, 23, 120)]
    ['三', '十', '十四', '二十', '二十三', '120']
    """
    if n >= _HUNDRED:
        return str(n)
    tens, ones = divmod(n, _TEN)
    head = "" if tens == 0 else "十" if tens == 1 else f"{_DIGITS[tens]}十"
    return head + (_DIGITS[ones] if ones or not tens else "")
