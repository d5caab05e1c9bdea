"""What is to be known of a claim before it is compared with others: read once for each claim."""

from dataclasses import dataclass

from duizhao.model.links import Claim, Period
from duizhao.years.clauses import PlacedClaim, classifier
from duizhao.years.scope import is_flow, kind, scope
from duizhao.years.wording import places, says, stages

_SHARES = frozenset(("%", "pp", "permille", "x", "frac"))
_ANYTHING = frozenset(("个", "项", "家", "户", ""))  # classifiers that count anything
_OF_TEXT = ("mean", "multiple", "without", "ready", "work", "state", "build", "reached")
_OF_CLAUSE = ("mean", "frame", "ready", "done")


@dataclass(frozen=True, slots=True)
class Facts:
    """A claim and what its words say.

    `text` and `clause` are the patterns in the table of spans that the claim and its whole
    clause match; `places` and `clause_places` the places that they name, but for the one whose report it is; `left_out` tells
    that a part was taken off just before; `dated` that the sentence names one year. `stages` are those of the clause, or of
    its sentence if it names none.
    """

    claim: Claim
    has_figure: bool
    value: float
    kind: str
    scope: tuple[frozenset[str], ...]
    period: Period
    five: bool
    text: frozenset[str]
    clause: frozenset[str]
    stages: frozenset[str]
    clause_stages: frozenset[str]
    places: frozenset[str]
    clause_places: frozenset[str]
    left_out: bool
    dated: bool
    is_work: bool
    is_state: bool


def facts(placed: PlacedClaim, home: str, sentence: str = "", before: str = "") -> Facts:
    """Read a claim. `home` names the place whose report it is; `sentence` is what it stands in, `before` the words just before."""
    claim, whole = placed.claim, placed.whole
    figure = claim.figure
    own, of_clause = stages(claim.text), stages(whole)
    text = frozenset(name for name in _OF_TEXT if says(name, claim.text))
    work = figure is not None and "work" in text and "state" not in text
    return Facts(
        claim,
        figure is not None,
        value=float(figure.value) if figure else 0.0,
        kind=kind(claim),
        scope=scope(claim) if figure else (),
        period=claim.period,
        five=placed.span == "five",
        text=text,
        clause=frozenset(name for name in _OF_CLAUSE if says(name, whole)),
        stages=(of_clause or stages(sentence)) if sentence else own,
        clause_stages=of_clause,
        places=_places(claim.text, home),
        clause_places=_places(whole, home),
        left_out=says("without", before),
        dated=says("one", sentence),
        is_work=work,
        is_state=is_flow(claim) is False,
    )


def _places(text: str, home: str) -> frozenset[str]:
    return frozenset(place for place in places(text) if place not in home)


def is_share(claim: Claim) -> bool:
    """Is the figure of a claim a share or a rate?"""
    return claim.figure is not None and claim.figure.unit in _SHARES


def counts_alike(one: Claim, other: Claim) -> bool:
    """Do both figures have the same unit and classifier, or a generic classifier?"""
    if one.figure is None or other.figure is None or one.figure.unit != other.figure.unit:
        return False
    words = {classifier(one), classifier(other)}
    return len(words) == 1 or bool(words & _ANYTHING)
