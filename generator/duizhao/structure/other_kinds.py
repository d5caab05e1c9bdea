"""Recognise texts that resemble the genre but are of another kind, such as reports on the budget."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from duizhao.genre import Genre, patterns

_QUOTED = re.compile("《[^《》]*》")
_TITLE_LENGTH = 160  # characters; English titles are long


@dataclass(frozen=True, slots=True)
class _Kind:
    name: str
    beside: bool
    title: re.Pattern[str] | None
    opening: re.Pattern[str] | None


@cache
def _kinds(genre: Genre) -> tuple[_Kind, ...]:
    return tuple(_Kind(k.name, k.beside, _any(k.title), _any(k.opening)) for k in genre.other)


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
    return next((k.name for k in _kinds(genre) if any(_is_of(k, line, genre) for line in lines)), "")


def is_other(line: str, genre: Genre) -> bool:
    """Does this line belong to a text of another kind?

    >>> from duizhao.genre import genre_named
    >>> is_other("我受市人民政府委托，向大会报告2024年国民经济和社会发展计划执行情况，请予审议。", genre_named())
    True
    """
    return any(_is_of(k, line, genre) for k in _kinds(genre))


def _is_of(kind: _Kind, line: str, genre: Genre) -> bool:
    """Does a line name this kind, or open a text of it?

    The opening of a text may name others that are presented with it (请与《…规划纲要（草案）》一并审议), so what stands in 《》 and
    the patterns of titles do not count there. Nor do kinds that are presented `beside` a report where the line names the genre.
    """
    known = patterns(genre)
    bare = _QUOTED.sub("", line)
    if not known.opening["zh"].search(line):
        named = kind.beside and (known.says["zh"].search(bare) or known.says["en"].search(bare))
        return not named and (_titles(kind, line) or _opens(kind, line))
    return _opens(kind, bare)


def _titles(kind: _Kind, line: str) -> bool:
    return len(line) <= _TITLE_LENGTH and kind.title is not None and bool(kind.title.search(line))


def _opens(kind: _Kind, line: str) -> bool:
    return kind.opening is not None and bool(kind.opening.search(line))
