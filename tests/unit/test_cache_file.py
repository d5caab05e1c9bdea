"""The cache: whatever its file is, values that are not ours are made anew, and nothing in it or beside it is executed."""

import sqlite3
from pathlib import Path

import pytest
from duizhao.cache import Cache


def _put(path: Path, **values: object) -> None:
    with Cache(path) as cache:
        for name, value in values.items():
            cache.put(name, value)


def _get(path: Path, name: str) -> object:
    with Cache(path) as cache:
        return cache.get(name, object)


def _run(path: Path, *statements: str) -> None:
    db = sqlite3.connect(path)
    with db:
        for statement in statements:
            db.execute(statement)
    db.close()


def test_values_come_back_and_the_unused_go(tmp_path: Path) -> None:
    path = tmp_path / "new/beads.sqlite"
    _put(path, kept=[1, "望"], unused=2)
    for k in range(52):
        with Cache(path) as cache:
            assert cache.get("kept", object) == [1, "望"]
            cache.put(f"other{k}", k)
    assert _get(path, "kept") == [1, "望"]
    assert _get(path, "unused") is None
    assert [p.name for p in path.parent.iterdir()] == ["beads.sqlite"]


def test_a_build_with_nothing_new_does_not_write(tmp_path: Path) -> None:
    path = tmp_path / "beads.sqlite"
    _put(path, a=1)
    before = path.stat().st_mtime_ns, path.stat().st_ino
    assert _get(path, "a") == 1
    assert (path.stat().st_mtime_ns, path.stat().st_ino) == before


@pytest.mark.parametrize(
    "statements",
    [
        ["ALTER TABLE found RENAME TO other", "CREATE VIEW found AS SELECT key, x'07' AS value, 0 AS build FROM other"],
        ["CREATE TRIGGER t AFTER INSERT ON found BEGIN UPDATE found SET value = x'07'; END"],
        ["DROP TABLE found", "CREATE TABLE found (key TEXT PRIMARY KEY, value BLOB AS (x'07'), build INTEGER)"],
        ["DROP TABLE found", "CREATE TABLE found (key TEXT PRIMARY KEY, value BLOB DEFAULT (hex(zeroblob(9))), build INTEGER)"],
        ["CREATE TABLE more (x)"],
        ["CREATE INDEX i ON found (hex(value))"],
    ],
)
def test_a_foreign_schema_is_not_used(tmp_path: Path, statements: list[str]) -> None:
    path = tmp_path / "beads.sqlite"
    _put(path, a=1)
    _run(path, *statements)
    assert _get(path, "a") is None
    _put(path, a=2, b=3)
    assert (_get(path, "a"), _get(path, "b")) == (2, 3)
    db = sqlite3.connect(path)
    assert [name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type != 'index'")] == ["found"]
    db.close()


@pytest.mark.parametrize("value", ["'['", "x'00ff'", "x'c1'", "NULL", f"x'{'91' * 100_000}'"])
def test_a_value_that_is_no_value_is_none(tmp_path: Path, value: str) -> None:
    path = tmp_path / "beads.sqlite"
    _put(path, a=1)
    _run(path, f"UPDATE found SET value = {value}")
    assert not isinstance(_get(path, "a"), list | dict | str)
    _put(path, a=2)
    assert _get(path, "a") == 2


def test_a_journal_beside_it_is_not_played_back(tmp_path: Path) -> None:
    """A journal can hold older pages, and can name a file that is deleted after it has been played back."""
    path, journal = tmp_path / "beads.sqlite", tmp_path / "beads.sqlite-journal"
    _put(path, a=1)
    db = sqlite3.connect(path, isolation_level=None)
    db.execute("PRAGMA cache_size = 1")
    db.execute("BEGIN")
    db.execute("UPDATE found SET value = x'02'")
    db.execute("PRAGMA cache_spill = 1")
    hot = journal.read_bytes()
    db.execute("COMMIT")
    db.close()
    journal.write_bytes(hot or b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" + b"\0" * 504)
    assert _get(path, "a") == 2
    assert journal.exists()


def test_a_link_is_replaced_not_written_through(tmp_path: Path) -> None:
    _put(tmp_path / "mine.sqlite", a=1)
    before = (tmp_path / "mine.sqlite").read_bytes()
    (tmp_path / "beads.sqlite").symlink_to("mine.sqlite")
    _put(tmp_path / "beads.sqlite", a=2)
    assert (tmp_path / "mine.sqlite").read_bytes() == before
    assert _get(tmp_path / "beads.sqlite", "a") == 2


def test_a_full_disk_keeps_the_old_values(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "beads.sqlite"
    _put(path, a=1)

    def full(*_: object) -> None:
        raise OSError

    with monkeypatch.context() as patched:
        patched.setattr("shutil.copyfile", full)
        _put(path, b=2)
    assert (_get(path, "a"), _get(path, "b")) == (1, None)
    assert [p.name for p in tmp_path.iterdir()] == ["beads.sqlite"]
