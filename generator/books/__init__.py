"""Reports as books: one HTML file, EPUB, PDF."""

from generator.books.stage import bind
from generator.books.template import Means

__all__ = ["Means", "bind"]
