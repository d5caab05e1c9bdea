"""Where clauses are found in a text, and how good that is. `search-text.js` does the same."""

import re
from collections.abc import Callable, Sequence
from functools import lru_cache

from duizhao.model.search import Mark
from duizhao.model.source import Lang
from duizhao.search.amounts import Amounts
from duizhao.search.folding import ALNUM, HAN, Folded
from duizhao.search.query import Clause, is_han

_GAP = f"[^{ALNUM}{HAN}]*"
_BEFORE, _AFTER = rf"(?<![{ALNUM}])(?<![0-9]\.)", rf"(?![{ALNUM}])(?!\.[0-9])"
_MOST = 8  # marks that count
Place = tuple[int, int, bool]  # start, end, is it as asked


@lru_cache(maxsize=256)
def _pattern(pieces: tuple[str, ...], forms: tuple[str, ...]) -> re.Pattern[str]:
    body = f"(?:{'|'.join(map(re.escape, forms))})" if forms else _GAP.join(map(re.escape, pieces))
    first, last = (forms[0], forms[0]) if forms else (pieces[0], pieces[-1])
    return re.compile(("" if is_han(first[0]) else _BEFORE) + body + ("" if is_han(last[-1]) else _AFTER))


def places(clause: Clause, text: str, amounts: Amounts) -> list[Place]:
    """Where a clause is found in folded text.

    >>> places(Clause(("数字",)), "数字经济与数字", Amounts({}))
    [(0, 2, True), (5, 7, True)]
    """
    asked = "".join(clause.pieces)
    found = _pattern(clause.pieces, clause.forms).finditer(text)
    out = [(m.start(), m.end(), m[0] == asked or len(clause.pieces) > 1) for m in found]
    if clause.amount:
        value, unit = clause.amount.value, clause.amount.unit
        out += [(a.start, a.end, True) for a in amounts.find(text) if a.value == value and unit in ("", a.unit)]
    return out


def match(
    sides: Sequence[tuple[Lang, Folded]], clauses: Sequence[Clause], amounts: Amounts, trusted: Callable[[Clause], bool]
) -> tuple[float, tuple[Mark, ...]] | None:
    """Score and marks of a text that has all clauses, else None.

    `trusted` says of a clause that the index is sure of it: an amount in words, which only the generator reads.
    """
    found = [[places(c, folded.text, amounts) for c in clauses] for _, folded in sides]
    for k, clause in enumerate(clauses):
        has = any(mine[k] for mine in found)
        if has if clause.excluded else not has and not trusted(clause):
            return None
    asked = [k for k, c in enumerate(clauses) if not c.excluded]
    exact = sum(any(p[2] for mine in found for p in mine[k]) for k in asked)
    marks = _marks(sides, [[mine[k] for k in asked] for mine in found])
    idle = [d for mine in found if len(asked) > 1 and (d := _nearest([mine[k] for k in asked])) >= 0]
    close = _closeness(min(idle), len(asked)) if idle else 0.0
    count = sum(len(mine[k]) for mine in found for k in asked)
    return exact / len(asked) * 4 + close + min(count, _MOST) / _MOST, marks


def _closeness(idle: int, clauses: int) -> float:
    return 20.0 if idle <= clauses - 1 else 10 / (1 + idle / 20)


def _nearest(found: Sequence[Sequence[Place]]) -> int:
    """The fewest characters between the first and the last of one place of each clause; -1 where one has none."""
    last: dict[int, Place] = {}
    best = -1
    for start, end, k in sorted((p[0], p[1], k) for k, mine in enumerate(found) for p in mine):
        last[k] = (start, end, True)
        if len(last) < len(found):
            continue
        span = max(p[1] for p in last.values()) - min(p[0] for p in last.values())
        idle = max(0, span - sum(p[1] - p[0] for p in last.values()))
        best = idle if best < 0 else min(best, idle)
    return best


def _marks(sides: Sequence[tuple[Lang, Folded]], found: Sequence[Sequence[Sequence[Place]]]) -> tuple[Mark, ...]:
    """The places in the shown text, in order; those with nothing but a blank between as one."""
    out: list[Mark] = []
    for (lang, folded), mine in zip(sides, found, strict=True):
        spans: list[tuple[int, int]] = []
        for start, end, _ in sorted(p for some in mine for p in some):
            if spans and not folded.text[spans[-1][1] : start].strip():
                spans[-1] = (spans[-1][0], max(spans[-1][1], end))
            else:
                spans.append((start, end))
        out += [Mark(lang, folded.at[a], folded.at[b - 1] + 1) for a, b in spans]
    return tuple(out)
