"""Genres as data: each is a TOML file of this folder that describes how texts of the genre are titled, opened and divided.

`work_report.toml` is the government work report. A stage that runs before a report is identified gets a `Genre`; later
stages call `genre_named(report.identity.genre)`.
"""

from duizhao.genre.load import WORK_REPORT, genre_named
from duizhao.genre.model import Genre, Headings, OtherKind, Paragraphs
from duizhao.genre.patterns import Patterns, either, either_case, fill, patterns

__all__ = [
    "WORK_REPORT",
    "Genre",
    "Headings",
    "OtherKind",
    "Paragraphs",
    "Patterns",
    "either",
    "either_case",
    "fill",
    "genre_named",
    "patterns",
]
