"""Name, encode and divide the files of the index: classic scripts that hand over their data, named by its hash."""

import base64
import hashlib
import json
import string
import zlib
from collections.abc import Iterable, Sequence

FOLDER = "assets/search"
_ALPHABET = (string.digits + string.ascii_lowercase)[:32]
_LENGTH = 5
_START, _PRIME, _SHIFT, _MASK = 2166136261, 16777619, 15, 0xFFFFFFFF
HASH_RULES = (_START, _PRIME, _SHIFT)  # of `bucket`; written into the index


def script(name: str, data: object) -> bytes:
    """Return a script that hands over `data` under `name`."""
    return f"duizhao.searchData({json.dumps(name)},{to_json(data)});\n".encode()


def to_json(data: object) -> str:
    """Encode as JSON that may stand in a script."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def deflate(data: bytes) -> str:
    """Compress bytes (raw deflate, base 85) for a browser's DecompressionStream."""
    packing = zlib.compressobj(6, zlib.DEFLATED, -zlib.MAX_WBITS)
    return base64.b85encode(packing.compress(data) + packing.flush()).decode()


def digest(parts: Iterable[bytes]) -> str:
    """Return a short hash of a content, for file names.

    >>> digest([b"a", b"b"]), digest([b"b"])
    ('eds4r', 'm0q72')
    """
    hashed = hashlib.sha256(b"\0".join(parts)).digest()
    number = int.from_bytes(hashed[:4], "big")
    return "".join(_ALPHABET[number >> 5 * k & 31] for k in range(_LENGTH))


def bucket(term: str, count: int) -> int:
    """Return the shard of a term among `count` shards: FNV-1a of its UTF-16 code units, as the browser computes it.

    >>> bucket("数字", 64), bucket("a", 64)
    (30, 13)
    """
    out = _START
    for unit in term.encode("utf-16-le"):
        out = (out ^ unit) * _PRIME & _MASK
    return (out ^ out >> _SHIFT) % count


def shard_count(size: int, wanted: int) -> int:
    """Return how many shards so many bytes make: a power of two, so that it seldom changes when a little is added.

    >>> shard_count(100, 1000), shard_count(10_000, 1000)
    (1, 8)
    """
    count = 1
    while size / count > wanted * 1.5:
        count *= 2
    return count


def divide(ids: Sequence[str], span: int) -> list[list[int]]:
    """Divide reports into neighbouring groups of about `span`, cut where the hash of an ID says so; return their positions.

    An added report changes one group.

    >>> [(group[0], len(group)) for group in divide([f"{letter}-2024" for letter in "efghijklmnop"], 4)]
    [(0, 5), (5, 3), (8, 4)]
    """
    out: list[list[int]] = []
    for k, name in enumerate(ids):
        if not out or zlib.crc32(name.encode()) % span == 0:
            out.append([])
        out[-1].append(k)
    return out
