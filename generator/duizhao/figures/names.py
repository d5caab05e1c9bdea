"""Recognise numbers that are not quantities: in ordinals, names and fixed expressions."""

import re
from bisect import bisect_right
from dataclasses import dataclass

from duizhao.figures.numerals import NUMERALS, SCALES
from duizhao.figures.tables import NAMES, UNIT_ROWS, longest_first
from duizhao.model.figures import FIGURE_KINDS, FigureKind
from duizhao.model.literals import literal
from duizhao.model.source import Lang

_QUOTES = re.compile(r"“[^“”]{0,200}”|「[^「」]{0,200}」|‘[^‘’]{0,60}’|(?<!\w)\"[^\"]{0,200}\"")
_UNITS = [w for row in UNIT_ROWS.values() for w in row.get("en", ()) if " " not in w]
_SCALES = [s for s in SCALES if len(s) <= 4]  # noqa: PLR2004  # 1bn
_PLACEHOLDERS = {
    "{N}": f"[{NUMERALS}]{{1,8}}",
    "{D}": "[一二两三四五六七八九十]",
    "{A}": r"\d{1,9}(?:\.\d{1,9})?",
    "{NUM}": NUMERALS,
    "{UNIT}": f"(?:{longest_first(w for w in _UNITS if len(w) == 1)}|(?i:{longest_first([*(w for w in _UNITS if len(w) > 1), *_SCALES])}))",
}


@dataclass(frozen=True, slots=True)
class Named:
    """A number that is part of something else: `number` is its text, empty if its value does not matter."""

    kind: FigureKind
    end: int
    number: str


def _compile(lang: Lang) -> re.Pattern[str]:
    """Compile the rules of a language into one alternation; each alternative is a group named after its kind."""
    parts: list[str] = []
    for kind in ("nothing", "ordinal", "name"):
        for pattern in NAMES[lang].get(kind, ()):
            for short, full in _PLACEHOLDERS.items():
                pattern = pattern.replace(short, full)
            i = len(parts)
            pattern = pattern.replace("(?P<v>", f"(?P<v{i}>").replace("(?P<w>", f"(?P<w{i}>")
            parts.append(f"(?P<{kind}_{i}>{pattern})")
    return re.compile("|".join(parts))


_RULES: dict[Lang, re.Pattern[str]] = {"zh": _compile("zh"), "en": _compile("en")}
_GROUPS = {lang: frozenset(rules.groupindex) for lang, rules in _RULES.items()}


def named(text: str, at: int, lang: Lang) -> Named | None:
    """Match an ordinal, a name or an expression at `at`; return None if none of them starts there.

    >>> named("第三届", 0, "zh"), named("3号线", 0, "zh"), named("30万辆", 0, "zh")
    (Named(kind='ordinal', end=3, number='三'), Named(kind='name', end=3, number='3'), None)
    """
    m = _RULES[lang].match(text, at)
    if not m or not m.lastgroup:
        return None
    kind, _, i = m.lastgroup.partition("_")
    if kind == "nothing":
        return Named("name", m.end(), "")
    number = next((m[g] for g in (f"v{i}", f"w{i}") if g in _GROUPS[lang] and m[g]), "")
    return Named(literal(kind, FIGURE_KINDS), m.end(), number)


class Quotations:
    """The spans inside quotation marks.

    >>> Quotations("抓好“两区”建设").around(4)
    (3, 5)
    """

    def __init__(self, text: str) -> None:
        self._spans = [(m.start() + 1, m.end() - 1) for m in _QUOTES.finditer(text)]

    def around(self, at: int) -> tuple[int, int] | None:
        """Return the span that holds this position."""
        k = bisect_right(self._spans, at, key=lambda span: span[0]) - 1
        return self._spans[k] if k >= 0 and at < self._spans[k][1] else None
