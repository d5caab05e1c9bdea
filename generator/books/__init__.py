"""Reports as books: one HTML file, EPUB, PDF."""

from generator.books.one_file import Means
from generator.books.stage import bind

__all__ = ["Means", "bind"]
