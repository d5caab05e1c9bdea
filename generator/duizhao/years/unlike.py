"""Tell that a clause is of another kind than the task with which it has most of its words in common, where no figures are compared."""

import re
from functools import cache

from duizhao.model.links import Claim
from duizhao.years.facts import is_share
from duizhao.years.tables import load
from duizhao.years.wording import stages

_OPENING = 2  # characters of a clause that name whom it is about
_MEANS = 2  # characters at the end of the means, its head


def is_of_another_kind(commitment: Claim, told: Claim) -> bool:
    """Does a clause tell an amount for a share, no document for one to be drawn up, one place's pilot, or nothing of the means?"""
    plan, review = commitment.text, told.text
    return (
        (commitment.figure is None and _tells_amount(plan, told))
        or (_says("enacts", plan) and not _says("document", review))
        or _is_chosen_for_pilot(plan, review)
        or _lacks_means(plan, review)
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


def _says(name: str, text: str) -> bool:
    return _pattern(name).search(text) is not None


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(load("words.toml")["unlike"][name])
