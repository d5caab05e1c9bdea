"""Classify lines that are not part of a report: page chrome, credits, licences; and titles of lists of notes."""

import re
from functools import lru_cache
from typing import Literal

from duizhao.genre import Genre, patterns
from duizhao.text.tables import packaged

Furniture = Literal["chrome", "credit", "licence", "notes"]

_SPACE = re.compile(r"\s+")


def _load() -> dict[str, re.Pattern[str]]:
    table = packaged("duizhao.structure", "patterns.toml")
    return {name: re.compile("|".join(f"(?:{p})" for p in rows), re.IGNORECASE) for name, rows in table.items()}


_PATTERNS = _load()
_URL = re.compile(r"(?<![a-z])[a-z]{2,12}://\S+")
_LIMIT = 120  # characters without URLs; a longer line is a paragraph


def furniture(text: str, genre: Genre) -> Furniture | None:
    """Return what a short line is if it is not part of the report, else None.

    >>> from duizhao.genre import genre_named
    >>> [furniture(text, genre_named()) for text in ("来源：望川外事", "注 释：", "Notes:", "加强绿化。")]
    ['credit', 'notes', 'notes', None]
    """
    if len(text) > _LIMIT and ("://" not in text or len(_URL.sub("", text)) > _LIMIT):
        return None
    return _furniture(text, genre)


@lru_cache(maxsize=8192)  # several steps classify the same lines
def _furniture(text: str, genre: Genre) -> Furniture | None:
    bare = _SPACE.sub("", text)
    if patterns(genre).notes_title.fullmatch(bare):
        return "notes"
    if patterns(genre).page_line.fullmatch(bare):
        return "chrome"
    kinds: tuple[Furniture, ...] = ("chrome", "credit", "licence")
    return next((kind for kind in kinds if _PATTERNS[kind].fullmatch(bare)), None)
