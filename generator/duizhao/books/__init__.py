"""Reports as books: one HTML file, EPUB, PDF."""

from duizhao.books.stage import bind
from duizhao.books.template import Means

__all__ = ["Means", "bind"]
