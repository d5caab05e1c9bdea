"""What a reader can take away: a file of the site made from a report, or from all of them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Artefact:
    """One file to download: `path` in the site (`downloads/…`), its bytes, and what it is.

    `kind` is a key of the table of downloads (`tmx`, `tei`, `csv`, `json`, `html`, `epub`, …), which says what each is for;
    `report` is the ID of the report that it holds, None where it holds all of them.
    """

    path: str
    kind: str
    data: bytes
    report: str | None = None
