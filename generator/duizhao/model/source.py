"""Source text with its place: documents, lines, fragments."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

Lang = Literal["zh", "en"]
Script = Literal["Hans", "Hant"]
Role = Literal["text", "heading", "quote", "code", "rule", "markup"]
Format = Literal["text", "markdown", "docx", "html", "csv", "tsv", "tmx", "pdf"]


@dataclass(frozen=True, slots=True)
class Fragment:
    """A run of shown text that came from one line.

    `line` counts lines of the file; in DOCX paragraphs, those of tables and text boxes with them, then those
    of notes, page headers and footers, comments; in HTML and TMX it is the line of the source on which the
    element begins; in PDF the lines of the text layer, through all pages.
    `raw` is the verbatim piece of the line; `text` what is shown of it, without indents, invisible
    characters, markup and note markers; `at[i]` is the index in `raw` of `text[i]`.
    """

    file: str
    line: int
    raw: str
    text: str
    at: Sequence[int]


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a document; `role` is what markup said of it, `depth` the heading level or 0.

    `paragraph` is true when a blank line or a block boundary stands before it, `indented` when it
    opens with white space of a paragraph indent. A line of role "markup" is no text of the report; `why` says
    what it is where the reader knows (a page's frame, a deleted change), else it is empty.
    """

    fragment: Fragment
    role: Role
    depth: int
    paragraph: bool
    indented: bool
    why: str = ""


@dataclass(frozen=True, slots=True)
class RawDocument:
    """A file as it was read: path relative to the reports folder, and its lines that are not blank."""

    file: str
    sha256: str
    format: Format
    encoding: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class SetAside:
    """A piece of source that is on no page, and why."""

    file: str
    line: int
    text: str
    why: str
