"""Files of the site, and which of them are offered for download."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class File:
    """A file to write: `path` in the site's source folder, and its bytes, whole or in pieces of any size.

    `kind` is set if the file is offered for download: a key of the table of downloads (`tmx`, `tei`, `csv`, `json`,
    `html`, `epub`, …); `report` is then the ID of the report that it holds, None where it holds all of them.
    """

    path: str
    data: bytes | Iterable[bytes]
    kind: str = ""
    report: str | None = None

    def whole(self) -> bytes:
        """Return all bytes at once."""
        return self.data if isinstance(self.data, bytes) else b"".join(self.data)


@dataclass(frozen=True, slots=True)
class Artefact:
    """A written file that is offered for download: its size in bytes and its digest; see `File`."""

    path: str
    kind: str
    report: str | None
    size: int
    sha256: str


class Output(Protocol):
    """Writes files as they are made."""

    def write(self, file: File) -> Artefact:
        """Write a file; the digest is empty if the file is not offered for download."""

    def keep(self, files: Sequence[Artefact]) -> Mapping[str, bytes] | None:
        """Take files from the old folder; return their bytes by path. Take none, and return None, unless all have their digests."""

    def remove(self, path: str) -> None:
        """Remove a file that was written."""
