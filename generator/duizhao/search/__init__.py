"""Write the search index that the site's scripts read."""

from duizhao.search.writer import SearchWriter

__all__ = ["SearchWriter"]
