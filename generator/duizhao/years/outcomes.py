"""Find the outcome of every commitment, with its probability; where there is none, what is near to it."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from duizhao.model.links import Claim, NearReason
from duizhao.years.another import counts_another
from duizhao.years.clauses import PlacedClaim, classifier, core
from duizhao.years.context import Sides
from duizhao.years.decide import choose, scores_of
from duizhao.years.facts import counts_alike
from duizhao.years.features import Comparison
from duizhao.years.heads import names_head
from duizhao.years.near import differs, is_whole_list, listed, names_a_list, reason, told_as_whole, words_before
from duizhao.years.nouns import noun
from duizhao.years.scope import around, is_start, kind
from duizhao.years.tables import load
from duizhao.years.unlike import is_of_another_kind
from duizhao.years.vectors import grams


@dataclass(frozen=True, slots=True)
class Near:
    """A claim of the review that is related to a commitment, by number, and why it is no outcome."""

    target: int
    reason: NearReason


@dataclass(frozen=True, slots=True)
class Answer:
    """The outcome of a commitment in the later report: the numbers of both claims, and the probability that they match.

    `target` is None only if no clause was similar. `shown`: is it sure enough if its figure is compared; `in_words`: also if
    it is not. `none` is the probability that the review tells no outcome, 0 where that may not be said. `near` is given only
    if no outcome is shown.
    """

    source: int
    target: int | None
    score: float
    shown: bool
    none: float
    near: Near | None = None
    in_words: bool = False


def answers(sides: Sides) -> list[Answer]:
    """Find the answer to every commitment: shown, doubtful, near, or how sure it is that there is none.

    Where the later report has no review of the year, nothing is said.
    """
    if not sides.a or not sides.b:
        return []
    search = _Search(sides)
    return told_once([search.answer(i) for i in range(len(sides.a))], sides)


def told_once(found: Sequence[Answer], sides: Sides) -> list[Answer]:
    """Hide an answer whose figure answers another one of the same clause better: of 扶持企业300家、改造企业80家 only one is 改造企业95家.

    A figure that is told as planned answers its own before words are compared.
    """
    sources, targets = ({s.number: s for s in side} for side in (sides.a, sides.b))
    best: dict[tuple[int, int], tuple[bool, float, int]] = {}
    rivals: dict[int, tuple[int, int]] = {}
    for k, answer in enumerate(found):
        source, target = sources[answer.source], targets.get(-1 if answer.target is None else answer.target)
        if answer.shown and target and source.claim.figure and target.claim.figure:
            rivals[k] = source.clause, target.number
            fit = _same_figure(source.claim, target.claim), affinity(source.claim, target.claim), -k
            best[rivals[k]] = max(best.get(rivals[k], fit), fit)
    return [replace(a, shown=False) if k in rivals and -best[rivals[k]][2] != k else a for k, a in enumerate(found)]


def _same_figure(one: Claim, other: Claim) -> bool:
    left, right = one.figure, other.figure
    if left is None or right is None or left.value != right.value:
        return False
    return left.unit == right.unit or {left.unit, right.unit} == {"", "count"}  # 30万织工, 织工30万人


class _Search:
    """The comparison of two reports, and what of their lists and parts decides on every answer."""

    def __init__(self, sides: Sides) -> None:
        self._sides, self._compared = sides, Comparison(sides)
        self._scores = scores_of(self._compared.features)
        self._clauses: dict[int, list[int]] = defaultdict(list)
        for j, s in enumerate(sides.b):
            self._clauses[s.group].append(j)
        self._has_review = any(s.span == "year" for s in sides.b)
        self._whole_list = told_as_whole(sides.b)
        self._listed = listed(sides.earlier, sides.a) if self._whole_list else frozenset()
        self._limits = load("weights.toml")["decision"]

    def answer(self, i: int) -> Answer:
        """Find the answer to a commitment, by its index."""
        compared, source = self._compared, self._sides.a[i]
        checkable = source.claim.is_checkable and self._has_review
        candidates = compared.candidates(i)
        if not candidates:
            none = float(checkable)
            return Answer(source.number, None, 0.0, shown=False, none=none, near=self._of_list(source) if checkable else None)
        choice = choose(compared.features_of(i, candidates), candidates, compared.of_each(self._scores, i))
        best = self._of_the_year(source, candidates, candidates[choice.index])
        target = compared.b[_sibling(compared, source.claim, self._clauses[compared.b[best].group], best)]
        doubtful = choice.right >= self._limits["doubtful"]
        in_general = is_whole_list(target.whole) and not names_a_list(source.whole)
        near = self._near(source, target, candidates, alone=not doubtful or in_general)
        shown = choice.right >= self._limits["shown"]
        if shown and near is None and (why := differs(source.claim, target.claim)):
            near = Near(target.number, why)
        shown = shown and near is None and not in_general and not counts_another(source.claim, target.claim)
        shown = shown and not is_of_another_kind(source.claim, target.claim)
        none = 0.0 if doubtful or not checkable else choice.none
        in_words = choice.right >= self._limits["in_words" if names_head(source.claim, target.whole) else "without_head"]
        return Answer(source.number, target.number, choice.right, shown, none, near, in_words)

    def _of_the_year(self, source: PlacedClaim, candidates: Sequence[int], best: int) -> int:
        """Prefer the figure of the year to that of a look back at several years, where the review tells both of one thing."""
        told, name = self._compared.b[best], noun(source.claim)
        if told.span != "five" or not name or noun(told.claim) != name:
            return best
        of_year = (j for j in candidates if (s := self._compared.b[j]).span == "year" and noun(s.claim) == name)
        return next((j for j in of_year if counts_alike(source.claim, self._compared.b[j].claim)), best)

    def _near(self, source: PlacedClaim, target: PlacedClaim, candidates: Sequence[int], *, alone: bool) -> Near | None:
        """Find what is near: the chosen claim, or if no claim may be the outcome (`alone`), another candidate or a whole list."""
        others = [self._compared.b[j] for j in candidates] if alone else []
        for told in (target, *others) if source.claim.figure else ():  # in words alone nothing proves the same quantity
            if told.claim.figure and (why := reason(source, told, words_before(self._sides.later, told))):
                return Near(told.number, why)
        return self._of_list(source) if alone and source.claim.is_checkable else None

    def _of_list(self, source: PlacedClaim) -> Near | None:
        """Name the claim that tells of a list as a whole, if the commitment is an item of it."""
        listed = self._whole_list is not None and source.number in self._listed
        return Near(self._whole_list.number, "general") if self._whole_list and listed else None


def _sibling(compared: Comparison, commitment: Claim, candidates: Sequence[int], best: int) -> int:
    """Choose the best of the claims of one clause and of the clauses that continue it.

    开工742个、完工548个 answer 开工 and 完工; 总值4.4万亿元，增长5% answers a growth.
    """
    if len(candidates) == 1:
        return candidates[0]
    return max(candidates, key=lambda j: (affinity(commitment, compared.b[j].claim), j == best, -j))


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
    """Return the words of a claim without its figure; in a list (分别增长5%、6%) what the figure counts."""
    if claim.figure is None:
        return claim.text
    words = "".join(around(claim))
    return claim.subject if "分别" in words or not words.strip("，、。；和及 ") else words
