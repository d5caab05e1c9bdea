"""A new draft: for each clause of a text how it, its nearest or its parts were rendered before."""

from duizhao.draft.compose import Memory
from duizhao.draft.docx import docx_of_draft
from duizhao.draft.drafted import Draft
from duizhao.draft.html import html_of
from duizhao.draft.memory import MOST_UNITS, memory_of, report_of_units
from duizhao.draft.text import TextToDraft, texts_of
from duizhao.draft.tmx import tmx_of_draft
from duizhao.draft.xliff import xliff_of_draft

__all__ = [
    "MOST_UNITS",
    "Draft",
    "Memory",
    "TextToDraft",
    "docx_of_draft",
    "html_of",
    "memory_of",
    "report_of_units",
    "texts_of",
    "tmx_of_draft",
    "xliff_of_draft",
]
