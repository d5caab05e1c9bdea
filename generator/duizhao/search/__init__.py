"""Search: the index that the site carries, and the same search for the terminal."""

from duizhao.search.documents import documents
from duizhao.search.index import index_files
from duizhao.search.reading import IndexFiles, NoIndexError
from duizhao.search.search import Where, search
from duizhao.search.sounds import Sounds

__all__ = ["IndexFiles", "NoIndexError", "Sounds", "Where", "documents", "index_files", "search"]
