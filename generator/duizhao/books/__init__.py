"""Write shown reports as books: one HTML file, EPUB, PDF."""

from duizhao.books.assets import theme_folder
from duizhao.books.sheet import Sheet, sheet_of
from duizhao.books.stage import books_of

__all__ = ["Sheet", "books_of", "sheet_of", "theme_folder"]
