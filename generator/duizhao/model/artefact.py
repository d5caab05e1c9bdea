"""Files of the site, and which of them are offered to take away."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class File:
    """A file to write: `path` in the site's source folder, and its bytes in pieces of any size.

    `kind` is set where the file is offered to take away: a key of the table of downloads (`tmx`, `tei`, `csv`, `json`,
    `html`, `epub`, …); `report` is then the ID of the report that it holds, None where it holds all of them.
    """

    path: str
    data: bytes | Iterable[bytes]
    kind: str = ""
    report: str | None = None

    def whole(self) -> bytes:
        """All bytes at once."""
        return self.data if isinstance(self.data, bytes) else b"".join(self.data)


@dataclass(frozen=True, slots=True)
class Artefact:
    """A file that was written and is offered to take away: its size in bytes and its digest; see `File`."""

    path: str
    kind: str
    report: str | None
    size: int
    sha256: str


class Output(Protocol):
    """Where files go as they are made."""

    def write(self, file: File) -> Artefact:
        """Write a file; the digest is empty where the file is not offered to take away."""
