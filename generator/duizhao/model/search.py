"""What is searched: the texts of a report, each with its address."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

TextKind = Literal["text", "heading", "note"]


@dataclass(frozen=True, slots=True)
class SearchText:
    """A row or a note: what is found as one.

    `page` is the page's address within the report ("01-03/", empty for the overview), `key` the anchor there,
    `part` the chapter's number. `beads` says which words render which, in code points: "0+24:0+130 …", where each span of
    zh and of en begins after the last one, and its length. `figures` are the values and units that were found in either language.
    """

    page: str
    key: str
    part: str
    kind: TextKind
    zh: str
    en: str
    beads: str
    figures: tuple[tuple[Decimal, str], ...]


@dataclass(frozen=True, slots=True)
class SearchReport:
    """A report as it is searched; `chapters` are the names of its parts and chapters, zh and en, by number."""

    id: str
    slug: str
    year: int
    zh: str
    en: str
    chapters: dict[str, tuple[str, str]]
    texts: tuple[SearchText, ...]
