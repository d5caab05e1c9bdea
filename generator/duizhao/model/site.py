"""All that the stages know before anything is written: one field for each stage."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from duizhao.model.citation import Citation
from duizhao.model.compare import Comparison
from duizhao.model.links import Years
from duizhao.model.quality import Quality
from duizhao.model.readings import TextReading
from duizhao.model.report import Corpus
from duizhao.model.words import Words

UNKNOWN_ADDRESS = "https://site.invalid/"  # a placeholder for the address of the site; the name is reserved, so no host has it


@dataclass(frozen=True, slots=True)
class Site:
    """The results of all stages.

    `citations` and `readings` are keyed by the report's ID, the readings of a report by the name of the text: a row's key,
    `note-9`, `c-01-02` (the title of the page of that slug). `address` is that of the published site, with `/` at its end;
    empty if it is not known.
    """

    corpus: Corpus
    quality: Quality
    years: Years
    citations: Mapping[str, Citation]
    readings: Mapping[str, Mapping[str, TextReading]]
    address: str = ""
    comparison: Comparison = field(default_factory=Comparison)
    words: Words = field(default_factory=Words)
