"""Give later items of a list the verb of its first: in 新建绿道130公里、绿地1000公顷 both are new."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from duizhao.model.links import Claim
from duizhao.years.acts import run
from duizhao.years.clauses import PlacedClaim
from duizhao.years.scope import HAN, around, kind
from duizhao.years.tables import load

_MARK = re.compile(r"[、和及](?:\s*)$")
_ALL = "(?:(?:全[省市区县年]|今年|累计|共|已|再|计划|力争|将|要)+)?"
_LIKE = frozenset(("count", "m", "km", "m2", "km2", "ha", "mu"))  # things, lengths and areas; not people, money or shares
_NEW = re.compile("新(?:增|设|登记|认定|注册|签)")
_GROWS = re.compile("(?:同比|比上年)?增长(?:超过?|约|近)?")
_PEOPLE = re.compile("人次?$")
_OWN_VERB = re.compile("[改建增设培引认]|完成|开工|[竣完]工|投[产用运]|通车|整治|治理|更新|提升")


def with_list_verbs(claims: Sequence[PlacedClaim]) -> dict[int, Claim]:
    """Return the claims of things in lists with the verb of the first item in front, by the number of the claim.

    Their texts and spans begin earlier by the length of the verb; they serve to find names only.
    """
    out: dict[int, Claim] = {}
    verb = ""
    before: PlacedClaim | None = None
    for placed in claims:
        if before is None or not _goes_on(before, placed):
            verb = ""
        if before is not None and _grows(before, placed):
            out[placed.number] = _led_by(_new(before.claim), placed.claim)
        before = placed
        if not _counts_things(placed.claim) or "分别" in placed.claim.text:
            verb = ""
        elif own := _own_verb(placed.claim):
            verb = own[1]
        elif verb and _has_no_verb(placed.claim):
            out[placed.number] = _led_by(verb, placed.claim)
        else:
            verb = ""
    return out


def _grows(one: PlacedClaim, other: PlacedClaim) -> bool:
    """Does the second tell by how much the new things of the first grew: 新设企业30家、增长20%?"""
    if one.row != other.row or one.group != other.group or kind(other.claim) != "growth" or not _new(one.claim):
        return False
    return _GROWS.fullmatch(around(other.claim)[0]) is not None


def _new(claim: Claim) -> str:
    m = _NEW.search(around(claim)[0]) if claim.figure else None
    return m[0] if m else ""


def _own_verb(claim: Claim) -> re.Match[str] | None:
    """Find the verb of a claim: its first word, or, where the thing stands behind the figure, the last word before that."""
    before, after = around(claim)
    return _verbs().match(before) or (_last_verb().search(before) if HAN.match(after) else None)


def _led_by(verb: str, claim: Claim) -> Claim:
    return replace(claim, text=verb + claim.text, place=replace(claim.place, start=claim.place.start - len(verb)))


def _goes_on(one: PlacedClaim, other: PlacedClaim) -> bool:
    """Is the second the next item of a list in the same clause?"""
    return (one.row, one.clause) == (other.row, other.clause) and _MARK.search(one.claim.text) is not None


def _counts_things(claim: Claim) -> bool:
    figure = claim.figure
    if figure is None or figure.unit not in _LIKE or kind(claim) in ("total", "level"):
        return False
    return not _PEOPLE.search(claim.text[: figure.end - claim.place.start])


def _has_no_verb(claim: Claim) -> bool:
    before, after = around(claim)
    return not _OWN_VERB.search(before + after)


@cache
def _verbs() -> re.Pattern[str]:
    """Return the pattern of the verbs that are carried on, at the start of the words before a figure."""
    return re.compile(f"{_ALL}({_verb()})")


@cache
def _last_verb() -> re.Pattern[str]:
    """Return the pattern of such a verb right before a figure: 利用厂房改造建设30个中心、20个食堂."""
    return re.compile(f"({_verb()})(?:约|近|超过?|不少于|至少)?$")


def _verb() -> str:
    return f"{run()}|{'|'.join(sorted(load('words.toml')['lists']['carried'], key=len, reverse=True))}"
