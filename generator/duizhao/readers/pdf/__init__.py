"""PDF with a text layer: lines with their places, page furniture told apart, paragraphs joined."""

from duizhao.readers.pdf.document import read_pdf

__all__ = ["read_pdf"]
