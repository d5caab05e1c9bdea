"""Detect why two figures of one unit are not comparable: scope, level, base year, period, or kind of number."""

import re
from collections.abc import Hashable
from functools import cache, lru_cache

from duizhao.model.links import Claim
from duizhao.years.tables import load

_SHARES = frozenset(("%", "pp", "permille", "x", "frac"))
_NEAR = 10  # characters after a figure that hold what it counts
_REACH = 5  # characters before a figure that hold the verb of a level


def apart(one: Claim, other: Claim) -> tuple[str, str] | None:
    """Return the rule that forbids a comparison and what differs; None if they are comparable.

    The rules: "start", "measures", "period", "base year", "scope", "stage", "added or total", "growth or level".
    """
    if is_start(one) or is_start(other):
        return "start", ""
    if counts_measures(one) or counts_measures(other):
        return "measures", ""
    if one.period != other.period and not (_tells_end(one, other) or _tells_end(other, one)):
        return "period", f"{_PERIOD[one.period]} / {_PERIOD[other.period]}"
    left, right = _named(one.subject, one.text), _named(other.subject, other.text)
    if (bases := _difference(left[0], right[0])) is not None:
        return "base year", bases
    for names, other_names in zip(left[1], right[1], strict=True):
        if (scope := _difference(names, other_names)) is not None:
            return "scope", scope
    for names, other_names in zip(_exclusive(one), _exclusive(other), strict=True):
        if names and other_names and not names & other_names:
            return "scope", _difference(names, other_names) or ""
    return _numbers(one, other)


def traits(claim: Claim) -> Hashable:
    """Return all of a claim that `apart` and `same_kind` look at: claims with equal traits are interchangeable."""
    unit = claim.figure.unit if claim.figure else None
    stage = _stage(load("words.toml")["stages"], claim)
    state = _is_state(claim) if claim.figure else False
    left_out = is_start(claim), counts_measures(claim)
    told = tuple(any(w in claim.text for w in load("words.toml")["ends"][name]) for name in ("several", "each", "work"))
    return (
        claim.subject,
        claim.period,
        _named(claim.subject, claim.text),
        _exclusive(claim),
        stage,
        kind(claim),
        unit,
        state,
        left_out,
        told,
    )


_PERIOD = {"year": "1年 · one year", "five": "多年 · several years", "long": "远期 · long-term"}
_FROM = re.compile(r"[从由](?!而|此|于)[^，。、；]{0,14}$")
_TO = re.compile(r"(?:[^，。、；\d]{0,8}?(?:[到至]|[升增降减]为)|[和及、，。；\s]*$)")


def is_start(claim: Claim) -> bool:
    """Is the figure where a change starts: 从51%, before 提高到70%?"""
    if claim.figure is None:
        return False
    before, after = around(claim)
    return _FROM.search(before) is not None and _TO.match(after) is not None


def counts_measures(claim: Claim) -> bool:
    """Does the figure count what a government does, not what comes of it: 50项举措, 20件民生实事?"""
    if claim.figure is None or claim.figure.unit not in ("count", ""):
        return False
    return any(w in around(claim)[1][:_NEAR] for w in load("words.toml")["measures"]["words"])


def _tells_end(one: Claim, other: Claim) -> bool:
    """Does the first, told of several years, name a state at their end, which is that of the last year?"""
    if one.period != "five" or other.period != "year" or one.figure is None:
        return False
    words = load("words.toml")["ends"]
    if any(w in one.text for w in words["several"]):
        return False
    if any(w in one.text for w in words["each"]):
        return True
    if kind(one) == "level":
        return True
    if one.figure.unit in _SHARES or any(w in c.text for c in (one, other) for w in words["work"]):
        return False
    return _is_state(one)


def _is_state(claim: Claim) -> bool:
    """Does the word before a figure say that it was reached: 达1.8万家?"""
    assert claim.figure is not None
    at, end = claim.figure.start - claim.place.start, claim.figure.end - claim.place.start
    near = claim.text[max(0, at - _REACH) : end]
    return any(w in near for w in load("words.toml")["ends"]["state"])


def _numbers(one: Claim, other: Claim) -> tuple[str, str] | None:
    if one.figure is None or other.figure is None:
        return None
    words = load("words.toml")
    stages = [_stage(words["stages"], c) for c in (one, other)]
    if stages[0] != stages[1] and (all(stages) or "started" in stages):
        return "stage", " / ".join(s or "–" for s in stages)
    kinds = [kind(c) for c in (one, other)]
    reached = any(not k and _is_state(c) for k, c in zip(kinds, (one, other), strict=True))
    if kinds[0] != kinds[1] and (one.figure.unit in _SHARES or ("total" in kinds and not reached)):
        rule = "growth or level" if one.figure.unit in _SHARES else "added or total"
        return rule, f"{kinds[0] or 'number'} / {kinds[1] or 'number'}"
    return None


def kind(claim: Claim) -> str:
    """Classify a figure: a share is "growth" or "level", a number "added", "total" or "" (unknown)."""
    figure = claim.figure
    if figure is None:
        return ""
    words = load("words.toml")
    before, after = around(claim)
    if figure.unit in _SHARES:
        before = before if _last(before, words["changes"]) else claim.subject  # 分别增长5%、6%: the verb stands before the first
        if any(w in before for w in words["changes"]["nouns"]):
            return "growth"
        return _last(before, words["changes"]) or "level"
    total = max((before.rfind(w) for w in words["totals"]["total"] if w in before), default=-1)
    added = max((before.rfind(w) for w in words["totals"]["added"] if w in before), default=-1)
    if total < 0 and added < 0 and after.startswith(tuple(words["totals"]["total"])):
        return "total"
    return "" if total < 0 and added < 0 else "total" if total > added else "added"


def is_flow(claim: Claim) -> bool | None:
    """Is a number one of a year's work (True), or a state at its end (False)? None if the words do not say."""
    if claim.figure is None or claim.figure.unit in _SHARES:
        return None
    name = kind(claim)
    if name == "added" or any(w in claim.text for w in load("words.toml")["ends"]["work"]):
        return True
    return False if name == "total" or _is_state(claim) else None


def _last(text: str, changes: dict[str, list[str]]) -> str:
    """Return which kind of verb stands last in a text: "growth", "level", or empty for neither."""
    ends = {name: max((text.rfind(w) + len(w) for w in changes[name] if w in text), default=-1) for name in ("level", "growth")}
    if max(ends.values()) < 0:
        return ""
    return "growth" if ends["growth"] > ends["level"] else "level"


def falls(claim: Claim) -> bool:
    """Does the verb of a figure say that something fell: 下降3%, but not 扭转下降、增长3%?"""
    if claim.figure is None:
        return False
    text = around(claim)[0] or claim.subject
    words = load("words.toml")["falls"]
    down = max((text.rfind(w) for w in words["down"] if w in text), default=-1)
    up = max((text.rfind(w) for w in words["up"] if w in text), default=-1)
    return down > up


def around(claim: Claim) -> tuple[str, str]:
    """Return the words of a claim before its figure and those after it."""
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
        if any_of.search(text)
        else _NONE
        for names, any_of in _scopes()
    )
    return bases, tuple(scopes)


_NONE: frozenset[str] = frozenset()


@cache
def _scopes() -> tuple[tuple[dict[str, list[str]], re.Pattern[str]], ...]:
    """Return the names of each group of scopes with their other words, and a pattern for any of them."""
    groups = load("words.toml")["scopes"].values()
    return tuple((g, re.compile("|".join(re.escape(w) for name in g for w in (name, *g[name])))) for g in groups)


def _exclusive(claim: Claim) -> tuple[frozenset[str], ...]:
    """Find what a claim names of each group whose members exclude each other: 国家级 or 省级, 全国 or 全省, 能耗 or 碳排放."""
    return _exclusive_names(f"{claim.subject} {claim.text}")


@lru_cache(maxsize=16384)
def _exclusive_names(text: str) -> tuple[frozenset[str], ...]:
    groups = load("words.toml")["exclusive"].values()
    return tuple(frozenset(name for name, pattern in names.items() if re.search(pattern, text)) for names in groups)


def scope(claim: Claim) -> tuple[frozenset[str], ...]:
    """Return the names of each group of scopes that a claim has."""
    return _named(claim.subject, claim.text)[1]


def _difference(one: frozenset[str], other: frozenset[str]) -> str | None:
    if one == other:
        return None
    return f"{'、'.join(sorted(one)) or '–'} / {'、'.join(sorted(other)) or '–'}"


def same_kind(one: Claim, other: Claim) -> bool:
    """Do both name the same scope of a group, perhaps in other words: 家庭养老床位, 养老家庭照护床位?"""
    left, right = _named(one.subject, one.text)[1], _named(other.subject, other.text)[1]
    return any(names & other_names for names, other_names in zip(left, right, strict=True))
