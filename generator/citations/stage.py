"""The stage: every report of the corpus in every form."""

from collections.abc import Mapping

from generator.citations.facts import facts
from generator.citations.forms import bibtex, chicago, csl, gbt, note, plain_en, plain_zh
from generator.citations.places import place_of
from generator.model.citation import Citation
from generator.model.report import ComparedPassage, Corpus, Report


def cite(corpus: Corpus) -> Mapping[str, Citation]:
    """Report's ID → how it is cited."""
    return {report.id: citation(report) for series in corpus.series for report in series.reports}


def citation(report: Report[ComparedPassage]) -> Citation:
    """One report in every form."""
    f = facts(report)
    places = {chapter.id: place_of(chapter.id) for chapter in report.chapters}
    return Citation(plain_zh(f), plain_en(f), gbt(f), chicago(f), note(f), bibtex(f), csl(f), places)
