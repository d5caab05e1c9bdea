"""The pages of the term bank."""

from duizhao.pages.words.pages import TERMS, term_pages

__all__ = ["TERMS", "term_pages"]
