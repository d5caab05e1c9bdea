"""Find the outcome of every commitment, with its probability."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from duizhao.model.links import Claim
from duizhao.years.clauses import classifier, core
from duizhao.years.commitments import is_checkable
from duizhao.years.decide import probability
from duizhao.years.match import FEATURES, Match, Sides, counts_alike, match
from duizhao.years.scope import is_start, kind
from duizhao.years.tables import load
from duizhao.years.vectors import grams

_SUBJECT, _MOST = FEATURES.index("subject"), FEATURES.index("most")


@dataclass(frozen=True, slots=True)
class Answer:
    """The outcome of a commitment in the later report: the numbers of both claims, and the probability that they match.

    `target` is None only if no clause was similar; `silent` says that the later report does not seem to mention it.
    """

    source: int
    target: int | None
    score: float
    shown: bool
    silent: bool


def answers(sides: Sides) -> list[Answer]:
    """Find the answer to every commitment: shown, doubtful, or “not mentioned” with the most similar clause."""
    clauses: dict[int, list[int]] = defaultdict(list)
    for j, s in enumerate(sides.b):
        clauses[s.group].append(j)
    out = []
    for i, candidates in enumerate(match(sides)):
        checkable = is_checkable(sides.a[i])
        if candidates:
            out.append(_answer(sides, candidates[0], clauses, checkable=checkable))
        elif checkable:
            out.append(Answer(sides.a[i].number, None, 0.0, shown=False, silent=True))
    return out


def _answer(sides: Sides, best: Match, clauses: dict[int, list[int]], *, checkable: bool) -> Answer:
    limits = load("weights.toml")["decision"]
    score = probability(best)
    target = sides.b[_sibling(sides, sides.a[best.source].claim, clauses[sides.b[best.target].group])]
    shown = score >= limits["shown"] and best.features[_SUBJECT] >= limits["subject"] and best.features[_MOST] > 0
    return Answer(sides.a[best.source].number, target.number, score, shown, checkable and score < limits["listed"])


def _sibling(sides: Sides, commitment: Claim, candidates: Sequence[int]) -> int:
    """Choose the best of the claims of one clause and of the clauses that continue it.

    开工742个、完工548个 answer 开工 and 完工; 总值4.4万亿元，增长5% answers a growth.
    """
    return max(candidates, key=lambda j: (affinity(commitment, sides.b[j].claim), -j))


def affinity(one: Claim, other: Claim) -> float:
    """Weigh how well the figure of a claim answers that of a commitment, by words, unit and kind."""
    same_unit = counts_alike(one, other)
    left, right = grams(_words(one), 1, 2), grams(_words(other), 1, 2)
    shared = sum((left & right).values())
    return (
        shared / (sum(left.values()) + sum(right.values()) or 1)
        + 0.3 * same_unit
        + 0.3 * (same_unit and _level(one) == _level(other))
        + 0.1 * (classifier(one) == classifier(other))
        + 0.2 * (core(one.subject) == core(other.subject))
        - is_start(other)
    )


def _level(claim: Claim) -> str:
    """Return the kind of a figure, with “added” as a plain number."""
    name = kind(claim)
    return "" if name == "added" else name


def _words(claim: Claim) -> str:
    if claim.figure is None:
        return claim.text
    at, end = claim.figure.start - claim.place.start, claim.figure.end - claim.place.start
    return claim.text[:at] + claim.text[end:]
