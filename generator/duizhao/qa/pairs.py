"""Brackets and quotation marks without a counterpart."""

import re
from collections.abc import Iterator

from duizhao.model.alignment import Span
from duizhao.model.qa import Finding
from duizhao.model.report import MarkedPassage, Report

_BRACKETS = dict(zip("([{（［【《〈〔", ")]}）］】》〉〕", strict=True))
_SAME = {"（": "(", "）": ")", "［": "[", "］": "]"}  # a pair may have two widths: that is another rule's matter
_QUOTES = {"“": "”", "「": "」", "『": "』"}
_NUMBER = re.compile(r"(?:^|[\s，。；、,;:：])[(（]?(?:\d{1,2}|[a-z]|[ivx]{1,4}|[一二三四五六七八九十]{1,3})[)）]")


def find(report: Report[MarkedPassage]) -> Iterator[Finding]:
    """Yield the first bracket (Q201) and the first quotation mark (Q202) of a text that has no counterpart."""
    for p in report.passages:
        for lang, text in (("zh", p.zh or ""), ("en", p.en or "")):
            for code, at in (("Q201", lone_bracket(text)), ("Q202", lone_quote(text))):
                if at >= 0:
                    place = _around(text, at)
                    yield Finding(code, report.id, p.key, *((place, None) if lang == "zh" else (None, place)))


def lone_bracket(text: str) -> int:
    """Return the index of the first bracket without a counterpart; -1 if there is none. The brackets of numbers are no pairs.

    >>> lone_bracket("绿道（60公里建成"), lone_bracket("1) build (60 km) 2) plant"), lone_bracket("a) b) c] d")
    (2, -1, 7)
    """
    numbers = {i for m in _NUMBER.finditer(text) for i in range(*m.span()) if text[i] in "()（）"}
    return _lone(text, _BRACKETS, numbers)


def lone_quote(text: str) -> int:
    r"""Return the index of the first quotation mark without a counterpart; of straight ones the last if their number is odd.

    >>> lone_quote("建设“两区”"), lone_quote("建设“两区"), lone_quote('the "two zones'), lone_quote("the “two zones\"")
    (-1, 2, 4, -1)
    """
    if '"' in text and any(q in text for q in "“”"):
        signs = [i for i, c in enumerate(text) if c in '"“”']
        return signs[-1] if len(signs) % 2 else -1
    straight = [i for i, c in enumerate(text) if c == '"']
    return straight[-1] if len(straight) % 2 else _lone(text, _QUOTES, set())


def _lone(text: str, pairs: dict[str, str], ignored: set[int]) -> int:
    closing = {_SAME.get(c, c) for c in pairs.values()}
    waiting: list[tuple[int, str]] = []
    for i, char in enumerate(text):
        if i in ignored:
            continue
        if char in pairs:
            waiting.append((i, _SAME.get(pairs[char], pairs[char])))
        elif _SAME.get(char, char) in closing:
            if not waiting or waiting[-1][1] != _SAME.get(char, char):
                return i
            waiting.pop()
    return waiting[0][0] if waiting else -1


def _around(text: str, at: int) -> Span:
    return max(0, at - 8), min(len(text), at + 9)
