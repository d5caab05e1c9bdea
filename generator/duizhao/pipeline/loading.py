"""Give writers the series of a site, one at a time: each as a site that has no other series, and nothing of others."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import replace
from typing import Protocol

from duizhao.cache import digest_of
from duizhao.model.compare import Comparison
from duizhao.model.links import Years
from duizhao.model.quality import Quality
from duizhao.model.report import Corpus, Series
from duizhao.model.site import Site
from duizhao.model.words import TermShift, Words
from duizhao.pages import years_of
from duizhao.publish.parts import PartStore


class Load(Protocol):
    """Returns a site with the texts of one series."""

    def __call__(self, series: Series) -> Site:
        """Return the site of a series, with its texts."""

    def inputs(self, series: Series) -> str:
        """Return the digest of all that this site is made of; empty if it is not known."""


class SeriesInMemory:
    """The series of a site that has all texts."""

    def __init__(self, site: Site) -> None:
        self._site, self._divided = site, _Divided(site)

    def __call__(self, series: Series) -> Site:
        """Return the site of a series."""
        return replace(self._divided.of(series), corpus=Corpus((series,), ()), years=years_of(series, self._site.years))

    def inputs(self, series: Series) -> str:  # noqa: ARG002 - see Load
        """Nothing is kept, so nobody asks."""
        return ""


class StoredSeries:
    """The series of a site without texts, each loaded when it is asked for.

    `learned` gives the words of a series; it is None if those of the site were learned from all series together.
    """

    def __init__(self, site: Site, store: PartStore, learned: Callable[[str], Words] | None) -> None:
        self._divided, self._store, self._learned = _Divided(site), store, learned

    def __call__(self, series: Series) -> Site:
        """Return the site of a series."""
        part, site = self._store.load(series.slug), self._divided.of(series)
        words = site.words if self._learned is None else replace(site.words, rows=self._learned(series.slug).rows)
        return replace(
            site,
            corpus=Corpus((part.series,), ()),
            years=part.years,
            citations=part.citations,
            readings=part.readings,
            words=words,
        )

    def inputs(self, series: Series) -> str:
        """Return the digest of what the part is made of, and of what other series may have changed."""
        part, site = self._store.inputs(series.slug), self._divided.of(series)
        listed = [replace(t, line=0) for t in site.listed]
        return part and digest_of((part, self._learned is None, site.words, listed, site.comparison, site.address))


class _Divided:
    """What was found of all series together, divided by series."""

    def __init__(self, site: Site) -> None:
        self._site = replace(site, corpus=Corpus((), ()), years=Years((), ()))
        self._cells = site.comparison.by_series()
        self._quality = {q.report: q for q in site.quality.reports}
        self._shifts: dict[str, list[TermShift]] = defaultdict(list)
        for shift in site.words.shifts:
            self._shifts[shift.later].append(shift)

    def of(self, series: Series) -> Site:
        """Return what is on this series; years, and the corpus with its texts, are left to the caller."""
        site, ids = self._site, [r.id for r in series.reports]
        words = site.words
        rows = {name: words.rows[name] for name in ids if name in words.rows}
        sizes = {name: words.sizes[name] for name in ids if name in words.sizes}
        return replace(
            site,
            quality=Quality(tuple(self._quality[name] for name in ids), ()),
            citations={name: site.citations[name] for name in ids if name in site.citations},
            readings={name: site.readings[name] for name in ids if name in site.readings},
            comparison=Comparison(cells=tuple(self._cells.get(series.slug, ())), paged=site.comparison.paged),
            words=Words(rows, (), sizes, tuple(shift for name in ids for shift in self._shifts[name])),
        )
