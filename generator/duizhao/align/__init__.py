"""Sentence alignment: which clauses of zh and sentences of en render each other, row by row.

Atoms are cut, evidence for each possible bead is weighed, a lexicon is learned from the reports
themselves, and a dynamic programme finds the best path and how probable each bead is.
"""

from duizhao.align.judge import name_judge
from duizhao.align.stage import Bonds, align

__all__ = ["Bonds", "align", "name_judge"]
