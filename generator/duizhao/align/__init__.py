"""Align the clauses of zh with the sentences of en, row by row.

Each row is divided into atoms, every possible bead is scored, a lexicon is learned from the reports
themselves, and dynamic programming finds the best path and the probability of each bead.
"""

from duizhao.align.judge import name_judge
from duizhao.align.stage import Bonds, align

__all__ = ["Bonds", "align", "name_judge"]
