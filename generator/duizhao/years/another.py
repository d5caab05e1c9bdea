"""Tell that a figure counts another kind of thing than a commitment does, though both have much of their words in common."""

import re
from functools import cache

from duizhao.model.links import Claim
from duizhao.years.facts import counts_alike, is_share
from duizhao.years.likeness import longest_run
from duizhao.years.nouns import noun
from duizhao.years.scope import is_flow
from duizhao.years.subjects import plain, relation
from duizhao.years.tables import load

_NEAR = 1.25  # times: figures so close are probably of one thing in other words
_FAR = 3.0  # times: a state does not change so much in a year, and a part may be so much less than the whole
_REACH = 60  # characters of a subject that are compared
_LEAST = 2  # characters in common, without which there is nothing to compare


def counts_another(commitment: Claim, told: Claim) -> bool:
    """Does a figure of the same unit count another kind (four-star and five-star hotels), or another's (a firm's and a province's)?"""
    if not counts_alike(commitment, told):
        return False
    nouns = noun(commitment), noun(told)
    one, other = (name or plain(c.subject)[-_REACH:] for name, c in zip(nouns, (commitment, told), strict=True))
    times = _times(commitment, told)
    if _of_another_rank(one, other) or _is_national_part(commitment, told, times) or (times > _NEAR and is_replaced(one, other)):
        return True
    if is_share(commitment) or times <= _FAR:
        return False
    return (all(nouns) and relation(*nouns) != "same") or all(is_flow(c) is False for c in (commitment, told))


def _times(one: Claim, other: Claim) -> float:
    """Return how many times the larger value is the smaller one."""
    assert one.figure is not None
    assert other.figure is not None
    low, high = sorted((abs(float(one.figure.value)), abs(float(other.figure.value))))
    return high / low if low else float("inf") if high else 1.0


def is_replaced(one: str, other: str) -> bool:
    """Do two names differ in words that stand in the same place, so that they tell two kinds apart?

    A word more, another word for the measure (容量, 规模), or one with a character in common (原煤, 煤炭) tells nothing.

    >>> is_replaced("科技支出比重", "民生支出比例"), is_replaced("创业孵化基地", "创业企业")
    (True, True)
    >>> is_replaced("绿道", "城市绿道"), is_replaced("装机容量", "装机规模"), is_replaced("原煤产量", "煤炭产量")
    (False, False, False)
    """
    one, other = (_measure().sub("", name) or name for name in (one, other))
    run = longest_run(one, other)
    if len(run) < _LEAST:
        return False
    pairs = zip(one.split(run, 1), other.split(run, 1), strict=True)
    return any(left and right and not set(left) & set(right) for left, right in pairs)


def _of_another_rank(one: str, other: str) -> bool:
    ranks = [frozenset(_rank().findall(name)) for name in (one, other)]
    return all(ranks) and ranks[0].isdisjoint(ranks[1])


def _is_national_part(commitment: Claim, told: Claim, times: float) -> bool:
    """Are fewer told, and only those of the nation's rank, than were planned without one: 单项冠军企业40家, 国家单项冠军企业22家?"""
    assert commitment.figure is not None
    assert told.figure is not None
    fewer = told.figure.value < commitment.figure.value and times > _NEAR
    return fewer and not is_share(commitment) and bool(_national().search(told.text)) and not _national().search(commitment.text)


@cache
def _national() -> re.Pattern[str]:
    return re.compile(load("words.toml")["another"]["national"])


@cache
def _measure() -> re.Pattern[str]:
    return re.compile(load("words.toml")["another"]["measure"])


@cache
def _rank() -> re.Pattern[str]:
    return re.compile(load("words.toml")["another"]["rank"])
