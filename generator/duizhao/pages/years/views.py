"""What the pages across years share: the links that readers see, parts of a bar, the names of indicators."""

from collections.abc import Iterable, Sequence
from itertools import accumulate, pairwise

from duizhao.model.links import Indicator, Link
from duizhao.site.labels import joined
from duizhao.site.names import as_heading


def shown_outcomes(links: Iterable[Link]) -> list[Link]:
    """Return the plan-outcome links that readers see, and those to what is near."""
    return [x for x in links if x.kind in ("plan-outcome", "near") and x.shown and x.sides]


def shares(counts: Sequence[int], whole: int, least: int = 0) -> list[tuple[int, int]]:
    """Divide a bar in proportion: where each part begins, and its length. A part thinner than `least` gets that from the others.

    >>> shares([1, 1, 1], 100), shares([], 100)
    ([(0, 33), (33, 34), (67, 33)], [])
    >>> shares([1, 199, 300], 1000, 12)
    [(0, 12), (12, 394), (406, 594)]
    """
    total = sum(counts)
    thin = [0 < whole * n < least * total for n in counts]
    left, rest = whole - least * sum(thin), sum(n for n, is_thin in zip(counts, thin, strict=True) if not is_thin)
    lengths = [least if is_thin else left * n / rest if rest else 0 for n, is_thin in zip(counts, thin, strict=True)]
    return [(a, b - a) for a, b in pairwise(round(end) for end in accumulate(lengths, initial=0))]


def full_name(indicator: Indicator) -> str:
    """Return both names as plain text."""
    return joined(indicator.zh, as_heading(indicator.en))
