"""Read files within limits, write files whole or not at all, and make temporary folders that the next run can clear."""

import os
import re
import shutil
import stat
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

_TEMPORARY = "duizhao-"
_OWNER = re.compile(r"(\d+)-\w+")
# A key of so many parts (`a.b.c…`) that reading it takes as many steps as their square
_LONG_KEY = re.compile(r"""(?<![\w-])(?:(?:[\w-]++|"[^"\n]*+"|'[^'\n]*+')[ \t]*+\.[ \t]*+){50}""")
LONGEST_LINE = 20_000  # characters of a line of an editor's file
_in_use: set[str] = set()  # what this process is still writing, by name


class NotReadError(Exception):
    """A file that is not read: not a regular file, or too large; `too_large` tells which, the message says it."""

    def __init__(self, message: str, *, too_large: bool = False) -> None:
        super().__init__(message)
        self.too_large = too_large


def read_regular(path: Path, limit: int) -> bytes:
    """Return the bytes of a regular file of at most `limit` bytes; raise NotReadError or OSError.

    A pipe is not waited for, and of a file that grows no more than the limit is read. Links are followed.
    """
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    with os.fdopen(descriptor, "rb") as file:
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode):
            raise NotReadError("not a regular file")
        data = file.read(limit + 1) if status.st_size <= limit else b""
    if status.st_size > limit or len(data) > limit:
        size = f"{max(status.st_size, len(data)) / 1048576:.0f} MB"
        raise NotReadError(f"{size}; the limit is {limit // 1048576} MB", too_large=True)
    return data


def _utf8(data: bytes) -> str:
    return data.decode("utf-8-sig").replace("\r\n", "\n")


def read_editor_file(path: Path, base: Path, limit: int, decode: Callable[[bytes], str] = _utf8) -> str:
    """Return the text of an editor's TOML file in the folder `base`; raise NotReadError, OSError, RuntimeError or ValueError.

    A link is followed only to a file below `base`; what would take too long to parse is not read.
    """
    real = path.resolve(strict=True)
    if not real.is_relative_to(base.resolve()):
        raise NotReadError("a symbolic link that leads out of the reports folder")
    source = decode(read_regular(real, limit))
    for number, line in enumerate(source.split("\n"), 1):
        if len(line) > LONGEST_LINE:
            raise NotReadError(f"{len(line)} characters at line {number}; the limit is {LONGEST_LINE}")
        if _LONG_KEY.search(line):
            raise NotReadError(f"a key of more than 50 parts at line {number}")
    return source


def write_whole(path: Path, data: bytes, *, replace: bool = True) -> None:
    """Write a file whole or not at all; an old file is replaced, or without `replace` a FileExistsError is raised.

    A link at this place is replaced, not followed.
    """
    _clear(path.parent, _unfinished(path))
    new = path.with_name(f"{_unfinished(path)}{os.getpid()}-{os.urandom(4).hex()}")
    try:
        with new.open("xb") as out:
            out.write(data)
        if replace:
            new.replace(path)
        else:
            _rename_to_new(new, path)
    finally:
        with suppress(OSError):
            new.unlink(missing_ok=True)


def _rename_to_new(new: Path, path: Path) -> None:
    """Rename a file to a name that is free; raise FileExistsError if it is not."""
    try:
        os.link(new, path)  # unlike a rename, it never replaces
    except FileExistsError:
        raise
    except OSError:  # a file system without hard links
        path.open("xb").close()
        try:
            new.replace(path)
        except OSError:
            path.unlink()
            raise


@contextmanager
def unfinished_folder(target: Path) -> Iterator[Path]:
    """Yield a new folder beside `target`, after deleting those of processes that are gone; delete it at the end."""
    _clear(target.parent, _unfinished(target))
    yield from _folder(target.parent, _unfinished(target))


@contextmanager
def temporary_folder(kind: str) -> Iterator[Path]:
    """Yield a new folder for temporary files, after deleting those of processes that are gone; delete it at the end."""
    place = Path(tempfile.gettempdir())
    _clear(place, f"{_TEMPORARY}{kind}-")
    yield from _folder(place, f"{_TEMPORARY}{kind}-")


def _folder(place: Path, prefix: str) -> Iterator[Path]:
    name = tempfile.mkdtemp(prefix=f"{prefix}{os.getpid()}-", dir=place)
    _in_use.add(Path(name).name)
    try:
        yield Path(name)
    finally:
        shutil.rmtree(name, ignore_errors=True)
        _in_use.discard(Path(name).name)


def _unfinished(path: Path) -> str:
    """Return how the names of unfinished files and folders for `path` begin; the number of the process follows."""
    return f".{path.name}.next-"


def _clear(place: Path, prefix: str) -> None:
    """Delete files and folders of ours named `prefix`, the number of a process that is gone, and other characters."""
    with suppress(OSError):
        for entry in list(os.scandir(place)):
            owner = _OWNER.fullmatch(entry.name.removeprefix(prefix)) if entry.name.startswith(prefix) else None
            if owner and not _runs(int(owner[1])) and _is_ours(entry) and entry.name not in _in_use:
                if entry.is_dir(follow_symlinks=False):
                    shutil.rmtree(entry.path, ignore_errors=True)
                else:
                    Path(entry.path).unlink()


def _is_ours(entry: "os.DirEntry[str]") -> bool:
    """Return whether this user made the entry, in a system that has users."""
    return not hasattr(os, "geteuid") or entry.stat(follow_symlinks=False).st_uid == os.geteuid()


def _runs(process: int) -> bool:
    """Return whether another process with this number runs; where that cannot be asked, it may.

    One of our own number is gone: in a container, a process has the same number each time.
    """
    if process == os.getpid():
        return False
    if os.name == "nt":  # there, os.kill would end it
        return True
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except OSError:
        return True
    return True


def has_file(path: Path) -> bool:
    """Return whether there is a file; at a path that no system can have (5,000 characters) there is none."""
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False


def has_folder(path: Path) -> bool:
    """Return whether there is a folder; at a path that no system can have there is none."""
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False
