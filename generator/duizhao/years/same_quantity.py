"""Pair figures of two reports, or of a report's review and plan, that count the same thing."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from duizhao.model.links import Claim
from duizhao.years.clauses import PlacedClaim, classifier
from duizhao.years.context import cosines
from duizhao.years.facts import counts_alike
from duizhao.years.scope import apart, kind, same_kind, scope, traits
from duizhao.years.subjects import alike, plain
from duizhao.years.tables import load
from duizhao.years.vectors import Scores
from duizhao.years.verdicts import Measure, dimension

_SAME_KIND = 0.1  # added if both are of the same kind in words.toml
_SAME_HEAD = 0.1  # added for the same last characters: the head of a Chinese noun phrase is its end
_OTHER_SCOPE = 0.15  # subtracted for another scope; such figures are in one series only with a note
_FLAGGED = 0.1  # lowers the threshold for pairs with a note
_PART = 0.2  # of the longer subject
_ROUNDING = 1e-9  # of a sum of scores
_MOST_PAIRS = 40_000  # kinds of claims of one side × of the other that are looked at; most known: 13,400


@dataclass(frozen=True, slots=True)
class QuantityPair:
    """Two claims on one quantity: their indices in the given lists, their similarity, and what differs (may be empty)."""

    one: int
    other: int
    score: float
    note: str


def same_quantity(a: Sequence[PlacedClaim], b: Sequence[PlacedClaim], measure: Measure) -> list[QuantityPair]:
    """Pair figures that are each other's best match in subject and unit, the best pairs first."""
    left = [i for i, s in enumerate(a) if s.claim.figure]
    right = [j for j, s in enumerate(b) if s.claim.figure]
    if not left or not right:
        return []
    scores = _scores([a[i] for i in left], [b[j] for j in right], measure)
    least = load("weights.toml")["indicator"]["least"]
    out = []
    for x, i in enumerate(left):
        y = int(scores[x].argmax())
        note = difference(a[i].claim, b[right[y]].claim)
        if scores[x, y] < least - _FLAGGED * bool(note) or int(scores[:, y].argmax()) != x:
            continue
        out.append(QuantityPair(i, right[y], round(float(scores[x, y]), 4), note))
    return sorted(out, key=lambda j: (-j.score, j.one, j.other))


def same_words(a: Sequence[PlacedClaim], b: Sequence[PlacedClaim]) -> list[QuantityPair]:
    """Pair claims, at most one of them with a figure, that are each other's best match in words, the best pairs first."""
    if not a or not b:
        return []
    scores = _words(a, b)
    best, back = scores.argmax(axis=1), scores.argmax(axis=0)
    least = load("weights.toml")["indicator"]["silent"]
    best_pairs = [(i, int(j), float(scores[i, j])) for i, j in enumerate(best) if back[j] == i and scores[i, j] >= least]
    pairs = [x for x in best_pairs if a[x[0]].claim.figure is None or b[x[1]].claim.figure is None]
    return [QuantityPair(i, j, round(score, 4), "") for i, j, score in sorted(pairs, key=lambda x: (-x[2], x[0]))]


def _words(a: Sequence[PlacedClaim], b: Sequence[PlacedClaim]) -> Scores:
    subjects = [plain(s.claim.subject) for s in a], [plain(s.claim.subject) for s in b]
    wholes = [s.whole for s in a], [s.whole for s in b]
    return 0.6 * cosines(*subjects) + 0.4 * cosines(*wholes)


def _scores(a: Sequence[PlacedClaim], b: Sequence[PlacedClaim], measure: Measure) -> Scores:
    scores = _words(a, b)
    (left, left_of), (right, right_of) = _distinct(a, measure), _distinct(b, measure)
    steps = np.zeros((3, len(left), len(right)))
    valid = np.zeros((len(left), len(right)), bool)
    kinds = [a[i].claim for i in left], [b[j].claim for j in right]
    may_match = _may_match(*kinds, _most(scores, left_of, right_of), measure)
    may_match &= _most_alike(scores[np.ix_(left, right)])
    for p, q in np.argwhere(may_match).tolist():
        if _one_quantity(kinds[0][p], kinds[1][q]):
            valid[p, q] = True
            steps[:, p, q] = _steps(kinds[0][p], kinds[1][q])
    at = np.ix_(left_of, right_of)
    for step in steps:
        scores = scores + step[at]
    return np.where(valid[at], scores, 0.0)


def _most(scores: Scores, left_of: Sequence[int], right_of: Sequence[int]) -> Scores:
    """Return the highest score of the claims of each two kinds."""
    out = np.zeros((max(left_of) + 1, max(right_of) + 1))
    np.maximum.at(out, np.ix_(left_of, right_of), scores)
    return out


def _may_match(left: Sequence[Claim], right: Sequence[Claim], most: Scores, measure: Measure) -> NDArray[np.bool_]:
    """Tell which kinds of claims have the same unit and could reach the threshold with all that may be added to their similarity."""
    units = [[_unit(c, measure) for c in side] for side in (left, right)]
    heads = [[c.subject[-2:] if len(c.subject) > 1 else None for c in side] for side in (left, right)]
    scoped = [np.array([any(scope(c)) for c in side]) for side in (left, right)]
    head = _equal(heads[0], heads[1]) & np.array([h is not None for h in heads[0]])[:, None]
    highest = most + _SAME_HEAD * head + _SAME_KIND * np.logical_and.outer(scoped[0], scoped[1])
    least = load("weights.toml")["indicator"]["least"] - _FLAGGED - _ROUNDING
    possible: NDArray[np.bool_] = _equal(units[0], units[1]) & (highest >= least)
    return possible


def _equal(left: Sequence[Hashable], right: Sequence[Hashable]) -> NDArray[np.bool_]:
    """Compare each value with each."""
    numbers = {value: k for k, value in enumerate(dict.fromkeys((*left, *right)))}
    equal: NDArray[np.bool_] = np.array([numbers[v] for v in left])[:, None] == np.array([numbers[v] for v in right])
    return equal


def _distinct(claims: Sequence[PlacedClaim], measure: Measure) -> tuple[list[int], list[int]]:
    """Return the first claim of each kind of claims that are interchangeable here, and the kind of each claim."""
    kinds: dict[Hashable, int] = {}
    firsts: list[int] = []
    of = []
    for i, s in enumerate(claims):
        trait = (_unit(s.claim, measure), traits(s.claim), classifier(s.claim))
        if trait not in kinds:
            kinds[trait] = len(firsts)
            firsts.append(i)
        of.append(kinds[trait])
    return firsts, of


def _most_alike(scores: Scores) -> NDArray[np.bool_]:
    """Tell which pairs to look at: all, or in reports of unusual size for each claim those with the most words in common."""
    rows, columns = scores.shape
    if rows * columns <= _MOST_PAIRS:
        return np.ones(scores.shape, bool)
    kept = min(columns, max(1, _MOST_PAIRS // rows))
    out = np.zeros(scores.shape, bool)
    np.put_along_axis(out, np.argsort(-scores, axis=1, kind="stable")[:, :kept], True, axis=1)  # noqa: FBT003 - a value
    return out


def _steps(one: Claim, other: Claim) -> tuple[float, float, float]:
    """Return what is added to the similarity of two claims on one quantity."""
    why = apart(one, other)
    return (
        _SAME_KIND if same_kind(one, other) else 0.0,
        _SAME_HEAD if _head(one.subject, other.subject) else 0.0,
        -_OTHER_SCOPE if why is not None and why[0] == "scope" else 0.0,
    )


def _unit(claim: Claim, measure: Measure) -> tuple[str, str]:
    """Return the dimension, with the kind for shares: a growth of 5 % and a share of 5 % are different quantities."""
    assert claim.figure is not None
    dim = dimension(claim.figure, measure)
    return dim, kind(claim) if dim in ("share", "pp") else ""


def _one_quantity(one: Claim, other: Claim) -> bool:
    """Are the subjects the same, apart from a difference that a note explains?"""
    why = apart(one, other)
    if why is not None and why[0] in ("stage", "period", "start", "added or total"):
        return False
    if not counts_alike(one, other) and classifier(one) and classifier(other) and one.figure and one.figure.unit == "count":
        return False
    return alike(one.subject, other.subject, _PART) or same_kind(one, other)


def _head(one: str, other: str) -> bool:
    return one[-2:] == other[-2:] and min(len(one), len(other)) > 1


def difference(one: Claim, other: Claim) -> str:
    """Describe what differs between two claims in one series (scope, subject); empty if nothing does."""
    why = apart(one, other)
    if why is not None:
        return f"{why[0]}: {why[1]}"
    return "" if alike(one.subject, other.subject) or same_kind(one, other) else f"scope: {one.subject} / {other.subject}"
