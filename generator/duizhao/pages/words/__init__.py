"""The pages of the term bank, and what a reader is shown of a word."""

from duizhao.pages.words.dictionary import Dictionary
from duizhao.pages.words.page import page_words_files
from duizhao.pages.words.pages import TERMS, term_pages

__all__ = ["TERMS", "Dictionary", "page_words_files", "term_pages"]
