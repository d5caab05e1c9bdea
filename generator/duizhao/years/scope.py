"""Detect why two figures of one unit are not comparable: scope, base year, period, or kind of number."""

from collections.abc import Hashable
from functools import lru_cache

from duizhao.model.links import Claim
from duizhao.years.tables import load

_SHARES = frozenset(("%", "pp", "permille", "x", "frac"))


def apart(one: Claim, other: Claim) -> tuple[str, str] | None:
    """Return the rule that forbids a comparison and what differs; None if they are comparable.

    The rules: "period", "base year", "scope", "stage", "added or total", "growth or level".
    """
    if one.period != other.period:
        return "period", f"{_PERIOD[one.period]} / {_PERIOD[other.period]}"
    left, right = _named(one.subject, one.text), _named(other.subject, other.text)
    if (bases := _difference(left[0], right[0])) is not None:
        return "base year", bases
    for names, other_names in zip(left[1], right[1], strict=True):
        if (scope := _difference(names, other_names)) is not None:
            return "scope", scope
    return _numbers(one, other)


def traits(claim: Claim) -> Hashable:
    """Return all of a claim that `apart` and `same_kind` look at: claims with equal traits are interchangeable."""
    unit = claim.figure.unit if claim.figure else None
    stage = _stage(load("words.toml")["stages"], claim)
    return claim.subject, claim.period, _named(claim.subject, claim.text), stage, kind(claim), unit


_PERIOD = {"year": "1年 · one year", "five": "多年 · several years", "long": "远期 · long-term"}


def _numbers(one: Claim, other: Claim) -> tuple[str, str] | None:
    if one.figure is None or other.figure is None:
        return None
    words = load("words.toml")
    stages = [_stage(words["stages"], c) for c in (one, other)]
    if stages[0] != stages[1] and (all(stages) or "started" in stages):
        return "stage", " / ".join(s or "–" for s in stages)
    kinds = [kind(c) for c in (one, other)]
    if kinds[0] != kinds[1] and not (one.figure.unit not in _SHARES and "total" not in kinds):
        rule = "growth or level" if one.figure.unit in _SHARES else "added or total"
        return rule, f"{kinds[0] or 'number'} / {kinds[1] or 'number'}"
    return None


def kind(claim: Claim) -> str:
    """Classify a figure: a share is "growth" or "level", a number "added", "total" or "" (unknown)."""
    figure = claim.figure
    if figure is None:
        return ""
    words = load("words.toml")
    before, after = _around(claim)
    if figure.unit in _SHARES:
        if any(w in before for w in words["changes"]["nouns"]):
            return "growth"
        growth = max((before.rfind(w) + len(w) for w in words["changes"]["growth"] if w in before), default=-1)
        level = max((before.rfind(w) + len(w) for w in words["changes"]["level"] if w in before), default=-1)
        return "growth" if growth > level else "level"
    total = max((before.rfind(w) for w in words["totals"]["total"] if w in before), default=-1)
    added = max((before.rfind(w) for w in words["totals"]["added"] if w in before), default=-1)
    if total < 0 and added < 0 and after.startswith(tuple(words["totals"]["total"])):
        return "total"
    return "" if total < 0 and added < 0 else "total" if total > added else "added"


def _around(claim: Claim) -> tuple[str, str]:
    assert claim.figure is not None
    at, end = claim.figure.start - claim.place.start, claim.figure.end - claim.place.start
    return claim.text[:at], claim.text[end:]


def _stage(stages: dict[str, list[str]], claim: Claim) -> str:
    names = [name for name, words in stages.items() if any(w in claim.text for w in words)]
    return names[0] if len(names) == 1 else ""


@lru_cache(maxsize=16384)  # every claim is compared with many others
def _named(subject: str, text: str) -> tuple[frozenset[str], tuple[frozenset[str], ...]]:
    """Find the base years that a claim names, and the scopes of each group that it names."""
    words = load("words.toml")
    text = f"{subject} {text}"
    bases = frozenset(w for w in words["bases"]["words"] if w in text)
    scopes = (
        frozenset(name for name, others in names.items() if any(w in text for w in (name, *others)))
        for names in words["scopes"].values()
    )
    return bases, tuple(scopes)


def _difference(one: frozenset[str], other: frozenset[str]) -> str | None:
    if one == other:
        return None
    return f"{'、'.join(sorted(one)) or '–'} / {'、'.join(sorted(other)) or '–'}"


def same_kind(one: Claim, other: Claim) -> bool:
    """Do both name the same scope of a group, perhaps in other words: 家庭养老床位, 养老家庭照护床位?"""
    left, right = _named(one.subject, one.text)[1], _named(other.subject, other.text)[1]
    return any(names & other_names for names, other_names in zip(left, right, strict=True))
