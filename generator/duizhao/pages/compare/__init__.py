"""The pages that compare headline indicators: an overview, and one page an indicator."""

from duizhao.pages.compare.pages import compare_pages, headlines_of

__all__ = ["compare_pages", "headlines_of"]
