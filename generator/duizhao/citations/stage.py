"""Cite a report in every style."""

from duizhao.citations.facts import facts
from duizhao.citations.forms import bibtex, chicago, csl, gbt, note, plain_en, plain_zh
from duizhao.citations.places import place_of
from duizhao.model.citation import Citation
from duizhao.model.report import ComparedPassage, Report


def citation(report: Report[ComparedPassage]) -> Citation:
    """Format the citation of one report."""
    f = facts(report)
    places = {chapter.id: place_of(chapter.id) for chapter in report.chapters}
    return Citation(plain_zh(f), plain_en(f), gbt(f), chicago(f), note(f), bibtex(f), csl(f), places, (f.author_zh, f.author_en))
