"""Find which English words render the Chinese words and formulas of each row, and collect the formulas of all reports."""

from duizhao.words.stage import find_words

__all__ = ["find_words"]
