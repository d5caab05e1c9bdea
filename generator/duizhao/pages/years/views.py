"""What the pages across years share: the order of verdicts, the links that are shown, names of indicators."""

from collections.abc import Iterable

from duizhao.model.links import Indicator, Link

VERDICTS = ("short", "met", "exceeded", "reported", "not mentioned")


def shown_outcomes(links: Iterable[Link]) -> list[Link]:
    """Return the plan-outcome links that readers see."""
    return [x for x in links if x.kind == "plan-outcome" and x.shown and x.sides]


def full_name(indicator: Indicator) -> str:
    """Return both names as plain text."""
    return " · ".join(n for n in (indicator.zh, indicator.en) if n)
