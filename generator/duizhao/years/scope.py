"""Detect why two figures of one unit are not comparable: scope, level, base year, period, or kind of number."""

import re
from collections.abc import Hashable
from dataclasses import dataclass
from functools import cache, lru_cache

from duizhao.model.links import Claim
from duizhao.years.tables import any_of, any_pattern, any_word, load

SHARES = frozenset(("%", "pp", "permille", "x", "frac"))
HAN = re.compile(r"[\u3400-\u9fff]")
_REUSED = re.compile("盘活[^，。；]{0,6}存量")
_NEAR = 10  # characters after a figure that hold what it counts
_REACH = 5  # characters before a figure that hold the verb of a level


@dataclass(frozen=True, slots=True)
class _Reading:
    """What the words of a claim say, read once: every claim is compared with many others.

    `is_kept` says that it is on things that there are (建设好4个中心); `told` tells whether it has words for several years, for each year, and for work, as in the table of ends.
    """

    is_start: bool
    counts_measures: bool
    bases: frozenset[str]
    scopes: tuple[frozenset[str], ...]
    exclusive: tuple[frozenset[str], ...]
    stage: str
    kind: str
    is_state: bool
    is_kept: bool
    told: tuple[bool, ...]


def _reading(claim: Claim) -> _Reading:
    figure, start = claim.figure, claim.place.start
    if figure is None:
        return _read(claim.text, claim.subject, 0, 0, None)
    return _read(claim.text, claim.subject, figure.start - start, figure.end - start, figure.unit)


@lru_cache(maxsize=16384)
def _read(text: str, subject: str, at: int, end: int, unit: str | None) -> _Reading:
    """Read a claim, given where its figure starts and ends in the text, and its unit; None if there is no figure."""
    before, after = text[:at], text[end:]
    has_figure = unit is not None
    near = text[max(0, at - _REACH) : end]
    return _Reading(
        has_figure and _FROM.search(before) is not None and _TO.match(after) is not None,
        unit in ("count", "") and any_of("measures", "words").search(after[:_NEAR]) is not None,
        *_named(subject, text),
        _exclusive_names(f"{subject} {text}"),
        _stage(text),
        _kind_of_share(before, subject) if unit in SHARES else _kind_of_number(before, after) if has_figure else "",
        has_figure and any_of("ends", "state").search(near) is not None,
        has_figure and any_of("ends", "kept").search(before) is not None,
        tuple(any_of("ends", name).search(text) is not None for name in _TOLD),
    )


_TOLD = ("several", "each", "work")


def apart(one: Claim, other: Claim) -> tuple[str, str] | None:
    """Return the rule that forbids a comparison and what differs; None if they are comparable.

    The rules: "start", "measures", "period", "base year", "scope", "stage", "added or total", "growth or level".
    """
    left, right = _reading(one), _reading(other)
    if left.is_start or right.is_start:
        return "start", ""
    if left.counts_measures or right.counts_measures:
        return "measures", ""
    if one.period != other.period and not (_tells_end(one, other) or _tells_end(other, one)):
        return "period", f"{_PERIOD[one.period]} / {_PERIOD[other.period]}"
    if (bases := _difference(left.bases, right.bases)) is not None:
        return "base year", bases
    for names, other_names in zip(left.scopes, right.scopes, strict=True):
        if (scope := _difference(names, other_names)) is not None:
            return "scope", scope
    for names, other_names in zip(left.exclusive, right.exclusive, strict=True):
        if names and other_names and not names & other_names:
            return "scope", _difference(names, other_names) or ""
    if one.figure is None or other.figure is None:
        return None
    return _numbers(left, right, shares=one.figure.unit in SHARES)


def traits(claim: Claim) -> Hashable:
    """Return all of a claim that `apart` and `same_kind` look at: claims with equal traits are interchangeable."""
    unit = claim.figure.unit if claim.figure else None
    return claim.subject, claim.period, unit, _reading(claim)


_PERIOD = {"year": "1年 · one year", "five": "多年 · several years", "long": "远期 · long-term"}
_FROM = re.compile(r"[从由](?!而|此|于)[^，。、；]{0,14}$")
_TO = re.compile(r"(?:[^，。、；\d]{0,8}?(?:[到至]|[升增降减]为)|[和及、，。；\s]*$)")


def is_start(claim: Claim) -> bool:
    """Is the figure where a change starts: 从51%, before 提高到70%?"""
    return _reading(claim).is_start


def counts_measures(claim: Claim) -> bool:
    """Does the figure count what a government does, not what comes of it: 50项举措, 20件民生实事?"""
    return _reading(claim).counts_measures


def _tells_end(one: Claim, other: Claim) -> bool:
    """Does the first, told of several years, name a state at their end, which is that of the last year?"""
    if one.period != "five" or other.period != "year" or one.figure is None:
        return False
    words = _reading(one)
    several, each, work = words.told
    if several:
        return False
    if each or words.kind == "level":
        return True
    if one.figure.unit in SHARES or work or _reading(other).told[-1]:
        return False
    return words.is_state


def _numbers(one: _Reading, other: _Reading, *, shares: bool) -> tuple[str, str] | None:
    stages = one.stage, other.stage
    if stages[0] != stages[1] and (all(stages) or "started" in stages):
        return "stage", " / ".join(s or "–" for s in stages)
    kinds = one.kind, other.kind
    reached = any(not c.kind and c.is_state for c in (one, other))
    if kinds[0] != kinds[1] and (shares or ("total" in kinds and not reached)):
        rule = "growth or level" if shares else "added or total"
        return rule, f"{kinds[0] or 'number'} / {kinds[1] or 'number'}"
    return None


def kind(claim: Claim) -> str:
    """Classify a figure: a share is "growth" or "level", a number "added", "total" or "" (unknown)."""
    return _reading(claim).kind


def _kind_of_share(before: str, subject: str) -> str:
    words = load("words.toml")["changes"]
    before = before if _last(before, words) else subject  # 分别增长5%、6%: the verb stands before the first
    if any(w in before for w in words["nouns"]):
        return "growth"
    return _last(before, words) or "level"


def _kind_of_number(before: str, after: str) -> str:
    words = load("words.toml")["totals"]
    before = _REUSED.sub("", before)
    total = max((before.rfind(w) for w in words["total"] if w in before), default=-1)
    added = max((before.rfind(w) for w in words["added"] if w in before), default=-1)
    if total < 0 and added < 0 and after.startswith(tuple(words["total"])):
        return "total"
    return "" if total < 0 and added < 0 else "total" if total > added else "added"


def is_flow(claim: Claim) -> bool | None:
    """Is a number one of a year's work (True), or a state at its end (False)? None if the words do not say."""
    if claim.figure is None or claim.figure.unit in SHARES:
        return None
    words = _reading(claim)
    if words.kind == "added" or words.told[-1]:
        return True
    return False if words.kind == "total" or words.is_state else None


def is_flow_in_list(claim: Claim) -> bool | None:
    """Do the same where the words tell less: a state if 达到 is the verb of a list with 分别, or what there is is run well (办好)."""
    if claim.figure is not None and (words := _reading(claim)).is_kept and words.kind != "added":
        return False
    if (flow := is_flow(claim)) is not None or claim.figure is None or claim.figure.unit in SHARES:
        return flow
    is_state = not HAN.search(around(claim)[0]) and claim.subject.endswith(tuple(load("words.toml")["ends"]["state"]))
    return False if is_state else None


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


def _stage(text: str) -> str:
    names = [name for name in load("words.toml")["stages"] if any_of("stages", name).search(text)]
    return names[0] if len(names) == 1 else ""


def _named(subject: str, text: str) -> tuple[frozenset[str], tuple[frozenset[str], ...]]:
    """Find the base years that a claim names, and the scopes of each group that it names."""
    text = f"{subject} {text}"
    bases = _NONE
    if any_of("bases", "words").search(text):
        bases = frozenset(w for w in load("words.toml")["bases"]["words"] if w in text)
    groups, in_any, in_none = _scopes()
    if not in_any.search(text):
        return bases, in_none
    scopes = (
        frozenset(name for name, others in names.items() if any(w in text for w in (name, *others)))
        if one.search(text)
        else _NONE
        for names, one in groups
    )
    return bases, tuple(scopes)


_NONE: frozenset[str] = frozenset()
_Groups = tuple[tuple[dict[str, list[str]], re.Pattern[str]], ...]


@cache
def _scopes() -> tuple[_Groups, re.Pattern[str], tuple[frozenset[str], ...]]:
    """Return the names of each group of scopes with their other words and a pattern for any of them; a pattern for all; no scopes."""
    words = [(group, [w for name in group for w in (name, *group[name])]) for group in load("words.toml")["scopes"].values()]
    groups = tuple((group, any_word(held)) for group, held in words)
    return groups, any_word(w for _, held in words for w in held), (_NONE,) * len(groups)


def _exclusive_names(text: str) -> tuple[frozenset[str], ...]:
    """Find what a text names of each group whose members exclude each other: 国家级 or 省级, 全国 or 全省, 能耗 or 碳排放."""
    groups, in_any, in_none = _exclusive()
    if not in_any.search(text):
        return in_none
    return tuple(frozenset(name for name, pattern in names if pattern.search(text)) for names in groups)


_Patterns = tuple[tuple[tuple[str, re.Pattern[str]], ...], ...]


@cache
def _exclusive() -> tuple[_Patterns, re.Pattern[str], tuple[frozenset[str], ...]]:
    """Return the names of each such group with their patterns; a pattern for all; no names."""
    tables = load("words.toml")["exclusive"].values()
    groups = tuple(tuple((name, re.compile(pattern)) for name, pattern in table.items()) for table in tables)
    return groups, any_pattern(p for table in tables for p in table.values()), (_NONE,) * len(groups)


def scope(claim: Claim) -> tuple[frozenset[str], ...]:
    """Return the names of each group of scopes that a claim has."""
    return _reading(claim).scopes


def _difference(one: frozenset[str], other: frozenset[str]) -> str | None:
    if one == other:
        return None
    return f"{'、'.join(sorted(one)) or '–'} / {'、'.join(sorted(other)) or '–'}"


def same_kind(one: Claim, other: Claim) -> bool:
    """Do both name the same scope of a group, perhaps in other words: 家庭养老床位, 养老家庭照护床位?"""
    return any(names & other_names for names, other_names in zip(scope(one), scope(other), strict=True))
