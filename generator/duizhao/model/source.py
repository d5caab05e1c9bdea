"""Source text with its file and line: documents, lines, fragments."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

Lang = Literal["zh", "en"]
LANGS: tuple[Lang, Lang] = ("zh", "en")
RANGE = -1  # a file of the cache has a range of places as this number, its start, and its end
Script = Literal["Hans", "Hant"]
Role = Literal["text", "heading", "quote", "code", "rule", "markup"]
Format = Literal["text", "markdown", "docx", "html", "csv", "tsv", "tmx", "pdf"]


@dataclass(frozen=True, slots=True)
class Fragment:
    """A run of shown text from one line.

    `line` is the number of the line in the file. In DOCX it counts paragraphs, including those of tables and text boxes,
    then those of notes, page headers and footers, comments; in HTML and TMX it is the source line on which the element
    begins; in PDF it counts the lines of the text layer through all pages.
    `raw` is the verbatim piece of the line; `text` is what is shown of it, without indents, invisible characters, markup
    and note markers; `at[i]` is the index in `raw` of `text[i]`.
    """

    file: str
    line: int
    raw: str
    text: str
    at: Sequence[int]

    def __post_init__(self) -> None:
        """Restore a range or a tuple that comes from a cache."""
        if self.at and self.at[0] == RANGE:
            object.__setattr__(self, "at", range(*self.at[1:]))
        elif isinstance(self.at, list):
            object.__setattr__(self, "at", tuple(self.at))


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a document; `role` comes from markup, `depth` is the heading level or 0.

    `paragraph`: is there a blank line or a block boundary before it? `indented`: does it open with a paragraph indent?
    A line of role "markup" is not text of the report; `why` says what it is if the reader knows (the frame of a
    page, a deleted change), else it is empty.
    """

    fragment: Fragment
    role: Role
    depth: int
    paragraph: bool
    indented: bool
    why: str = ""


@dataclass(frozen=True, slots=True)
class RawDocument:
    """A file as it was read: its path relative to the reports folder, and its lines except blank ones."""

    file: str
    sha256: str
    format: Format
    encoding: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class SetAside:
    """A piece of a source that is not part of the report, and the reason."""

    file: str
    line: int
    text: str
    why: str


PAGE_ADDRESS = "address of the page"  # why the address in the head of a web page is set aside


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a source text was published: its address, by whom, and the day (2025-01-20). Unknown values are empty."""

    url: str = ""
    publisher: str = ""
    date: str = ""


NO_ORIGIN = Origin()
