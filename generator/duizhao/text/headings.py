"""Recognise the openings of paragraphs: numbers of parts and chapters, salutations."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from duizhao.genre import Genre, patterns
from duizhao.model.source import Lang
from duizhao.text.language import language
from duizhao.text.numerals import ORDINAL_WORD, chinese, roman

Style = Literal["part", "bracket", "item", "arabic", "circled", "word", "salutation"]

_NUMERAL = "[一二三四五六七八九十]{1,3}"
_CIRCLED = "[\u2460-\u2473]"
_ZH: tuple[tuple[Style, re.Pattern[str]], ...] = (
    ("part", re.compile(rf"({_NUMERAL})\s*[、.．]\s*(?=\S)")),
    ("part", re.compile(rf"第({_NUMERAL})部分\s*[、：:]?\s*(?=\S)")),
    ("bracket", re.compile(rf"[（(]\s*({_NUMERAL})\s*[）)]\s*(?=\S)")),
    ("item", re.compile(rf"({_NUMERAL})是(?=\S)")),
    ("arabic", re.compile(r"(\d{1,2})\s*[.．、]\s*(?=[^\d\s])")),
    ("circled", re.compile(rf"({_CIRCLED})\s*(?=\S)")),
)
_EN: tuple[tuple[Style, re.Pattern[str]], ...] = (
    ("part", re.compile(r"(?:Part\s+)?([IVX]{1,5})(?:\s*[.:、]\s*|\s+)(?=[\dA-Z“\"])")),
    ("bracket", re.compile(r"\(\s*(\d{1,2}|[IVXivx]{1,5})\s*\)\s*(?=\S)")),
    ("arabic", re.compile(r"(\d{1,2})\s*\.\s*(?=[A-Z“\"])")),
    ("circled", re.compile(rf"({_CIRCLED})\s*(?=\S)")),
    ("word", re.compile(rf"({'|'.join(ORDINAL_WORD)})(?:ly)?,\s+(?=\S)", re.IGNORECASE)),
)
_ENDS_SENTENCE = {"zh": "。！？；!?;", "en": ".!?;"}
HEADING_LIMIT = {"zh": 60, "en": 260}


@dataclass(frozen=True, slots=True)
class Opening:
    """The opening of a paragraph: its style, its number (0 for a salutation), its length."""

    style: Style
    number: int
    length: int


@lru_cache(maxsize=8192)  # several stages use the same rows
def opening(text: str, lang: Lang, genre: Genre) -> Opening | None:
    """Recognise a number or a salutation at the start of a paragraph; return None if there is none.

    >>> from duizhao.genre import genre_named
    >>> opening("（十一）加快构建大安全大应急框架", "zh", genre_named())
    Opening(style='bracket', number=11, length=4)
    >>> opening("二是着力发挥作用。", "zh", genre_named())
    Opening(style='item', number=2, length=2)
    >>> opening("II Major Tasks for 2024", "en", genre_named())
    Opening(style='part', number=2, length=3)
    >>> opening("Fellow Deputies,", "en", genre_named())
    Opening(style='salutation', number=0, length=16)
    >>> opening("③ 新建绿道60公里。", "zh", genre_named())
    Opening(style='circled', number=3, length=2)
    >>> opening("I will now report", "en", genre_named())
    """
    if salute := patterns(genre).salutation[lang].match(text):
        return Opening("salutation", 0, salute.end())
    for style, pattern in _ZH if lang == "zh" else _EN:
        if (m := pattern.match(text)) and (number := _number(m[1])) is not None:
            return Opening(style, number, m.end())
    return None


def _number(text: str) -> int | None:
    if text.isdecimal():
        return int(text)
    if len(text) == 1 and text.isdigit():  # ① to ⑳
        return int(unicodedata.numeric(text))
    if (word := ORDINAL_WORD.get(text.lower())) is not None:
        return word
    return chinese(text) if text[0] in "一二三四五六七八九十" else roman(text.upper())


def is_salutation(text: str, lang: Lang, genre: Genre) -> bool:
    """Is the whole paragraph a salutation?

    >>> from duizhao.genre import genre_named
    >>> [is_salutation(text, "zh", genre_named()) for text in ("各位代表！", "各位代表！回顾过去一年，")]
    [True, False]
    """
    m = patterns(genre).salutation[lang].match(text)
    return bool(m) and m is not None and m.end() == len(text.rstrip())


def lead(text: str, lang: Lang, genre: Genre) -> int:
    """Return the length of the first sentence if more text follows it; 0 if the text is one sentence.

    >>> from duizhao.genre import genre_named
    >>> lead("一是加强调控。全年增长5%。", "zh", genre_named()), lead("（二）深化改革", "zh", genre_named())
    (7, 0)
    """
    ends = "。！？!?" if lang == "zh" else ".!?"
    depth = 0
    skip = o.length if (o := opening(text, lang, genre)) else 0
    for i, char in enumerate(text):
        if char in "“‘（(「『《":
            depth += 1
        elif char in "”’）)」』》":
            depth = max(0, depth - 1)
        elif i >= skip and char in ends and depth == 0:
            if lang == "en" and not (i + 1 < len(text) and text[i + 1] == " "):
                continue
            return i + 1 if text[i + 1 :].strip() else 0
    return 0


def is_short(text: str, lang: Lang) -> bool:
    """Is the paragraph short enough for a heading?"""
    return len(text) <= HEADING_LIMIT[lang]


def ends_sentence(text: str, lang: Lang) -> bool:
    """Does the text end with the punctuation of a sentence, apart from closing quotation marks and brackets?"""
    bare = text.rstrip().rstrip("”’\"'）)」』》")
    return bool(bare) and bare[-1] in _ENDS_SENTENCE[lang]


_LAST = 99  # chapter number of the closing of a part whose chapters are missing in an excerpt


def positions(texts: Sequence[str], genre: Genre) -> list[tuple[int, int, int]]:
    """Find the part and the chapter of each paragraph by numbered headings; 0 before them.

    The third number is 1 after a salutation within a part, in the closing of the part.

    >>> from duizhao.genre import genre_named
    >>> positions(["一、回顾", "一是稳增长。", "全年增长5%。", "各位代表！", "二、任务", "（三）办实事"], genre_named())
    [(1, 0, 0), (1, 1, 0), (1, 1, 0), (1, 1, 1), (2, 0, 0), (2, 3, 0)]
    """
    out: list[tuple[int, int, int]] = []
    part = chapter = closing = 0
    brackets = False
    for text in texts:
        lang = language(text) or "zh"
        mark = opening(text, lang, genre)
        if mark and mark.style == "part" and is_short(text, lang):
            part, chapter, closing, brackets = mark.number, 0, 0, False
        elif mark and (mark.style == "bracket" or (mark.style in {"item", "arabic", "word"} and not brackets)):
            chapter, closing = mark.number, 0
            brackets = mark.style == "bracket"
        elif mark and mark.style == "salutation" and part + chapter:
            chapter, closing = chapter or _LAST, 1
        out.append((part, chapter, closing))
    return out
