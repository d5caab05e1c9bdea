"""The texts of a report that are indexed for the search, each with its address."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

TextKind = Literal["text", "heading", "note"]


@dataclass(frozen=True, slots=True)
class SearchText:
    """A row or a note: one hit of the search.

    `page` is the page's address within the report ("01-03/", empty for the overview), `key` the anchor there,
    `part` the chapter's number. `beads` are the spans of words that render each other, in code points: "0+24:0+130 …";
    a span is its distance from the end of the last one of its language, and its length. `figures` are the values and units in either language.
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
    """A report in the search index; `chapters` maps numbers to the names of parts and chapters, zh and en.

    `citation` has the forms to cite it by, and under `places` what they call each part and chapter; it is None if there is none.
    """

    id: str
    slug: str
    year: int
    zh: str
    en: str
    chapters: dict[str, tuple[str, str]]
    texts: tuple[SearchText, ...]
    citation: Mapping[str, object] | None = None
