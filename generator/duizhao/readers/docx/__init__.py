"""Word documents (DOCX): paragraphs, notes, tables, text boxes, tracked changes, automatic numbers."""

from duizhao.readers.docx.document import read_docx

__all__ = ["read_docx"]
