"""Pair the paragraphs of two files of a report, and align the clauses of zh with the sentences of en, row by row.

Each row is divided into atoms, every possible bead is scored, a lexicon is learned from the reports
themselves, and dynamic programming finds the best path and the probability of each bead.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from duizhao.align.judge import name_judge
    from duizhao.align.paragraphs.adopt import adopt_identities
    from duizhao.align.paragraphs.stage import pair_editions
    from duizhao.align.stage import Bonds, align
    from duizhao.align.workers import Workers

__all__ = ["Bonds", "Workers", "adopt_identities", "align", "name_judge", "pair_editions"]
_FROM = {
    "Bonds": "stage",
    "Workers": "workers",
    "adopt_identities": "paragraphs.adopt",
    "align": "stage",
    "name_judge": "judge",
    "pair_editions": "paragraphs.stage",
}

if not TYPE_CHECKING:

    def __getattr__(name: str) -> object:
        """Import what is asked for; other processes need the passes only, and start sooner without the rest."""
        if name not in _FROM:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        return getattr(import_module(f"{__name__}.{_FROM[name]}"), name)
