"""Pair the paragraphs of a Chinese and an English edition of one report.

The evidence is a log-likelihood ratio: how much better is "these paragraphs render each other" than "they met by chance in
these two files", word by word. So a paragraph without a counterpart needs no threshold, and unrelated paragraphs are worth
less than nothing. See docs/decisions/0028-two-files.md.
"""
