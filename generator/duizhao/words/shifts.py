"""Say which formulas a report has more often, or less often, than the one before it, where a test is sure.

Occurrences of a formula are not independent: a paragraph on one topic says its name six times. So the log-likelihood ratio is
divided by the mean size of the clump that an occurrence stands in (Σn²/Σn over rows), and the probabilities are corrected for
the number of formulas that were compared (Holm).
"""

from collections import Counter
from collections.abc import Iterable, Sequence

from duizhao.cache import Cache, key, version
from duizhao.model.report import Passage, Report
from duizhao.model.words import TermShift
from duizhao.text.frequency import chance, log_likelihood
from duizhao.text.language import simplified

SURE = 0.01  # probability of one false result among all of two reports; chi squared is inexact for few places
_LEAST = 6  # places in both reports together; with fewer nothing could be sure


def texts_of(report: Report[Passage]) -> tuple[str, ...]:
    """Return the Chinese of each row, in Simplified."""
    return tuple(simplified(p.zh) for p in report.passages if p.zh)


def size_of(texts: Iterable[str]) -> int:
    """Count the characters of texts, without white space."""
    return sum(len("".join(text.split())) for text in texts)


def count_in(texts: Sequence[str], term: str) -> list[int]:
    """Return how often each text that has a term has it."""
    return [n for text in texts if (n := text.count(term))]


def find_shifts(series: Sequence[Report[Passage]], terms: Sequence[str], cache: Cache) -> list[TermShift]:
    """Compare each two neighbouring reports of a series; `terms` are the formulas of its reports."""
    out: list[TermShift] = []
    texts = [texts_of(r) for r in series]
    for k in range(1, len(series)):
        name = key("shifts", version("duizhao.words", "duizhao.text"), texts[k - 1], texts[k], list(terms))
        known = cache.get(name, tuple[TermShift, ...])
        if known is None:
            known = tuple(_between((series[k - 1].id, series[k].id), (texts[k - 1], texts[k]), terms))
            cache.put(name, known)
        out += known
    return out


def _between(ids: tuple[str, str], texts: tuple[Sequence[str], Sequence[str]], terms: Sequence[str]) -> list[TermShift]:
    sizes = size_of(texts[0]), size_of(texts[1])
    return [TermShift(term, *ids, counts, sizes, score, p) for term, counts, score, p in compare(texts, terms) if p <= SURE]


Compared = tuple[str, tuple[int, int], float, float]


def compare(texts: tuple[Sequence[str], Sequence[str]], terms: Iterable[str]) -> list[Compared]:
    """Return for each term that is frequent enough its counts, its score and its corrected probability, the surest first."""
    whole = tuple("\n".join(some) for some in texts)
    sizes = size_of(texts[0]), size_of(texts[1])
    tested = []
    for term in terms:
        counts = whole[0].count(term), whole[1].count(term)
        if sum(counts) >= _LEAST:
            clumps = Counter(count_in(texts[0], term) + count_in(texts[1], term))
            clump = sum(n * n * times for n, times in clumps.items()) / sum(counts)
            score = log_likelihood(counts, sizes) / clump
            tested.append((chance(score), term, counts, score))
    out, least = [], 0.0
    for k, (p, term, counts, score) in enumerate(sorted(tested)):
        least = max(least, min(1.0, p * (len(tested) - k)))
        out.append((term, counts, score, least))
    return out
