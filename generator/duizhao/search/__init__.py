"""The index that the site's search reads; the search itself runs in the browser."""

from duizhao.search.documents import documents
from duizhao.search.index import index_files
from duizhao.search.sounds import Sounds

__all__ = ["Sounds", "documents", "index_files"]
