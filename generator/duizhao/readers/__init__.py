"""Bytes to raw documents: encodings, plain text, Markdown; one file a reader."""

from duizhao.readers.folder import SourceFile, find_files
from duizhao.readers.read import read_document

__all__ = ["SourceFile", "find_files", "read_document"]
