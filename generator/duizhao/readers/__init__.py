"""Read files into raw documents; there is one module for each format."""

from duizhao.readers.folder import CURATION, SourceFile, find_files
from duizhao.readers.isolated import IsolatedReader
from duizhao.readers.read import read_document

__all__ = ["CURATION", "IsolatedReader", "SourceFile", "find_files", "read_document"]
