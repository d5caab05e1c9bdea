"""Anki decks made in the browser: databases that SQLite reads, and that Anki's own library imports."""

import io
import sqlite3
import zipfile
from pathlib import Path
from typing import Any

import pytest
from anki.collection import Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest

from tests.node import ask

FIELDS = ("zh", "pinyin", "gloss", "here", "sentence", "english", "source", "url")


def _word(number: int, length: int = 1) -> dict[str, Any]:
    texts = (f"水渠{number}", "shuǐqú", "<ditch> & canal", "canal", "修渠。" * length, "We dug a canal.\n" * length, "望川市", "")
    return dict(zip(FIELDS, texts, strict=True))


def _deck(words: list[dict[str, Any]]) -> bytes:
    return bytes.fromhex(ask("anki_deck.js", data={"words": words, "name": "望川 words", "now": 1_800_000_000_000}))


@pytest.mark.parametrize("count", [0, 1, 400])
def test_sqlite_finds_the_database_sound(count: int, tmp_path: Path) -> None:
    words = [_word(k, 1 + k % 90) for k in range(count)]
    archive = zipfile.ZipFile(io.BytesIO(_deck(words)))
    assert archive.testzip() is None
    (tmp_path / "deck.db").write_bytes(archive.read("collection.anki2"))
    with sqlite3.connect(tmp_path / "deck.db") as database:
        assert database.execute("pragma integrity_check").fetchall() == [("ok",)]
        notes = database.execute("select id, flds from notes order by id").fetchall()
        assert [note[1].split("\x1f")[0] for note in notes] == [w["zh"] for w in words]
        assert [row[0] for row in database.execute("select nid from cards order by due")] == [note[0] for note in notes]
        for name, _ in notes[::57]:  # by key: the inner pages lead to the right leaf
            assert database.execute("select count(*) from notes where id = ?", (name,)).fetchone() == (1,)
    database.close()


def test_anki_imports_a_deck_and_what_is_new_of_a_later_one(tmp_path: Path) -> None:
    collection = Collection(str(tmp_path / "collection.anki2"))
    for count, new in ((2, 2), (3, 1)):
        (tmp_path / "words.apkg").write_bytes(_deck([_word(k) for k in range(count)]))
        request = ImportAnkiPackageRequest(package_path=str(tmp_path / "words.apkg"), options=ImportAnkiPackageOptions())
        assert len(collection.import_anki_package(request).log.new) == new
    found = collection.find_notes('"deck:望川 words"')
    assert len(found) == 3
    note = collection.get_note(found[0])
    assert dict(note.items())["Meaning"] == "&lt;ditch&gt; &amp; canal"
    (card,) = note.cards()
    assert "修渠。" in card.question()
    assert "shuǐqú" in card.answer()
    assert collection.fix_integrity()[1]
    collection.close()
