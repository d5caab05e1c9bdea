"""Cache results in one database, keyed by content, never by name or time."""

import hashlib
import json
import sqlite3
from contextlib import suppress
from functools import cache
from importlib import metadata, resources
from pathlib import Path
from types import TracebackType
from typing import Self, TypeVar

import msgspec

Value = TypeVar("Value")
_KEPT = 50  # builds after which unused values are deleted


@cache
def version(*packages: str, libraries: tuple[str, ...] = ()) -> str:
    """Hash what a result depends on beside its input: code and data of our packages, versions of libraries."""
    digest = hashlib.sha256()
    for package in packages:
        for file in sorted(resources.files(package).iterdir(), key=lambda f: f.name):
            if file.name.endswith((".py", ".toml", ".tsv")):
                digest.update(file.read_bytes())
    for name in libraries:
        with suppress(metadata.PackageNotFoundError):
            digest.update(f"{name} {metadata.version(name)}\n".encode())
    return digest.hexdigest()


def key(*parts: object) -> str:
    """Hash plain values.

    >>> key("a", 1) == key("a", 1), key("a") == key("b")
    (True, False)
    """
    return hashlib.sha256(json.dumps(parts, ensure_ascii=False, check_circular=False).encode()).hexdigest()


class Cache:
    """Values by key: dataclasses, tuples, lists, strings and numbers. Without a path they are kept for one build only.

    A file that is not such a database is replaced; if it cannot be written, values are not stored.
    """

    def __init__(self, path: Path | None = None) -> None:
        self._new: dict[str, bytes] = {}
        self._used: set[str] = set()
        self._db = _open(path) if path else None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if self._db is not None:
            with suppress(sqlite3.Error):
                self._store(self._db)
            self._db.close()

    def get(self, name: str, kind: type[Value]) -> Value | None:
        """Return the value of a key; None if there is none of this type."""
        self._used.add(name)
        data = self._new.get(name)
        if data is None and self._db is not None:
            with suppress(sqlite3.Error):
                row = self._db.execute("SELECT value FROM found WHERE key = ?", (name,)).fetchone()
                data = row[0] if row else None
        with suppress(msgspec.MsgspecError, TypeError):
            return msgspec.msgpack.decode(data, type=kind) if data is not None else None
        return None

    def put(self, name: str, value: object) -> None:
        """Store a value."""
        self._new[name] = msgspec.msgpack.encode(value)

    def _store(self, db: sqlite3.Connection) -> None:
        build = int(db.execute("PRAGMA user_version").fetchone()[0]) + 1
        with db:
            db.executemany("INSERT OR REPLACE INTO found VALUES (?, ?, ?)", [(k, v, build) for k, v in self._new.items()])
            db.executemany("UPDATE found SET build = ? WHERE key = ?", [(build, k) for k in sorted(self._used)])
            db.execute("DELETE FROM found WHERE build < ?", (build - _KEPT,))
            db.execute(f"PRAGMA user_version = {build:d}")


def _open(path: Path) -> sqlite3.Connection | None:
    for _ in range(2):
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            db = sqlite3.connect(path)
            db.execute("CREATE TABLE IF NOT EXISTS found (key TEXT PRIMARY KEY, value BLOB, build INTEGER)")
            db.execute("SELECT key, value, build FROM found LIMIT 1")
        except sqlite3.DatabaseError:
            with suppress(OSError):
                path.unlink(missing_ok=True)
        except OSError:
            return None
        else:
            return db
    return None
