"""Decide once what is shown of a report; pages, books, data files and the search index write it."""

from duizhao.present.cells import shown_cells
from duizhao.present.lines import lines_of
from duizhao.present.quotes import Quotes
from duizhao.present.stage import present
from duizhao.present.summary import summaries
from duizhao.present.terms import TermPlaces, shown_terms
from duizhao.present.welcome import welcome

__all__ = ["Quotes", "TermPlaces", "lines_of", "present", "shown_cells", "shown_terms", "summaries", "welcome"]
