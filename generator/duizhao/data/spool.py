"""Collect fragments of files that hold all reports: kept on disk while reports come one by one, then concatenated."""

import tempfile
from collections.abc import Iterator
from contextlib import AbstractContextManager
from types import TracebackType
from typing import IO, Self

_PIECE = 1 << 20  # bytes read at once


class Spool(AbstractContextManager["Spool"]):
    """Fragments by the name of their file, in the order in which they were added."""

    def __init__(self) -> None:
        self._files: dict[str, IO[bytes]] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        for file in self._files.values():
            file.close()

    def add(self, name: str, *pieces: bytes) -> None:
        """Append to the fragments of a file."""
        if name not in self._files:
            self._files[name] = tempfile.TemporaryFile()  # noqa: SIM115 - closed with the spool
        self._files[name].writelines(pieces)

    def read(self, name: str) -> Iterator[bytes]:
        """Yield the fragments of a file; nothing if there are none."""
        file = self._files.get(name)
        if file:
            file.seek(0)
            while piece := file.read(_PIECE):
                yield piece
