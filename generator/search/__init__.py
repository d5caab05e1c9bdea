"""Search: the index that the site carries, and the same search for the terminal."""

from generator.search.documents import documents
from generator.search.index import index_files
from generator.search.reading import IndexFiles, NoIndexError
from generator.search.search import Where, search
from generator.search.sounds import Sounds

__all__ = ["IndexFiles", "NoIndexError", "Sounds", "Where", "documents", "index_files", "search"]
