"""Replace a folder atomically: a reader sees the old or the new one, never a mixture."""

import filecmp
import hashlib
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from duizhao.model.artefact import Artefact, File

_OLD = ".previous"
_NEW = ".next-"


class Folder:
    """A new folder that is written file by file; a file that is the same as in the old folder is linked, not written.

    `path` is where it is until it takes its place. `count` files were written, `changed` of them are new or differ; `removed`
    are those of the old folder that have not been written (yet).
    """

    def __init__(self, new: Path, old: Path) -> None:
        self.path, self._old = new, old if old.is_dir() else None
        self._parents: set[Path] = set()
        self.count = self.changed = 0
        self.removed = sum(len(files) for _, _, files in os.walk(old))

    def write(self, file: File) -> Artefact:
        """Write a file; a digest is computed only if the file is offered for download."""
        path, old = self.path / file.path, self._old / file.path if self._old else None
        if path.parent not in self._parents:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._parents.add(path.parent)
        size, sha256 = _write_whole(path, old, file) if isinstance(file.data, bytes) else _write_pieces(path, old, file)
        self.count += 1
        if old and old.is_file():
            self.removed -= 1
            self.changed -= path.samefile(old)
        self.changed += 1
        return Artefact(file.path, file.kind, file.report, size, sha256)

    def remove(self, path: str) -> None:
        """Remove a file that was written."""
        new, old = self.path / path, self._old / path if self._old else None
        same = bool(old and old.is_file() and new.samefile(old))
        self.removed += bool(old and old.is_file())
        self.changed -= not same
        self.count -= 1
        new.unlink()


def _write_whole(path: Path, old: Path | None, file: File) -> tuple[int, str]:
    data = file.data
    assert isinstance(data, bytes)
    if not (old and _is_file_of(old, len(data)) and old.read_bytes() == data and _linked(old, path)):
        _write(path, data)
    return len(data), hashlib.sha256(data).hexdigest() if file.kind else ""


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
    """Yield a new folder beside `target` to write into; at the end it replaces `target`.

    If the block fails or is interrupted, `target` is unchanged. A run that was killed between the two renames is repaired by
    the next one.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    recover(target)
    new = Path(tempfile.mkdtemp(prefix=f".{target.name}{_NEW}", dir=target.parent))
    old = target.with_name(f".{target.name}{_OLD}")
    try:
        new.chmod(0o755)
        yield Folder(new, target)
        if target.exists():
            target.rename(old)
        new.rename(target)
    finally:
        recover(target)
        shutil.rmtree(new, ignore_errors=True)
    shutil.rmtree(old, ignore_errors=True)


def replace_folder(target: Path, write: Callable[[Path], None]) -> None:
    """Call `write` with a new folder, which then replaces `target`; see `replacing`."""
    with replacing(target) as folder:
        write(folder.path)


def recover(target: Path) -> None:
    """Undo an interrupted replacement: restore the previous folder, remove left-overs."""
    old = target.with_name(f".{target.name}{_OLD}")
    if old.exists() and not target.exists():
        old.rename(target)
    elif old.exists():
        shutil.rmtree(old, ignore_errors=True)


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
