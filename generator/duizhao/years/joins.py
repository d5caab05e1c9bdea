"""Which figures of two reports, or of a report's review and plan, count the same thing."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from duizhao.model.links import Claim
from duizhao.years.clauses import Said, classifier
from duizhao.years.match import counts_alike
from duizhao.years.scope import apart, kind, same_kind
from duizhao.years.tables import load
from duizhao.years.vectors import Scores, Weights, matrix
from duizhao.years.verdicts import Measure, alike, dimension

_SAME_KIND = 0.1  # for one of the kinds of words.toml in both
_SAME_HEAD = 0.1  # for the same last characters: the head of a Chinese noun phrase stands last
_OTHER_SCOPE = 0.15  # such figures give way to others, and stand in one series only with a note
_FLAGGED = 0.1  # what they need less, as they are marked
_PART = 0.2  # of the longer subject


@dataclass(frozen=True, slots=True)
class Join:
    """Two claims of one quantity: their indices in the lists given, how like they are, and what differs (or nothing)."""

    one: int
    other: int
    score: float
    note: str


def joins(a: Sequence[Said], b: Sequence[Said], measure: Measure) -> list[Join]:
    """The pairs of figures that are each other's best in subject and unit, the surest first."""
    ours = [i for i, s in enumerate(a) if s.claim.figure]
    theirs = [j for j, s in enumerate(b) if s.claim.figure]
    if not ours or not theirs:
        return []
    scores = _scores([a[i] for i in ours], [b[j] for j in theirs], measure)
    least = load("weights.toml")["indicator"]["least"]
    out = []
    for x, i in enumerate(ours):
        y = int(scores[x].argmax())
        note = difference(a[i].claim, b[theirs[y]].claim)
        if scores[x, y] < least - _FLAGGED * bool(note) or int(scores[:, y].argmax()) != x:
            continue
        out.append(Join(i, theirs[y], round(float(scores[x, y]), 4), note))
    return sorted(out, key=lambda j: (-j.score, j.one, j.other))


def silent(a: Sequence[Said], b: Sequence[Said]) -> list[Join]:
    """The pairs, with a figure on one side at most, that are each other's best in words, the surest first."""
    if not a or not b:
        return []
    scores = _words(a, b)
    best, back = scores.argmax(axis=1), scores.argmax(axis=0)
    least = load("weights.toml")["indicator"]["silent"]
    found = [(i, int(j), float(scores[i, j])) for i, j in enumerate(best) if back[j] == i and scores[i, j] >= least]
    pairs = [x for x in found if a[x[0]].claim.figure is None or b[x[1]].claim.figure is None]
    return [Join(i, j, round(score, 4), "") for i, j, score in sorted(pairs, key=lambda x: (-x[2], x[0]))]


def _words(a: Sequence[Said], b: Sequence[Said]) -> Scores:
    subjects = [s.claim.subject for s in a], [s.claim.subject for s in b]
    wholes = [s.whole for s in a], [s.whole for s in b]
    return 0.6 * matrix(*subjects, Weights(subjects[0] + subjects[1])) + 0.4 * matrix(*wholes, Weights(wholes[0] + wholes[1]))


def _scores(a: Sequence[Said], b: Sequence[Said], measure: Measure) -> Scores:
    scores = _words(a, b)
    dims = [_unit(s.claim, measure) for s in a], [_unit(s.claim, measure) for s in b]
    for x, (one, mine) in enumerate(zip(a, dims[0], strict=True)):
        for y, (other, its) in enumerate(zip(b, dims[1], strict=True)):
            if mine != its or not _one_quantity(one.claim, other.claim):
                scores[x, y] = 0.0
                continue
            if same_kind(one.claim, other.claim):
                scores[x, y] += _SAME_KIND
            if _head(one.claim.subject, other.claim.subject):
                scores[x, y] += _SAME_HEAD
            if (why := apart(one.claim, other.claim)) is not None and why[0] == "scope":
                scores[x, y] -= _OTHER_SCOPE
    return np.asarray(scores)


def _unit(claim: Claim, measure: Measure) -> tuple[str, str]:
    """The dimension, and for shares whether a growth or a level: 5 % more and 5 % of all are not one quantity."""
    assert claim.figure is not None
    dim = dimension(claim.figure, measure)
    return dim, kind(claim) if dim in ("share", "pp") else ""


def _one_quantity(one: Claim, other: Claim) -> bool:
    """Are the subjects the same, and nothing but a flagged difference between them?"""
    why = apart(one, other)
    if why is not None and why[0] in ("stage", "period"):
        return False
    if not counts_alike(one, other) and classifier(one) and classifier(other) and one.figure and one.figure.unit == "count":
        return False
    return alike(one.subject, other.subject, _PART) or same_kind(one, other)


def _head(one: str, other: str) -> bool:
    return one[-2:] == other[-2:] and min(len(one), len(other)) > 1


def difference(one: Claim, other: Claim) -> str:
    """What must be said where two claims stand in one series: another scope, or a subject with other words."""
    why = apart(one, other)
    if why is not None:
        return f"{why[0]}: {why[1]}"
    return "" if alike(one.subject, other.subject) or same_kind(one, other) else f"scope: {one.subject} / {other.subject}"
