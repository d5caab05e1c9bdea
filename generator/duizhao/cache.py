"""Cache results in one database, keyed by content, never by name or time."""

import hashlib
import json
import os
import shutil
import sqlite3
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import suppress
from functools import cache
from importlib import metadata, resources
from pathlib import Path
from types import TracebackType
from typing import IO, Self, TypeVar

import msgspec

from duizhao.files import NotReadError, read_regular, unfinished_folder, write_whole
from duizhao.model.source import RANGE

Value = TypeVar("Value")
_IN_MEMORY = 8 * 1024 * 1024  # bytes of new values
_KEPT = 50  # builds with new values after which unused ones are deleted
_LARGEST_RECORD = 256 * 1024 * 1024  # bytes; that of 3,000 pages has 0.5 MB
_LONGEST = 64 * 1024 * 1024  # bytes of a value; that of a long series has 1 MB
_TABLE = "CREATE TABLE found (key TEXT PRIMARY KEY, value BLOB, build INTEGER)"
# The whole schema of the file. With any other (a view, a trigger, a column that is computed) it is not ours, and nothing of it is used.
_MADE = [("index", "sqlite_autoindex_found_1", "found", None), ("table", "found", "found", _TABLE)]


@cache
def version(*packages: str, libraries: tuple[str, ...] = ()) -> str:
    """Hash what a result depends on beside its input: code and data of our packages, versions of libraries."""
    digest = hashlib.sha256()
    for package in packages:
        for file in sorted(resources.files(package).iterdir(), key=lambda f: f.name):
            if file.name.endswith((".json", ".py", ".toml", ".tsv")):
                digest.update(file.read_bytes())
    for name in libraries:
        with suppress(metadata.PackageNotFoundError):
            digest.update(f"{name} {metadata.version(name)}\n".encode())
    return digest.hexdigest()


def program(*folders: Path, libraries: tuple[str, ...] = ()) -> str:
    """Hash all files of the program and of these folders, and the versions of Python and of libraries."""
    own = Path(str(resources.files("duizhao")))
    return key(sys.version, version(libraries=libraries), *map(_files_digest, (own, *folders)))


@cache
def _files_digest(folder: Path) -> str:
    digest = hashlib.sha256()
    for file in sorted(folder.rglob("*")):
        if file.is_file() and file.suffix != ".pyc":
            digest.update(f"{file.relative_to(folder).as_posix()}\n".encode())
            digest.update(file.read_bytes())
    return digest.hexdigest()


def read_record(file: Path, kind: type[Value]) -> Value | None:
    """Return the record of an earlier build; None if there is none, or a file that is none."""
    with suppress(OSError, NotReadError, msgspec.MsgspecError, RecursionError):
        return msgspec.msgpack.decode(read_regular(file, _LARGEST_RECORD), type=kind)
    return None


def write_record(file: Path, record: object) -> None:
    """Write the record of a build; without it the next build makes everything."""
    with suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        write_whole(file, msgspec.msgpack.encode(record))


def digest_of(value: object) -> str:
    """Hash a value of dataclasses, tuples, lists, mappings, ranges, strings and numbers; the order of a mapping counts.

    >>> digest_of(("a", {"b": 1})) == digest_of(["a", {"b": 1}]), digest_of(range(2)) == digest_of(range(3))
    (True, False)
    """
    try:
        data = msgspec.msgpack.encode(value, enc_hook=_encoded)
    except (TypeError, ValueError, OverflowError, RecursionError):  # a number of more than 64 bits, half of a pair of surrogates
        data = repr(value).encode("utf-8", "surrogatepass")
    return hashlib.sha256(data).hexdigest()


def _encoded(value: object) -> object:
    if isinstance(value, range) and value.step == 1:
        return RANGE, value.start, value.stop
    if isinstance(value, range):
        return list(value)
    raise TypeError


def key(*parts: object) -> str:
    """Hash plain values.

    >>> key("a", 1) == key("a", 1), key("a") == key("b")
    (True, False)
    """
    return hashlib.sha256(json.dumps(parts, ensure_ascii=False, check_circular=False).encode()).hexdigest()


class Cache:
    """Values by key: dataclasses, tuples, lists, strings and numbers. Without a path they are kept for one build only.

    The file is only read, and never changed: new values go into a temporary file, and at the end into a copy, which takes its place. So
    no run that was killed, or that runs at the same time, can damage it, and nothing that lies beside it is used. A file that is not such a database is replaced;
    if it cannot be written, values are not stored.
    """

    def __init__(self, path: Path | None = None) -> None:
        self._new = _Values()
        self._used: set[str] = set()
        self._path = path
        self._db = _open(path) if path else None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if self._path and self._new:
            with suppress(sqlite3.Error, OSError):
                _store(self._path, self._db, self._new, self._used)
        self._new.close()
        if self._db is not None:
            self._db.close()

    def get(self, name: str, kind: type[Value]) -> Value | None:
        """Return the value of a key; None if there is none of this type."""
        data = self._stored(name)
        with suppress(msgspec.MsgspecError, TypeError, ValueError, RecursionError):
            return msgspec.msgpack.decode(data, type=kind) if data is not None else None
        return None

    def put(self, name: str, value: object) -> None:
        """Store a value."""
        self._new.add(name, msgspec.msgpack.encode(value, enc_hook=_encoded))

    def digest(self, name: str) -> str:
        """Return the digest of what is stored for a key; empty if there is nothing."""
        data = self._stored(name)
        return hashlib.sha256(data).hexdigest() if isinstance(data, bytes) else ""

    def _stored(self, name: str) -> bytes | None:
        self._used.add(name)
        data = self._new.get(name)
        if data is None and self._db is not None:
            with suppress(sqlite3.Error):
                row = self._db.execute("SELECT value FROM found WHERE key = ?", (name,)).fetchone()
                data = row[0] if row else None
        return data


class _Values:
    """Values that were put into a cache: the first ones in memory, and once they fill it, all others in a file that has no name."""

    def __init__(self) -> None:
        self._held: dict[str, bytes] = {}
        self._size = 0
        self._file: IO[bytes] | None = None
        self._places: dict[str, tuple[int, int]] = {}  # of values in the file: start and length

    def add(self, name: str, data: bytes) -> None:
        self._places.pop(name, None)
        self._size += len(data) - len(self._held.pop(name, b""))
        if self._size <= _IN_MEMORY:
            self._held[name] = data
            return
        self._size -= len(data)
        if self._file is None:
            self._file = tempfile.TemporaryFile()  # noqa: SIM115 - closed with the cache
        self._places[name] = self._file.seek(0, os.SEEK_END), len(data)
        self._file.write(data)

    def get(self, name: str) -> bytes | None:
        if self._file and name in self._places:
            start, size = self._places[name]
            self._file.seek(start)
            return self._file.read(size)
        return self._held.get(name)

    def items(self) -> Iterator[tuple[str, bytes]]:
        return ((name, self.get(name) or b"") for name in (*self._held, *self._places))

    def __len__(self) -> int:
        return len(self._held) + len(self._places)

    def close(self) -> None:
        if self._file:
            self._file.close()


def _open(path: Path) -> sqlite3.Connection | None:
    """Open a database of ours to read; return None for any other file."""
    try:
        if path.is_symlink() or not path.is_file():
            return None
        db = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True)  # immutable: no journal is looked for
    except (sqlite3.Error, OSError):
        return None
    try:
        db.execute("PRAGMA trusted_schema = OFF")
        db.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LONGEST)
        made = db.execute("SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY type").fetchall()
        if made == _MADE:
            return db
    except (sqlite3.Error, OverflowError):
        pass
    db.close()
    return None


def _store(path: Path, old: sqlite3.Connection | None, new: _Values, used: Iterable[str]) -> None:
    """Write the values of `old` and the new ones into a database that takes the place of `path`."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with unfinished_folder(path) as folder:
        copy = folder / path.name
        if old is not None:
            shutil.copyfile(path, copy)
        db = sqlite3.connect(copy, isolation_level=None)
        try:
            db.execute("PRAGMA trusted_schema = OFF")
            db.execute("PRAGMA journal_mode = OFF")  # a copy that is not complete is thrown away
            db.execute("PRAGMA synchronous = OFF")
            _update(db, new, used, fresh=old is None)
        finally:
            db.close()
        if _opens(copy):
            copy.replace(path)


def _update(db: sqlite3.Connection, new: _Values, used: Iterable[str], *, fresh: bool) -> None:
    if fresh:
        db.execute(_TABLE)
    build = int(db.execute("PRAGMA user_version").fetchone()[0]) + 1
    db.execute("BEGIN")
    db.executemany("INSERT OR REPLACE INTO found VALUES (?, ?, ?)", ((k, v, build) for k, v in new.items()))
    db.executemany("UPDATE found SET build = ? WHERE key = ?", [(build, k) for k in sorted(used)])
    db.execute("DELETE FROM found WHERE build < ?", (build - _KEPT,))
    db.execute("COMMIT")
    db.execute(f"PRAGMA user_version = {build:d}")


def is_foreign(path: Path) -> bool:
    """Is this a file that is no cache of ours, or a damaged one? It is made anew."""
    return os.path.lexists(path) and not _opens(path)


def _opens(path: Path) -> bool:
    """Return whether a database is still one of ours: the file that was copied may have been exchanged in between."""
    db = _open(path)
    if db is not None:
        db.close()
    return db is not None
