"""Texts that go out to an editor and come back: as a Word document in two columns, or as XLIFF 2.1."""

from duizhao.exchange.changes import Change, Comparison, compare
from duizhao.exchange.decisions import too_long, write_edits
from duizhao.exchange.docx_in import read_docx_back
from duizhao.exchange.docx_out import docx_of
from duizhao.exchange.edition import edition_of
from duizhao.exchange.returned import read_returned
from duizhao.exchange.rows import rows_of
from duizhao.exchange.term_list import AddedTerm, TermListError, compare_terms, write_terms
from duizhao.exchange.terms_in import ReadTerms, read_terms
from duizhao.exchange.xliff_in import read_xliff_back
from duizhao.exchange.xliff_out import xliff_of

__all__ = [
    "AddedTerm",
    "Change",
    "Comparison",
    "ReadTerms",
    "TermListError",
    "compare",
    "compare_terms",
    "docx_of",
    "edition_of",
    "read_docx_back",
    "read_returned",
    "read_terms",
    "read_xliff_back",
    "rows_of",
    "too_long",
    "write_edits",
    "write_terms",
    "xliff_of",
]
