"""Find which English words render the Chinese words and formulas of each row, and collect the formulas of all reports."""

from duizhao.words.edited import edited, wordings
from duizhao.words.editor import LIMIT as TERMS_LIMIT
from duizhao.words.editor import MOST as MOST_TERMS
from duizhao.words.editor import NAME as LISTED_TERMS
from duizhao.words.editor import BadTermError, is_term, load_terms, term_of
from duizhao.words.merging import merged
from duizhao.words.stage import TOGETHER, bilingual_rows, find_words, with_frequencies, words_of_series

__all__ = [
    "LISTED_TERMS",
    "MOST_TERMS",
    "TERMS_LIMIT",
    "TOGETHER",
    "BadTermError",
    "bilingual_rows",
    "edited",
    "find_words",
    "is_term",
    "load_terms",
    "merged",
    "term_of",
    "with_frequencies",
    "wordings",
    "words_of_series",
]
