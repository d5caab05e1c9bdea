"""Pack postings: the numbers of the texts that have a term. The site's scripts unpack them."""

import base64
from array import array
from collections.abc import Iterator, MutableMapping, Sequence

import numpy as np
from numpy.typing import NDArray

_BITS, _MORE = 7, 0x80
_LONGEST = 5  # bytes of a number
_BATCH = 8_000  # terms; packing all at once would need several times the memory of the result


def pack_postings(postings: MutableMapping[str, "array[int]"], texts: int) -> Iterator[tuple[str, bytes]]:
    r"""Yield each term, sorted, with its packed texts: a varint of length·2+kind, then gaps (kind 0) or a bitmap (kind 1).

    `texts` is the number of texts, which are numbered from 0; those of a term are in ascending order. Terms are removed
    from `postings` as they are packed, to free their memory.

    >>> from array import array
    >>> dict(pack_postings({"林": array("I", [0, 1, 9]), "造林": array("I", [300])}, 400))
    {'林': b'\x06\x00\x00\x07', '造林': b'\x04\xac\x02'}
    """
    terms = sorted(postings)
    most = -(-texts // 8)
    for k in range(0, len(terms), _BATCH):
        some = terms[k : k + _BATCH]
        yield from _packed(some, [postings.pop(t) for t in some], most)


def _packed(terms: Sequence[str], lists: Sequence["array[int]"], most: int) -> Iterator[tuple[str, bytes]]:
    """Pack some of the terms; a bitmap has `most` bytes."""
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
    r"""Encode a number in groups of seven bits, the lowest first.

    >>> varint(5), varint(300)
    (b'\x05', b'\xac\x02')
    """
    out = bytearray()
    while number >= _MORE:
        out.append(number & 0x7F | _MORE)
        number >>= _BITS
    return bytes((*out, number))


def _varints(numbers: NDArray[np.int64]) -> tuple[bytes, NDArray[np.int64]]:
    """Encode the numbers one after the other; return the bytes and the end of each number."""
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


def encode_shard(entries: Sequence[tuple[str, bytes]]) -> tuple[str, str]:
    """Encode a shard: the terms, and their packed postings one after the other. HTTP compression still makes it smaller."""
    return "\t".join(t for t, _ in entries), base64.b64encode(b"".join(b for _, b in entries)).decode()
