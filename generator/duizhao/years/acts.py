"""Find the whole act that the figures of a series count: 更新改造 in 更新改造管网30公里, not 改造 alone."""

import re
from collections.abc import Sequence
from functools import cache

from duizhao.model.links import Claim
from duizhao.years.nouns import noun
from duizhao.years.scope import around, is_flow_in_list, kind
from duizhao.years.tables import any_word, load, longest_first

_LONGEST_GAP = 10  # characters between 新增 and a name that narrow it down
_LITTLE = 1  # characters that a clause may have besides
_CLAUSE_END = re.compile("[，。；、：（(]")
_QUOTES = re.compile("[“”‘’]")
_NOT_WORD = re.compile(r"[^\u3400-\u9fffA-Za-z]+")
_MADE = ("建设", "新建")  # works that need a thing to be finished


@cache
def run() -> str:
    """Return the pattern of two or more verbs of work in a row."""
    return f"(?:{any_word(_verbs()).pattern}){{2,}}"


@cache
def _verbs() -> tuple[str, ...]:
    return longest_first(" ".join(load("words.toml")["acts"]))


@cache
def _runs() -> re.Pattern[str]:
    return re.compile(run())


def whole_act(work: str, verbs: re.Pattern[str], claims: Sequence[Claim]) -> str:
    """Return the verbs that all claims with the work have in a row, as 引进落地; the work alone if they differ."""
    told = [c for c in claims if verbs.search(c.text)]
    runs = {next((m[0] for m in _runs().finditer(c.text) if verbs.search(m[0])), "") for c in told}
    whole = runs.pop() if len(runs) == 1 else ""
    return whole or work


def act_in_english(act: str) -> str:
    """Say a run of verbs in English.

    >>> act_in_english("引进落地"), act_in_english("改造提升"), act_in_english("发放")
    ('attracted and settled', 'renovated and upgraded', '')
    """
    if not _runs().fullmatch(act):
        return ""
    words = load("words.toml")["acts"]
    return " and ".join(dict.fromkeys(words[verb] for verb in any_word(_verbs()).findall(act)))


def between(zh: str, claims: Sequence[Claim], new: re.Pattern[str]) -> str:
    """Return what all claims say between 新增 and a name, as 直接采认 in 新增直接采认资格; empty if they differ."""
    gaps = {_gap(around(c)[0], zh, word.end()) for c in claims if (word := new.search(around(c)[0]))}
    gap = gaps.pop() if len(gaps) == 1 else ""
    return gap if 1 < len(gap) <= _LONGEST_GAP and not gap.endswith("的") else ""


def _gap(text: str, zh: str, start: int) -> str:
    at = text.find(zh, start)
    gap = _NOT_WORD.sub("", text[start:at]) if at >= 0 else ""
    return "" if gap in load("words.toml")["nouns"]["lead"].split() else gap


def says_more(claim: Claim, zh: str) -> bool:
    """Does a clause go on after the thing with more than a verb of work: 30处码头对外开放共享, 30公里电线入地和杆箱整治?"""
    after = _QUOTES.sub("", around(claim)[1])
    if claim.figure is None or not after.startswith(zh):
        return False
    own = noun(claim)  # perhaps longer: 设施平台
    rest = _CLAUSE_END.split(after.removeprefix(own if own.startswith(zh) else zh), maxsplit=1)[0]
    return len(_NOT_WORD.sub("", _done().sub("", rest))) > _LITTLE


@cache
def _done() -> re.Pattern[str]:
    words = load("words.toml")
    verbs = "|".join(row["verbs"] for row in words["works"].values())
    return re.compile(f"{verbs}|{any_word(_verbs()).pattern}|{words['work']['finished']}")


def is_only_planned(work: str, claims: Sequence[Claim]) -> bool:
    """Does a claim tell of things still under way (加快建设)? Then the claims together do not say how many were built."""
    return work in _MADE and any(re.search(load("words.toml")["work"]["under_way"], c.text) for c in claims)


def is_state(claim: Claim) -> bool:
    """Does a figure say how much there is, not what was done?"""
    return kind(claim) in ("total", "level", "growth") or is_flow_in_list(claim) is False
