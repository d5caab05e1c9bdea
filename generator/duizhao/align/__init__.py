"""Pair the paragraphs of two files of a report, and align the clauses of zh with the sentences of en, row by row.

Each row is divided into atoms, every possible bead is scored, a lexicon is learned from the reports
themselves, and dynamic programming finds the best path and the probability of each bead.
"""

from typing import TYPE_CHECKING

from duizhao.on_demand import on_demand

if TYPE_CHECKING:
    from duizhao.align.judge import name_judge
    from duizhao.align.paragraphs.adopt import adopt_identities
    from duizhao.align.paragraphs.stage import pair_editions
    from duizhao.align.stage import Bonds, align
    from duizhao.align.workers import Workers

__all__ = ["Bonds", "Workers", "adopt_identities", "align", "name_judge", "pair_editions"]
if not TYPE_CHECKING:  # other processes need the passes only, and start sooner without the rest
    __getattr__ = on_demand(
        __name__,
        {
            "judge": "name_judge",
            "paragraphs.adopt": "adopt_identities",
            "paragraphs.stage": "pair_editions",
            "stage": "Bonds align",
            "workers": "Workers",
        },
    )
