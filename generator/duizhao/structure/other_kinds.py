"""Recognise texts that resemble the genre but are of another kind, such as reports on the budget."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from duizhao.genre import Genre

_TITLE_LENGTH = 160  # characters; English titles are long


@dataclass(frozen=True, slots=True)
class _Kind:
    name: str
    title: re.Pattern[str] | None
    opening: re.Pattern[str] | None


@cache
def _kinds(genre: Genre) -> tuple[_Kind, ...]:
    return tuple(_Kind(k.name, _any(k.title), _any(k.opening)) for k in genre.other)


def _any(patterns: Sequence[str]) -> re.Pattern[str] | None:
    return re.compile("|".join(f"(?:{p})" for p in patterns), re.IGNORECASE) if patterns else None


def other_kind(lines: Sequence[str], genre: Genre) -> str:
    """Return the kind of a text that starts with these lines if one of them names another kind; else an empty string.

    >>> from duizhao.genre import genre_named
    >>> other_kind(["关于望川市2024年预算执行情况和2025年预算草案的报告", "各位代表："], genre_named())
    'a report on the budget'
    >>> other_kind(["望川市政府工作报告"], genre_named())
    ''
    """
    return next((k.name for k in _kinds(genre) if any(_titles(k, line) or _opens(k, line) for line in lines)), "")


def is_other(line: str, genre: Genre) -> bool:
    """Does this line belong to a text of another kind?

    >>> from duizhao.genre import genre_named
    >>> is_other("我受市人民政府委托，向大会报告2024年国民经济和社会发展计划执行情况，请予审议。", genre_named())
    True
    """
    return any(_titles(k, line) or _opens(k, line) for k in _kinds(genre))


def _titles(kind: _Kind, line: str) -> bool:
    return len(line) <= _TITLE_LENGTH and kind.title is not None and bool(kind.title.search(line))


def _opens(kind: _Kind, line: str) -> bool:
    return kind.opening is not None and bool(kind.opening.search(line))
