"""Citations of a report."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Citation:
    """A citation of a report in every style, with slots for values that only the reader's browser knows.

    A slot is `⟦before|name|after⟧`; it is removed if the value is empty. The names are `url`, `accessed`
    (a day, 2026-11-22), `accessed_en` (November 22, 2026), `site`, `where_zh` and `where_en` (a part and a
    section of the report), `key` (a row or a chapter; it distinguishes entries of one report).

    `note` is Chicago style for a note, `chicago` for a bibliography. `csl` has the fields of CSL-JSON without
    slots. `places` maps the ID of each chapter to its `where_zh` and `where_en`. `author` is the name of the government, zh and en.
    """

    plain_zh: str
    plain_en: str
    gbt: str
    chicago: str
    note: str
    bibtex: str
    csl: Mapping[str, object]
    places: Mapping[str, tuple[str, str]]
    author: tuple[str, str] = ("", "")
