"""Tell that a clause is of another kind than the task with which it has most of its words in common, where no figures are compared."""

import re
from functools import cache

import rjieba

from duizhao.model.links import Claim
from duizhao.years.clauses import core
from duizhao.years.facts import is_share
from duizhao.years.tables import load
from duizhao.years.wording import stages

_OPENING = 2  # characters of a clause that name whom it is about
_LEAST, _MOST = 2, 4  # characters of what a general task is about, and of a noun that narrows it down
_MEANS = 2  # characters at the end of the means, its head


def is_of_another_kind(commitment: Claim, told: Claim) -> bool:
    """Tell whether a clause reports something else.

    It may tell an amount for a share, no document or mechanism for one to be made, one place's pilot, nothing of the means, or of a part.
    """
    plan, review = commitment.text, told.text
    return (
        (commitment.figure is None and _tells_amount(plan, told))
        or (_says("enacts", plan) and not _says("document", review))
        or (_says("mechanism", plan) and not _says("arranged", review))
        or _is_chosen_for_pilot(plan, review)
        or _lacks_means(plan, review)
        or _is_of_a_part(commitment, told)
    )


def _tells_amount(plan: str, told: Claim) -> bool:
    """Is a share planned, and an amount told: 外资占全国份额保持稳定, 使用外资9亿美元?"""
    return _says("share", plan) and told.figure is not None and not is_share(told) and not _says("share", told.text)


def _is_chosen_for_pilot(plan: str, review: str) -> bool:
    """Is the result of a reform that a place, which the plan does not name, was chosen to try it?"""
    if "试点" not in review or _says("pilot", plan) or "approved" not in stages(review) or "approved" in stages(plan):
        return False
    return review.strip("“‘")[:_OPENING] not in plan


def _lacks_means(plan: str, review: str) -> bool:
    """Is a task to be done by means that the clause does not name: 以文化旅游促进交流, 交流更加广泛?"""
    means = _pattern("means").match(plan)
    return means is not None and means[1][-_MEANS:] not in review


def _is_of_a_part(commitment: Claim, told: Claim) -> bool:
    """Is a noun before what the whole task is about, so that only a part is told: 防控风险, 债务风险防控?"""
    if commitment.figure or told.figure:
        return False
    whole, review = (_pattern("tasks").sub("", core(c.text)) for c in (commitment, told))
    if not _LEAST <= len(whole) <= _MOST:
        return False
    before, about, _ = review.partition(whole)
    if not about or not _LEAST <= len(before) <= _MOST:
        return False
    return before + about in told.text and all(tag.startswith("n") for _, tag in rjieba.tag(before))


def _says(name: str, text: str) -> bool:
    return _pattern(name).search(text) is not None


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(load("words.toml")["unlike"][name])
