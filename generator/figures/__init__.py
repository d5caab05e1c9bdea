"""Figures: the numbers of a text in both languages, and whether they agree."""

from generator.figures.agreement import agree
from generator.figures.find import find_figures
from generator.figures.ties import ties

__all__ = ["agree", "find_figures", "ties"]
