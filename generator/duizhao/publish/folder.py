"""Replace a folder atomically: a reader sees the old or the new one, never a mixture."""

import filecmp
import hashlib
import os
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from duizhao.files import NotReadError, read_regular, unfinished_folder
from duizhao.model.artefact import Artefact, File
from duizhao.publish.errors import not_writable
from duizhao.publish.exchange import exchange
from duizhao.publish.guard import resolved
from duizhao.publish.lock import locked
from duizhao.publish.mark import MARKS, is_made_by_build, require_replaceable, write_mark


class Folder:
    """A new folder that is written file by file; a file that is the same as in the old folder is linked, not written.

    `files` are those that were written, by path, each with its digest. `path` is where it is until it takes its place, `work` a folder for temporary files. `changed` of them are new or differ; `removed` are those of the old folder that have not been written (yet).
    """

    def __init__(self, new: Path, old: Path, work: Path) -> None:
        self.path, self.work, self._old = new, work, old if old.is_dir() else None
        self._parents: set[Path] = set()
        self.files: dict[str, Artefact] = {}
        self.changed = 0
        self.removed = sum(len(files) for _, _, files in os.walk(old)) - sum((old / name).is_file() for name in MARKS)

    def write(self, file: File) -> Artefact:
        """Write a file; a digest is computed only if the file is offered for download."""
        path, old = self._place(file.path), self._old / file.path if self._old else None
        size, sha256 = _write_whole(path, old, file) if isinstance(file.data, bytes) else _write_pieces(path, old, file)
        if old and old.is_file():
            self.removed -= 1
            self.changed -= path.samefile(old)
        self.changed += 1
        written = self.files[file.path] = Artefact(file.path, file.kind, file.report, size, sha256)
        return written if file.kind else replace(written, sha256="")

    def keep(self, files: Sequence[Artefact]) -> Mapping[str, bytes] | None:
        """Link files of the old folder; return their bytes by path. Link none, and return None, unless all have their digests."""
        data: dict[str, bytes] = {}
        for file in files:
            known = unchanged(self._old / file.path, file) if self._old else None
            if known is None:
                return None
            data[file.path] = known
        for file in files:
            self._count_kept(file, data[file.path])
        return data

    def _count_kept(self, file: Artefact, data: bytes) -> None:
        assert self._old is not None
        new = self._place(file.path)
        if not _linked(self._old / file.path, new):
            _write(new, data)
            self.changed += 1
        self.files[file.path] = file
        self.removed -= 1

    @property
    def count(self) -> int:
        """The number of files that were written."""
        return len(self.files)

    def _place(self, name: str) -> Path:
        """Return the path of a new file, whose folder is made if it is not there."""
        path = self.path / name
        if path.parent not in self._parents:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._parents.add(path.parent)
        return path

    def remove(self, path: str) -> None:
        """Remove a file that was written."""
        new, old = self.path / path, self._old / path if self._old else None
        same = bool(old and old.is_file() and new.samefile(old))
        self.removed += bool(old and old.is_file())
        self.changed -= not same
        del self.files[path]
        new.unlink()


def unchanged(path: Path, file: Artefact) -> bytes | None:
    """Return the bytes of a file that is as it was written; None if it is not."""
    try:
        data = read_regular(path, file.size) if not path.is_symlink() else None
    except (OSError, NotReadError):
        return None
    return data if data is not None and hashlib.sha256(data).hexdigest() == file.sha256 else None


def _write_whole(path: Path, old: Path | None, file: File) -> tuple[int, str]:
    data = file.data
    assert isinstance(data, bytes)
    if not (old and _is_file_of(old, len(data)) and old.read_bytes() == data and _linked(old, path)):
        _write(path, data)
    return len(data), hashlib.sha256(data).hexdigest()


def _write(path: Path, data: bytes) -> None:
    """Write a new file without a file object, which takes twice as long; a site has thousands of files."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    try:
        descriptor = os.open(path, flags, 0o666)
    except FileExistsError:  # written twice; it may be a link to the old file, which stays as it is
        path.unlink()
        descriptor = os.open(path, flags, 0o666)
    try:
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(descriptor, rest) :]
    finally:
        os.close(descriptor)


def _write_pieces(path: Path, old: Path | None, file: File) -> tuple[int, str]:
    digest = hashlib.sha256()
    path.unlink(missing_ok=True)  # it may be a link to the old file
    with path.open("wb") as out:
        for piece in file.data:
            assert isinstance(piece, bytes)
            digest.update(piece)
            out.write(piece)
    size = path.stat().st_size
    if old and _is_file_of(old, size) and filecmp.cmp(old, path, shallow=False):
        path.unlink()
        if not _linked(old, path):
            shutil.copy2(old, path)
    return size, digest.hexdigest()


@contextmanager
def replacing(target: Path) -> Iterator[Folder]:
    """Yield a new folder beside `target` to write into; at the end it replaces `target`, and is marked as made by a build.

    Raise OutputError, and change nothing, if `target` holds what no build wrote, or if it cannot be written. If the block fails or
    is interrupted, `target` is unchanged. What a killed run left is cleared by the next one. One process at a time does this.
    """
    target = resolved(target)
    with locked(target):
        try:
            recover(target)
            require_replaceable(target)
            with unfinished_folder(target) as unfinished:
                new, work = unfinished / "new", unfinished / "work"
                new.mkdir()
                work.mkdir()
                yield Folder(new, target, work)
                write_mark(new)
                require_replaceable(target)  # a person may have put something there since
                _replace(target, new)
        except OSError as error:
            raise not_writable(target, error) from None


def replace_folder(target: Path, write: Callable[[Path], None]) -> None:
    """Call `write` with a new folder, which then replaces `target`; see `replacing`."""
    with replacing(target) as folder:
        write(folder.path)


def _replace(target: Path, new: Path) -> None:
    """Let the new folder take the place of the target in one step, or where the system has no such step, in two."""
    if not target.exists():
        new.rename(target)
    elif not exchange(new, target):
        old = _old(target)
        target.rename(old)
        new.rename(target)
        shutil.rmtree(old, ignore_errors=True)


def recover(target: Path) -> None:
    """Undo a replacement that was interrupted between two steps: restore the previous folder, or delete it."""
    old = _old(target)
    if not old.is_dir() or old.is_symlink():
        return
    if not target.exists():
        old.rename(target)
    elif is_made_by_build(old):
        shutil.rmtree(old, ignore_errors=True)


def _old(target: Path) -> Path:
    return target.with_name(f".{target.name}.previous")


def _is_file_of(path: Path, size: int) -> bool:
    try:
        return path.stat().st_size == size and path.is_file()
    except OSError:
        return False


def _linked(old: Path, new: Path) -> bool:
    try:
        os.link(old, new)
    except OSError:
        return False
    return True
