"""All that the stages know before anything is written: one field for each stage. Of a whole site, and of one of its series."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from duizhao.diagnostics import Diagnostic
from duizhao.model.citation import Citation
from duizhao.model.compare import Cell, Comparison
from duizhao.model.links import Years
from duizhao.model.quality import Proposal, Quality, ReportQuality
from duizhao.model.readings import TextReading
from duizhao.model.report import Corpus, Series
from duizhao.model.words import ListedTerm, Words

UNKNOWN_ADDRESS = "https://site.invalid/"  # a placeholder for the address of the site; the name is reserved, so no host has it


@dataclass(frozen=True, slots=True)
class Site:
    """The results of all stages.

    `citations` and `readings` are keyed by the report's ID, the readings of a report by the name of the text: a row's key,
    `note-9`, `c-01-02` (the title of the page of that slug). `address` is that of the published site, with `/` at its end;
    empty if it is not known. `listed` are the terms of the editor's list.
    """

    corpus: Corpus
    quality: Quality
    years: Years
    citations: Mapping[str, Citation]
    readings: Mapping[str, Mapping[str, TextReading]]
    address: str = ""
    comparison: Comparison = field(default_factory=Comparison)
    words: Words = field(default_factory=Words)
    listed: tuple[ListedTerm, ...] = ()


@dataclass(frozen=True, slots=True)
class SeriesPart:
    """The results of all stages that look at one series only: what a build keeps of it.

    `cells` are its headline indicators, `bilingual` is the number of its rows in both languages, `failed` are the files of
    reports that could not be compared, `dropped` those on which a later step failed.
    """

    series: Series
    quality: tuple[ReportQuality, ...]
    years: Years
    citations: Mapping[str, Citation]
    readings: Mapping[str, Mapping[str, TextReading]]
    cells: tuple[Cell, ...]
    proposals: tuple[Proposal, ...]
    diagnostics: tuple[Diagnostic, ...]
    bilingual: int
    failed: tuple[str, ...]
    dropped: tuple[str, ...]

    def outlined(self) -> "SeriesPart":
        """Drop all texts: what is left is as large for a long report as for a short one."""
        reports = tuple(r.outlined() for r in self.series.reports)
        return replace(self, series=replace(self.series, reports=reports), citations={}, readings={})
