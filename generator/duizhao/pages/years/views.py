"""What the pages across years share: the order of verdicts and of what is near, the links that are shown, names of indicators."""

from collections.abc import Iterable

from duizhao.model.links import Indicator, Link

VERDICTS = ("short", "met", "exceeded", "reported", "five years", "scope", "general", "set again", "not mentioned")


def shown_outcomes(links: Iterable[Link]) -> list[Link]:
    """Return the plan-outcome links that readers see, and those to what is near."""
    return [x for x in links if x.kind in ("plan-outcome", "near") and x.shown and x.sides]


def full_name(indicator: Indicator) -> str:
    """Return both names as plain text."""
    return " · ".join(n for n in (indicator.zh, indicator.en) if n)
