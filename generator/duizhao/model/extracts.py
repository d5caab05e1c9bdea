"""What the files of the whole site take from the texts of a report; kept, so that a report that has not changed is not read for them."""

from collections.abc import Mapping
from dataclasses import dataclass

from duizhao.model.search import SearchReport
from duizhao.model.shown import ShownCell


@dataclass(frozen=True, slots=True)
class SearchExtract:
    """What the search index takes: the texts, and how their Chinese sounds (see `Sounds`)."""

    report: SearchReport
    pairs: frozenset[str]
    initials: frozenset[str]


@dataclass(frozen=True, slots=True)
class DictionaryExtract:
    """What the dictionary takes: the Chinese words, and how often each is rendered by which English ones."""

    words: frozenset[str]
    rendered: tuple[tuple[str, str, int], ...]


@dataclass(frozen=True, slots=True)
class ReportExtract:
    """What the files of the whole site take from a report; `rows` are the addresses of its rows by key."""

    search: SearchExtract
    dictionary: DictionaryExtract
    rows: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class SeriesExtract:
    """What they take from a series: from its reports, by ID, and its headline indicators. `inputs` is the digest of what it is made of."""

    inputs: str
    reports: Mapping[str, ReportExtract]
    cells: tuple[ShownCell, ...]
