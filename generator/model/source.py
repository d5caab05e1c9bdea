"""Source text with its place: documents, lines, fragments."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

Lang = Literal["zh", "en"]
Script = Literal["Hans", "Hant"]
Role = Literal["text", "heading", "quote", "code", "rule", "markup"]


@dataclass(frozen=True, slots=True)
class Fragment:
    """A run of shown text that came from one line.

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
    opens with white space of a paragraph indent.
    """

    fragment: Fragment
    role: Role
    depth: int
    paragraph: bool
    indented: bool


@dataclass(frozen=True, slots=True)
class RawDocument:
    """A file as it was read: path relative to the reports folder, and its lines that are not blank."""

    file: str
    sha256: str
    format: Literal["text", "markdown"]
    encoding: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class SetAside:
    """A piece of source that is on no page, and why."""

    file: str
    line: int
    text: str
    why: str
