"""Find which English words render the Chinese words and formulas of each row, and collect the formulas of all reports."""

from duizhao.words.merging import merged
from duizhao.words.stage import TOGETHER, bilingual_rows, find_words, with_frequencies, words_of_series

__all__ = ["TOGETHER", "bilingual_rows", "find_words", "merged", "with_frequencies", "words_of_series"]
