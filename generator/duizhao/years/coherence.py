"""Reduce a group of claims to those of one quantity, and name it."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache

from duizhao.model.links import Claim
from duizhao.text.language import to_simplified
from duizhao.years.nouns import known_names, noun
from duizhao.years.scope import apart, falls, is_flow_in_list, kind
from duizhao.years.series import Node
from duizhao.years.subjects import is_nearly, plain, relation
from duizhao.years.tables import load
from duizhao.years.verdicts import Measure, dimension

_FAR = 12  # times: values of one quantity in consecutive years are not so far apart
_FAR_TOTAL = 4  # times: the same of all that there is
_FAR_PART, _POINTS = 8, 0.05  # the same of a part and its whole: times, and of rates
_MENTIONED = 0.65  # of the pairs of characters of a name, in a clause without a figure
_MOSTLY = 0.77  # of these pairs, in a clause without a figure beside a single figure
_FEW, _SOME = 2, 6  # characters that such a clause may have more
_WITHOUT_HEAD = 0.75  # of these pairs, in a clause that lacks the end of the name and is on more than that
_TAIL = 2  # characters of the end of a name
_LONG = 4  # characters of a name that one figure and one clause without any may share
_LOCAL = "地方"  # of revenue
_SHARES = frozenset(("share", "pp"))


def one_quantity(group: Sequence[Node], claims: Mapping[Node, Claim], measure: Measure) -> tuple[Node, ...]:
    """Keep the claims that count what most of them count; empty if fewer than two are certain."""
    named = [n for n in group if noun(claims[n]) and not _no_result(claims[n])]
    named = _most_common(named, claims, measure)
    if not named:
        return ()
    best = name_of([claims[n] for n in named])
    alone = len(named) == 1
    same = [n for n in named if relation(noun(claims[n]), best) == "same"]
    if len(same) == 1 and not any(is_nearly(noun(claims[n]), best) for n in named if n != same[0]):
        named = same
    names = {noun(claims[n]) for n in named}
    mentions = [n for n in group if claims[n].figure is None and any(_mentions(name, claims[n], alone=alone) for name in names)]
    if alone and (len(best) < _LONG or not mentions):
        return ()
    if _far_apart([claims[n] for n in named], measure):
        return ()
    kept = {*named, *mentions}
    return tuple(n for n in group if n in kept)


def name_of(claims: Sequence[Claim]) -> str:
    """Choose the name of an indicator: the most common noun of its claims, the shortest of these, with 地方 if one has it."""
    names = Counter(noun(c) for c in claims)
    best = min(names, key=lambda name: (-names[name], len(name), name))
    return _LOCAL + best if _LOCAL + best in names else best


def _no_result(claim: Claim) -> bool:
    return (why := apart(claim, claim)) is not None and why[0] in ("start", "measures")


def _most_common(nodes: Sequence[Node], claims: Mapping[Node, Claim], measure: Measure) -> list[Node]:
    """Drop claims of another dimension, of other things, and states among flows."""
    if not nodes:
        return []
    dims = [_dimension(claims[n], measure) for n in nodes]
    dim = Counter(reversed(dims)).most_common(1)[0][0]  # in a tie, the latest
    nodes = [n for n, d in zip(nodes, dims, strict=True) if d == dim]
    likes = {n: sum(relation(noun(claims[n]), noun(claims[m])) == "same" for m in nodes) for n in nodes}
    base = max(reversed(nodes), key=lambda n: likes[n])
    related = [n for n in nodes if _related(claims[n], claims[base], measure)]
    flows = Counter(f for n in related if (f := is_flow_in_list(claims[n])) is not None)
    flow = flows.most_common(1)[0][0] if flows else None
    related = [n for n in related if n == base or not _other_kind(claims[n], claims[base])]
    related = [n for n in related if falls(claims[n]) == falls(claims[base]) or kind(claims[n]) != "growth"]
    return [n for n in related if flow is None or is_flow_in_list(claims[n]) in (None, flow)]


def _related(one: Claim, base: Claim, measure: Measure) -> bool:
    """Do both count the same, or one a kind of the other, of which there are not many more? Such a point gets a note."""
    how = relation(noun(one), noun(base))
    if how != "part" or one.figure is None or base.figure is None:
        return how == "same"
    values = sorted(measure(c.figure)[1] for c in (one, base) if c.figure)
    if _dimension(one, measure) in _SHARES:
        return kind(one) == "level" and values[1] - values[0] <= _POINTS
    return values[1] <= _FAR_PART * values[0]


def _other_kind(one: Claim, other: Claim) -> bool:
    if (why := apart(one, other)) is not None and why[0] in ("added or total", "growth or level", "stage"):
        return True
    return any(all(works) and works[0] != works[1] for works in zip(_works(one.text), _works(other.text), strict=True))


@lru_cache(maxsize=16384)
def _works(text: str) -> tuple[frozenset[str], ...]:
    """Tell whether a text counts new things or altered ones, and things got ready or handed over."""
    words = load("words.toml")["work"]
    return tuple(frozenset(w for w in pair if re.search(words[w], text)) for pair in (("new", "alter"), ("ready", "over")))


def _dimension(claim: Claim, measure: Measure) -> str:
    assert claim.figure is not None
    return dimension(claim.figure, measure)


def _far_apart(claims: Sequence[Claim], measure: Measure) -> bool:
    numbers = [c for c in claims if c.figure and _dimension(c, measure) not in _SHARES]
    values = [abs(measure(c.figure)[1]) for c in numbers if c.figure]
    most = _FAR_TOTAL if all(kind(c) == "total" for c in numbers) else _FAR
    return bool(values) and max(values) > most * min(values)


def _mentions(name: str, claim: Claim, *, alone: bool) -> bool:
    """Does a clause without a figure speak of what a name says? Beside a single figure more is required."""
    text = to_simplified(claim.text)
    share = max(_shared(name, text), _shared(plain(name), plain(text)))
    more = len(plain(claim.subject)) - len(plain(name))
    least = _WITHOUT_HEAD if more > 0 else _MENTIONED
    if _is_of_something_else(name, text) or (share < least and name[-_TAIL:] not in text):
        return False
    if not alone:
        return share >= _MENTIONED and (more <= _SOME or share == 1)
    if any(known.zh == name for known in known_names()):
        return share == 1 or plain(name) in plain(claim.subject)
    at_end = share == 1 and len(name) > _LONG and plain(claim.subject).endswith(plain(name))
    return share >= _MOSTLY and (more <= _FEW or at_end)


def _is_of_something_else(name: str, text: str) -> bool:
    """Does the name in a text only say whose mechanism, service or zone the text is about: 完善绿道管护机制?"""
    at = text.rfind(name[-_TAIL:])
    return re.search(load("words.toml")["work"]["of_it"], text[at + _TAIL if at >= 0 else 0 :]) is not None


def _shared(name: str, text: str) -> float:
    pairs = [name[k : k + 2] for k in range(len(name) - 1)]
    return sum(pair in text for pair in pairs) / max(1, len(pairs))
