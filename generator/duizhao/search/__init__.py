"""The index that the site's search reads."""

from duizhao.search.writer import SearchWriter

__all__ = ["SearchWriter"]
