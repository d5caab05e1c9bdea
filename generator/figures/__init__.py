"""Figures: the numbers of a text in both languages, and whether they agree."""

from generator.figures.agreement import agree
from generator.figures.find import find_figures
from generator.figures.same import measure
from generator.figures.stage import compare as compare_figures
from generator.figures.stage import measure as measure_figures
from generator.figures.ties import ties
from generator.figures.units import written_units

__all__ = ["agree", "compare_figures", "find_figures", "measure", "measure_figures", "ties", "written_units"]
