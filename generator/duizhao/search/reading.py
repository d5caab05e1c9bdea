"""The files of an index, read back."""

import base64
import json
import zlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from duizhao.model.identity import folder_in, id_in
from duizhao.search.amounts import Amounts
from duizhao.search.folding import Folding
from duizhao.search.shards import FOLDER, bucket

_START, _END = ",", ");\n"


class NoIndexError(Exception):
    """There is no index in that folder; the message says where it was looked for."""


@dataclass(frozen=True, slots=True)
class ListedReport:
    """A report as the manifest lists it: `first` is the number of its first text within its segment."""

    number: int
    slug: str
    year: int
    texts: int
    hash: str
    first: int

    @property
    def id(self) -> str:
        """What it is called."""
        return id_in(self.slug, self.year)

    @property
    def address(self) -> str:
        """The address of its pages."""
        return f"{folder_in(self.slug, self.year)}/"


@dataclass(frozen=True, slots=True)
class Segment:
    """Some neighbouring reports and the name of their postings."""

    name: str
    shards: int
    reports: tuple[ListedReport, ...]


@dataclass(frozen=True, slots=True)
class KnownWords:
    """The words that begin with one character."""

    terms: Mapping[str, str]
    forms: Mapping[str, tuple[str, ...]]
    names: frozenset[str]


class IndexFiles:
    """Reads each file once, when it is needed. `folder` is that of the pages, or of the site."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder / FOLDER
        self._read: dict[str, Any] = {}
        if not (self._folder / "manifest.js").is_file():
            raise NoIndexError(f"there is no search index in {folder}")
        self._manifest = self.data("manifest")
        tables = self.data(f"tables-{self._manifest['tables']}")
        pairs: str = tables["simplified"]
        self.folding = Folding(dict(zip(pairs[::2], pairs[1::2], strict=True)))
        self.amounts = Amounts(tables["units"])
        self.syllables = frozenset(tables["syllables"].split())

    def data(self, name: str) -> Any:
        """What a file hands over."""
        return self._once(name, lambda: self._load(name))

    def _load(self, name: str) -> Any:
        text = (self._folder / f"{name}.js").read_text(encoding="utf-8")
        return json.loads(text[text.index(_START) + 1 : text.rindex(_END)])

    def _once(self, name: str, make: Callable[[], Any]) -> Any:
        if name not in self._read:
            self._read[name] = make()
        return self._read[name]

    @cached_property
    def segments(self) -> tuple[Segment, ...]:
        """The segments with their reports, the oldest first."""
        rows = iter(enumerate(self._manifest["reports"]))
        out = []
        for k, (name, shards, count) in enumerate(self._manifest["segments"]):
            first, mine = 0, []
            for number, (series, year, texts, digest) in (next(rows) for _ in range(count)):
                mine.append(ListedReport(number, self._manifest["series"][series][0], year, texts, digest, first))
                first += texts
            out.append(Segment(f"terms-{k}-{name}", shards, tuple(mine)))
        return tuple(out)

    def words(self, first: str) -> KnownWords:
        """The words that begin with this character."""
        name = self._manifest["words"].get(first)
        lines = self.data(f"words-{name}-{ord(first):x}").split("\n") if name else []
        found: KnownWords = self._once(f"words {first}", lambda: _words(lines))
        return found

    @property
    def letters(self) -> list[str]:
        """The letters that words begin with."""
        return [c for c in self._manifest["words"] if c > "9"]

    def sounds(self, key: str) -> str:
        """All Chinese for two syllables or three initials, one after the other."""
        names = self._manifest["sounds"]
        k = bucket(key, len(names))
        name = f"sounds-{names[k]}-{k}"
        table: dict[str, str] = self._once(f"table {name}", lambda: _inflated(self.data(name)))
        return table.get(key, "")

    def texts_with(self, segment: Segment, term: str) -> Sequence[int]:
        """The texts of a segment that have a term, ascending."""
        name = f"{segment.name}/{bucket(term, segment.shards)}"
        shard: dict[str, tuple[int, bytes]] = self._once(f"postings {name}", lambda: _unpacked(*self.data(name)))
        return _numbers(*shard[term]) if term in shard else ()

    def text(self, report: ListedReport, place: int) -> tuple[Sequence[str], Sequence[str]]:
        """A text and its chapter, as the file has them."""
        size = self._manifest["texts"]
        name = f"text-{report.id}-{report.hash}-{place // size}"
        packed: dict[str, Any] = self._once(f"texts {name}", lambda: _inflated(self.data(name)))
        row = packed["texts"][place % size]
        return row, packed["chapters"][row[0]]


def _words(lines: Sequence[str]) -> KnownWords:
    rows = [(line.startswith("^"), line.removeprefix("^").split(" ")) for line in lines]
    forms = {row[0]: tuple(row[1:] or row) for _, row in rows}
    terms = {word: term for term, words in forms.items() for word in words}
    return KnownWords(terms, forms, frozenset(row[0] for name, row in rows if name))


def _inflated(data: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(zlib.decompress(base64.b85decode(data), -zlib.MAX_WBITS))
    return found


def _unpacked(terms: str, data: str) -> dict[str, tuple[int, bytes]]:
    """The postings of a file: term → kind, bytes."""
    body = base64.b64decode(data)
    at = 0
    out = {}
    for term in terms.split("\t") if terms else ():
        length, at = _varint(body, at)
        out[term] = (length % 2, body[at : at + length // 2])
        at += length // 2
    return out


def _varint(body: bytes, at: int) -> tuple[int, int]:
    number = shift = 0
    while True:
        number |= (body[at] & 127) << shift
        shift += 7
        at += 1
        if body[at - 1] < 128:  # noqa: PLR2004 - the highest bit says that more follows
            return number, at


def _numbers(kind: int, body: bytes) -> list[int]:
    if kind:
        return [k * 8 + bit for k, byte in enumerate(body) for bit in range(8) if byte >> bit & 1]
    out: list[int] = []
    at, last = 0, -1
    while at < len(body):
        gap, at = _varint(body, at)
        last += gap + 1
        out.append(last)
    return out
