"""The cache: values come back as they were, and only as the type that is asked for."""

import sqlite3
from decimal import Decimal
from pathlib import Path

import pytest
from duizhao.cache import Cache
from duizhao.model.figures import Figure
from duizhao.model.source import Fragment

FIGURES = [(Figure("en", 3, 9, Decimal("5.80"), Decimal("6e2"), "mu", "~", "quantity"),), ()]


def test_a_value_comes_back_in_the_next_build(tmp_path: Path) -> None:
    path = tmp_path / "new" / "cache.sqlite"
    with Cache(path) as cache:
        cache.put("figures", FIGURES)
        assert cache.get("figures", list[tuple[Figure, ...]]) == FIGURES
    with Cache(path) as cache:
        again = cache.get("figures", list[tuple[Figure, ...]])
        assert again == FIGURES
        assert str(again[0][0].value) == "5.80", "with its last digit"
        assert cache.get("others", list[str]) is None


def test_values_that_are_too_many_for_memory_come_back_as_well(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("duizhao.cache._IN_MEMORY", 20)
    values = {f"value {k}": f"{k} " * k for k in range(9)}
    with Cache(tmp_path / "cache.sqlite") as cache:
        for name in (*values, *values):
            cache.put(name, "another" if name == "value 8" else values[name])
        cache.put("value 8", values["value 8"])
        assert {name: cache.get(name, str) for name in values} == values
    with Cache(tmp_path / "cache.sqlite") as cache:
        assert {name: cache.get(name, str) for name in values} == values


def test_a_fragment_comes_back_with_its_places(tmp_path: Path) -> None:
    fragments = [Fragment("a.txt", 1, "  text", "text", range(2, 6)), Fragment("a.txt", 2, "", "", range(0))]
    with Cache(tmp_path / "cache.sqlite") as cache:
        cache.put("fragments", fragments)
        again = cache.get("fragments", list[Fragment])
    assert again
    assert [(f.raw, list(f.at)) for f in again] == [("  text", [2, 3, 4, 5]), ("", [])]


@pytest.mark.parametrize(
    "value", [None, 7, "text", {"lang": "en"}, [["text"]], [[{"lang": "fr"}]], [[7, 8]], {"a": 1, "b": [FIGURES]}]
)
def test_a_value_of_another_type_is_none(value: object) -> None:
    cache = Cache()
    cache.put("figures", value)
    assert cache.get("figures", list[tuple[Figure, ...]]) is None


@pytest.mark.parametrize("stored", [b"", b"\xc1\xff\x00", b"\xdf" * 40, "text", 7, None, b"\x91" * 100_000])
def test_a_damaged_value_is_none(tmp_path: Path, stored: object) -> None:
    path = tmp_path / "cache.sqlite"
    with Cache(path) as cache:
        cache.put("figures", ())
    db = sqlite3.connect(path)
    with db:
        db.execute("INSERT OR REPLACE INTO found VALUES ('figures', ?, 1)", (stored,))
    db.close()
    with Cache(path) as cache:
        assert cache.get("figures", list[tuple[Figure, ...]]) is None
