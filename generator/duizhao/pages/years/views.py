"""What the pages across years share: the links that readers see, parts of a bar, the names of indicators."""

from collections.abc import Iterable, Sequence
from itertools import accumulate, pairwise

from duizhao.model.links import Indicator, Link
from duizhao.site.labels import joined


def shown_outcomes(links: Iterable[Link]) -> list[Link]:
    """Return the plan-outcome links that readers see, and those to what is near."""
    return [x for x in links if x.kind in ("plan-outcome", "near") and x.shown and x.sides]


def shares(counts: Sequence[int], whole: int) -> list[tuple[int, int]]:
    """Divide a bar in proportion: where each part begins, and its length.

    >>> shares([1, 1, 1], 100), shares([], 100)
    ([(0, 33), (33, 34), (67, 33)], [])
    """
    total = sum(counts)
    ends = [round(whole * n / total) for n in accumulate(counts, initial=0)] if total else []
    return [(a, b - a) for a, b in pairwise(ends)]


def full_name(indicator: Indicator) -> str:
    """Return both names as plain text."""
    return joined(indicator.zh, indicator.en)
