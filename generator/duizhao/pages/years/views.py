"""What the pages across years share: the names of indicators."""

from duizhao.model.links import Indicator


def full_name(indicator: Indicator) -> str:
    """Return both names as plain text."""
    return " · ".join(n for n in (indicator.zh, indicator.en) if n)
