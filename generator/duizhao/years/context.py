"""The claims of two reports that are compared, and how alike their words and surroundings are."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from duizhao.model.report import Passage, Report
from duizhao.years.clauses import PlacedClaim, core
from duizhao.years.vectors import Scores, Weights, matrix

_WINDOW = 3  # clauses before and after


@dataclass(frozen=True, slots=True)
class Sides:
    """The claims of two reports that are compared, with the reports for context."""

    earlier: Report[Passage]
    later: Report[Passage]
    a: tuple[PlacedClaim, ...]
    b: tuple[PlacedClaim, ...]


def cosines(a: Sequence[str], b: Sequence[str], low: int = 1, high: int = 3) -> Scores:
    """Compare every text of one list with every text of the other, weighted by both lists."""
    return matrix(a, b, Weights(a, b, low, high))


def windows(sides: Sides) -> Scores:
    """Compare the clauses around each claim, within its passage."""
    return cosines(_around(sides.a), _around(sides.b), 2, 2)


def surroundings(sides: Sides, words: Callable[[str], str], *, by_chapter: bool) -> Scores:
    """Compare the passages, or the chapters, of the claims; `words` reduces the text of a passage to what is compared."""
    left, right = (_texts(report, words, by_chapter=by_chapter) for report in (sides.earlier, sides.later))
    units = [_unit(s, by_chapter=by_chapter) for s in sides.a], [_unit(s, by_chapter=by_chapter) for s in sides.b]
    rows, columns = ({unit: k for k, unit in enumerate(dict.fromkeys(side))} for side in units)
    weights = Weights(left.values(), right.values(), 2, 3)
    alike = matrix([left[unit] for unit in rows], [right[unit] for unit in columns], weights)
    return alike[np.ix_([rows[unit] for unit in units[0]], [columns[unit] for unit in units[1]])]


def _around(claims: Sequence[PlacedClaim]) -> list[str]:
    """Collect the subjects of the clauses around each claim."""
    out = []
    for k, s in enumerate(claims):
        near = claims[max(0, k - _WINDOW) : k + _WINDOW + 1]
        out.append(core("".join(o.whole for o in near if o.row == s.row and o.clause != s.clause)))
    return out


def _unit(placed: PlacedClaim, *, by_chapter: bool) -> str:
    return placed.claim.place.chapter if by_chapter else placed.claim.place.passage


def _texts(report: Report[Passage], words: Callable[[str], str], *, by_chapter: bool) -> dict[str, str]:
    out: dict[str, list[str]] = defaultdict(list)
    for p in report.passages:
        out[p.chapter if by_chapter else p.key].append(words(p.zh or ""))
    return {name: "".join(texts) for name, texts in out.items()}
