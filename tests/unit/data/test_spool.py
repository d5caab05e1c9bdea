"""Fragments come back in the order in which they were added, file by file."""

from duizhao.data.spool import Spool


def test_fragments_of_a_file_are_put_end_to_end() -> None:
    with Spool() as spool:
        spool.add("a", b"one ", b"two ")
        spool.add("b", b"other")
        spool.add("a", b"three")
        assert b"".join(spool.read("a")) == b"one two three"
        assert b"".join(spool.read("b")) == b"other"


def test_a_file_without_fragments_is_empty() -> None:
    with Spool() as spool:
        assert list(spool.read("a")) == []


def test_a_long_file_comes_in_pieces() -> None:
    with Spool() as spool:
        spool.add("a", *[b"x" * 1000] * 3000)
        pieces = list(spool.read("a"))
    assert len(pieces) > 1
    assert b"".join(pieces) == b"x" * 3_000_000
