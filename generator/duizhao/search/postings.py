"""Postings: the texts that have a term, packed. The site's scripts unpack them."""

import base64
from array import array
from collections.abc import Iterator, MutableMapping, Sequence

import numpy as np
from numpy.typing import NDArray

_BITS, _MORE = 7, 0x80
_LONGEST = 5  # bytes of a number
_AT_ONCE = 8_000  # terms: all at once would need several times the memory of what is packed


def packed(postings: MutableMapping[str, "array[int]"], texts: int) -> Iterator[tuple[str, bytes]]:
    r"""Each term, sorted, with its texts: a varint of length·2+kind, then gaps (kind 0) or one bit a text (1).

    Of `texts` texts, numbered from 0; each term's are in ascending order. What is packed leaves `postings`, which take
    the most memory of all.

    >>> from array import array
    >>> dict(packed({"林": array("I", [0, 1, 9]), "造林": array("I", [300])}, 400))
    {'林': b'\x06\x00\x00\x07', '造林': b'\x04\xac\x02'}
    """
    terms = sorted(postings)
    most = -(-texts // 8)
    for k in range(0, len(terms), _AT_ONCE):
        some = terms[k : k + _AT_ONCE]
        yield from _packed(some, [postings.pop(t) for t in some], most)


def _packed(terms: Sequence[str], lists: Sequence["array[int]"], most: int) -> Iterator[tuple[str, bytes]]:
    """Some of the terms, each with its texts; a bitmap has `most` bytes."""
    counts = np.array([len(texts) for texts in lists])
    numbers = np.concatenate([np.frombuffer(texts, dtype=np.uint32) for texts in lists]).astype(np.int64)
    starts = np.concatenate([[0], np.cumsum(counts)])
    gaps = np.diff(numbers, prepend=0) - 1
    gaps[starts[:-1]] = numbers[starts[:-1]]
    data, ends = _varints(gaps)
    edges = np.concatenate([[0], ends[starts[1:] - 1]]).tolist()
    for k, term in enumerate(terms):
        body, kind = data[edges[k] : edges[k + 1]], 0
        if len(body) > most:
            body, kind = _bitmap(numbers[starts[k] : starts[k + 1]], most), 1
        yield term, varint(len(body) * 2 + kind) + body


def varint(number: int) -> bytes:
    r"""A number in groups of seven bits, the lowest first.

    >>> varint(5), varint(300)
    (b'\x05', b'\xac\x02')
    """
    out = bytearray()
    while number >= _MORE:
        out.append(number & 0x7F | _MORE)
        number >>= _BITS
    return bytes((*out, number))


def _varints(numbers: NDArray[np.int64]) -> tuple[bytes, NDArray[np.int64]]:
    """All of them, and where each ends."""
    sizes = np.ones(len(numbers), dtype=np.int64)
    for k in range(1, _LONGEST):
        sizes += numbers >= 1 << _BITS * k
    ends = np.cumsum(sizes)
    begins = ends - sizes
    out = np.zeros(int(ends[-1]), dtype=np.uint8)
    for k in range(_LONGEST):
        has = sizes > k
        group = (numbers[has] >> _BITS * k) & 0x7F
        out[begins[has] + k] = np.where(sizes[has] > k + 1, group | _MORE, group)
    return out.tobytes(), ends


def _bitmap(numbers: NDArray[np.int64], size: int) -> bytes:
    bits = np.zeros(size * 8, dtype=np.uint8)
    bits[numbers] = 1
    return np.packbits(bits, bitorder="little").tobytes()


def encoded(entries: Sequence[tuple[str, bytes]]) -> tuple[str, str]:
    """A shard: the terms, and their packed postings one after the other; so written it still packs well on its way."""
    return "\t".join(t for t, _ in entries), base64.b64encode(b"".join(b for _, b in entries)).decode()
