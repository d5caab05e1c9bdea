"""What makes a text one of its genre, as data: a genre is a TOML file of this folder.

`work_report.toml` is the government work report. A stage before a report is identified is given a `Genre`; a later one asks
`genre_named(report.identity.genre)`.
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
