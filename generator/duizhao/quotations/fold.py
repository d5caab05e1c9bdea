"""Fold quoted text for comparison, and divide it into sentences."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from duizhao.model.source import Lang
from duizhao.text.language import simplified

_END = re.compile(r"[^。！？；\n]*[。！？；\n]+[”’」』）]*|[^。！？；\n]+")
_END_EN = re.compile(r".+?(?:[.!?;](?=[\s”’\"')]|$)[”’\"')]*|\n|$)", re.DOTALL)
_ABBREVIATION = re.compile(r"\b(?:[A-Z]|No|Mr|Mrs|Ms|Dr|St|vs|etc|approx|i\.e|e\.g)\.$")
_KEPT = frozenset("%‰+°")


def sentences(text: str, lang: Lang) -> Iterator[str]:
    """Divide a text into sentences.

    >>> list(sentences("修桥三座。绿化2.5万亩；", "zh"))
    ['修桥三座。', '绿化2.5万亩；']
    >>> list(sentences("We built 2.5 km of road, i.e. all of it. No. 3 is next.", "en"))
    ['We built 2.5 km of road, i.e. all of it.', 'No. 3 is next.']
    """
    if lang == "zh":
        yield from (piece for found in _END.finditer(text) if (piece := found[0].strip()))
        return
    waiting = ""
    for found in _END_EN.finditer(text):
        waiting += found[0]
        if not _ABBREVIATION.search(waiting.rstrip()) or waiting.endswith("\n"):
            if waiting.strip():
                yield waiting.strip()
            waiting = ""
    if waiting.strip():
        yield waiting.strip()


def folded(text: str, lang: Lang) -> tuple[str, list[int]]:
    """Reduce a text to what is said: letters, digits and Han, in Simplified and lower case; and the index of each character in `text`.

    What belongs to a figure stays: the point in 2.5, percent, a minus or a dash between digits. Words of English keep one space.

    >>> folded("增長 ５.5％，“綠色”", "zh")[0], folded("The city’s  2-3 “Parks”.", "en")[0]
    ('增长5.5%绿色', "the city's 2-3 parks")
    """
    simple = simplified(text) if lang == "zh" else text
    pieces = [(piece, i) for i, char in enumerate(simple) for piece in _form(char)]
    out: list[str] = []
    at: list[int] = []
    for k, (piece, i) in enumerate(pieces):
        before, after = (pieces[j][0] if 0 <= j < len(pieces) else "" for j in (k - 1, k + 1))
        if _is_said(piece, before, after):
            out.append(piece)
            at.append(i)
        elif lang == "en" and out and out[-1] != " ":
            out.append(" ")
            at.append(i)
    if out and out[-1] == " ":
        del out[-1], at[-1]
    return "".join(out), at


def _is_said(char: str, before: str, after: str) -> bool:
    if char.isalnum() or char in _KEPT:
        return True
    if char in ".-" and after.isdigit():
        return before.isdigit() or (char == "-" and not before.isalnum())
    return char == "'" and before.isalpha() and after.isalpha()


_SAME = str.maketrans({"’": "'", "‘": "'", "–": "-", "—": "-", "−": "-", "‑": "-", "‐": "-", "～": "-"})


@lru_cache(maxsize=4096)
def _form(char: str) -> str:
    return unicodedata.normalize("NFKC", char.translate(_SAME)).lower()
