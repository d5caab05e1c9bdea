"""A report as others cite it."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Citation:
    """A report in every form of citing. What only a reader's browser knows is left open, as a slot.

    A slot is `⟦before|name|after⟧`; where the value is empty, nothing of it is left. The names are `url`,
    `accessed` (a day, 2026-11-22), `accessed_en` (November 22, 2026), `site`, `where_zh` and `where_en`
    (a part and a section of the report), `key` (a row, else a chapter; it tells entries of one report apart).

    `note` is Chicago's form for a note, `chicago` the one for a bibliography. `csl` has the fields of
    CSL-JSON, without the slots. `places` gives `where_zh` and `where_en` for each chapter's ID.
    """

    plain_zh: str
    plain_en: str
    gbt: str
    chicago: str
    note: str
    bibtex: str
    csl: Mapping[str, object]
    places: Mapping[str, tuple[str, str]]
