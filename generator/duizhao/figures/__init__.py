"""Find the numbers of a text in both languages and compare them."""

from duizhao.figures.agreement import agree
from duizhao.figures.find import find_figures
from duizhao.figures.meanings import meanings
from duizhao.figures.same import measure
from duizhao.figures.stage import compare as compare_figures
from duizhao.figures.stage import measure as measure_figures
from duizhao.figures.ties import ties
from duizhao.figures.units import written_units

__all__ = ["agree", "compare_figures", "find_figures", "meanings", "measure", "measure_figures", "ties", "written_units"]
