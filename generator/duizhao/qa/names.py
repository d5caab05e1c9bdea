"""Names that are spelled in two ways."""

import re
from collections import Counter
from collections.abc import Iterator

from rapidfuzz.distance import OSA

from duizhao.model.qa import Finding
from duizhao.model.report import MarkedPassage, Report
from duizhao.text.language import to_simplified
from duizhao.text.places import english_in

_NAME = re.compile(r"(?<![\w’'-])[A-Z][a-zü]+(?:[’'][a-zü]{2,})?(?![\w])")
_WORD = re.compile(r"(?<![\w’'-])[a-z]+(?![\w])")
_LEAST = 4  # letters of a slip; the name has more, for shorter ones are alike by chance
_INSIDE = re.compile(r"[\w,;’'-] $")  # before a word that does not begin a sentence
_OFTEN = 3  # occurrences that make a spelling the usual one
_RARE = 3  # times rarer than the usual spelling
_ENDINGS = re.compile(r"(?:s|es|ed|d|n|r|er|ly|y|ing|an|ese)$")


def find(report: Report[MarkedPassage]) -> Iterator[Finding]:
    """Yield names that differ in one letter from a name that is frequent in the report, or of a place in the Chinese (Q110)."""
    names = Counter(m[0] for p in report.passages for m in _NAME.finditer(p.en or "") if len(m[0]) >= _LEAST)
    words = {m[0] for p in report.passages for m in _WORD.finditer(p.en or "")}
    inside = Counter(
        m[0] for p in report.passages for m in _NAME.finditer(p.en or "") if _INSIDE.search(p.en or "", 0, m.start())
    )
    names_inside = Counter({name: count for name, count in names.items() if inside[name] * 2 >= count})
    usual = {name: usual for name in names if name.lower() not in words and (usual := _usual(name, names[name], names_inside))}
    for p in report.passages:
        places = english_in(to_simplified(p.zh or ""))
        for m in _NAME.finditer(p.en or ""):
            spelling = usual.get(m[0]) or _place(m[0], places, names)
            if spelling:
                yield Finding("Q110", report.id, p.key, None, m.span(), spelling)


def _usual(name: str, count: int, names: Counter[str]) -> str:
    """Return the frequent name that this one, which stands `count` times, is a slip for; empty if there is none.

    >>> _usual("Wangchaun", 1, Counter({"Wangchuan": 9})), _usual("Chinas", 1, Counter({"China": 9}))
    ('Wangchuan', '')
    """
    often = max(_OFTEN, _RARE * count)
    return next((other for other, known in names.most_common() if known >= often and _is_near(name, other)), "")


def _is_near(one: str, other: str) -> bool:
    """Is one letter of a name wrong, missing or exchanged with the next one? The first letter is hardly ever wrong."""
    return (
        one[0] == other[0]
        and len(other) > _LEAST
        and OSA.distance(one, other, score_cutoff=1) == 1
        and not _is_inflected(one, other)
    )


def _is_inflected(one: str, other: str) -> bool:
    return one + "s" == other or other + "s" == one or _ENDINGS.sub("", one) == _ENDINGS.sub("", other)


def _place(name: str, places: frozenset[str], names: Counter[str]) -> str:
    """Return the place of the Chinese that this name is a slip for."""
    if len(name) < _LEAST or names[name] >= _OFTEN:
        return ""
    near = [en for en in sorted(places) if _is_near(name, en)]
    return near[0] if near else ""
