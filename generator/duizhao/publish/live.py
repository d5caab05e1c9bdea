"""Update the folder of pages file by file while a site is served: what has changed is there as soon as it is made."""

import hashlib
import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from itertools import takewhile
from pathlib import Path
from types import MappingProxyType

from duizhao.files import NotReadError, read_regular, write_whole
from duizhao.model.artefact import Artefact, File
from duizhao.publish.errors import not_writable
from duizhao.publish.folder import unchanged
from duizhao.publish.guard import resolved
from duizhao.publish.lock import locked
from duizhao.publish.mark import note_new, require_replaceable, write_mark

_Signature = tuple[int, int, int]  # of a file: its number, size and time


class LiveFolder:
    """A folder of pages that one process wrote and goes on writing; each file is whole at any time.

    A file that is as this process left it, by number, size and time, is not read to be kept. `changed` and `removed` count the files of
    the last update.
    """

    def __init__(self, path: Path, files: Mapping[str, Artefact]) -> None:
        self.path = resolved(path)
        self._files = dict(files)
        self._left = {name: _signature(self.path / name) for name in files}
        self._seen: set[str] = set()
        self.changed = self.removed = 0

    @contextmanager
    def update(self) -> Iterator["LiveFolder"]:
        """Yield this folder to write into; at the end, files that were not written are removed.

        Raise OutputError, and change nothing, if it holds what no build wrote, or if it cannot be written. If the block fails, files stay.
        """
        self._seen = set()
        self.changed = self.removed = 0
        with locked(self.path):
            try:
                require_replaceable(self.path)
                yield self
                self._remove_others()
                if self.changed or self.removed:
                    write_mark(self.path)
            except OSError as error:
                raise not_writable(self.path, error) from None

    def write(self, file: File) -> Artefact:
        """Write a file, unless it is there with the same bytes."""
        data = file.whole()
        written = Artefact(file.path, file.kind, file.report, len(data), hashlib.sha256(data).hexdigest())
        self._seen.add(file.path)
        if not self._is_as_left(written):
            path = self.path / file.path
            if file.path not in self._files:
                note_new(self.path, file.path)
            path.parent.mkdir(parents=True, exist_ok=True)
            write_whole(path, data)
            self.changed += 1
            self._left[file.path] = _signature(path)
        self._files[file.path] = written
        return written if file.kind else replace(written, sha256="")

    def keep(self, files: Sequence[Artefact]) -> Mapping[str, bytes] | None:
        """Keep files; return their bytes by path, which are read when they are asked for, or None if one is not as it was written."""
        if not all(self._is_as_left(file) or unchanged(self.path / file.path, file) is not None for file in files):
            return None
        for file in files:
            self._seen.add(file.path)
            self._files[file.path] = file
            self._left[file.path] = _signature(self.path / file.path)
        return _Bytes(self.path, {file.path: file for file in files})

    def remove(self, path: str) -> None:
        """Remove a file that was written."""
        self._seen.discard(path)
        self._forget(path)

    def _is_as_left(self, file: Artefact) -> bool:
        known = self._files.get(file.path)
        same = known is not None and (known.size, known.sha256) == (file.size, file.sha256)
        return same and self._left[file.path] is not None and self._left[file.path] == _signature(self.path / file.path)

    def _remove_others(self) -> None:
        for path in self._files.keys() - self._seen:
            self._forget(path)
            self.removed += 1

    def _forget(self, path: str) -> None:
        (self.path / path).unlink(missing_ok=True)
        with suppress(OSError):  # a folder that is not empty ends it
            for parent in takewhile(lambda folder: folder != self.path, (self.path / path).parents):
                parent.rmdir()
        self._files.pop(path, None)
        self._left.pop(path, None)


class _Bytes(Mapping[str, bytes]):
    """The bytes of files, read when they are asked for."""

    def __init__(self, folder: Path, files: Mapping[str, Artefact]) -> None:
        self._folder, self._files = folder, MappingProxyType(files)

    def __getitem__(self, path: str) -> bytes:
        try:
            return read_regular(self._folder / path, self._files[path].size)
        except NotReadError as error:
            raise OSError(str(error)) from None

    def __iter__(self) -> Iterator[str]:
        return iter(self._files)

    def __len__(self) -> int:
        return len(self._files)


def _signature(path: Path) -> _Signature | None:
    """Return what a file shows without being read; None if it is not there, or a link."""
    try:
        status = os.lstat(path)
    except OSError:
        return None
    return (status.st_ino, status.st_size, status.st_mtime_ns) if path.is_file() and not path.is_symlink() else None
