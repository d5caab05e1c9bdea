"""Compare how often two texts have a word: rates with intervals, and a test that knows that words come in clumps."""

from math import erfc, log, sqrt

PER = 10_000  # characters
_Z = 1.959964  # of 95 per cent


def interval(count: int, size: int) -> tuple[float, float]:
    """Return the Wilson interval (95 %) of how often a text of `size` characters has a word, for each 10,000 characters.

    >>> [round(x, 2) for x in interval(12, 15_000)], [round(x, 2) for x in interval(0, 15_000)]
    ([4.58, 13.98], [0.0, 2.56])
    """
    if not size:
        return 0.0, 0.0
    share, z = count / size, _Z * _Z
    middle, half = share + z / (2 * size), _Z * sqrt(share * (1 - share) / size + z / (4 * size * size))
    return max(0.0, (middle - half) / (1 + z / size)) * PER, (middle + half) / (1 + z / size) * PER


def log_likelihood(counts: tuple[int, int], sizes: tuple[int, int]) -> float:
    """Return the log-likelihood ratio G² of two counts in texts of these sizes, against the same rate in both.

    >>> round(log_likelihood((2, 20), (10_000, 10_000)), 2), log_likelihood((5, 10), (1_000, 2_000))
    (17.09, 0.0)
    """
    total = sum(counts) / max(1, sum(sizes))
    parts = (n * log(n / (size * total)) for n, size in zip(counts, sizes, strict=True) if n)
    return max(0.0, 2 * sum(parts))


def chance(score: float) -> float:
    """Return the probability of a score of at least this, if nothing differs: chi squared with one degree of freedom.

    >>> round(chance(3.841), 3)
    0.05
    """
    return erfc(sqrt(score / 2))
