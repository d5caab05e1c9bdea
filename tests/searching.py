"""Query the search of a built site outside a browser."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.node import ask

Asked = tuple[str, Mapping[str, Any]]  # a query and its options


@dataclass(frozen=True, slots=True)
class Hit:
    """A hit as `duizhao.search` returns it; a mark is language, start and end in code points."""

    url: str
    report: str
    passage: str
    score: float
    zh: str
    en: str
    marks: tuple[tuple[str, int, int], ...]

    def marked(self) -> list[tuple[str, str]]:
        """Return the language and the words of each mark."""
        return [(lang, (self.zh if lang == "zh" else self.en)[start:end]) for lang, start, end in self.marks]


def search_all(pages: Path, queries: Sequence[Asked]) -> list[list[Hit]]:
    """Return the hits of each query in a folder of pages, or of a site; one process answers all."""
    answers = ask("search_node.js", str(pages), data=queries)
    return [[_hit(*row) for row in answer] for answer in answers]


def _hit(url: str, report: str, passage: str, score: float, zh: str, en: str, marks: list[tuple[str, int, int]]) -> Hit:
    return Hit(url, report, passage, score, zh, en, tuple((lang, start, end) for lang, start, end in marks))


def search(pages: Path, query: str, **options: Any) -> list[Hit]:
    """Return the hits of one query; the options are those of `duizhao.search`, with `inside` for `in`."""
    return search_all(pages, [(query, {name.replace("inside", "in"): value for name, value in options.items()})])[0]


def turns_of(pages: Path, queries: Sequence[Asked]) -> list[tuple[int, int]]:
    """Return for each query the number of hits, and of other tasks that ran while it was answered."""
    return [(total, turns) for total, turns in ask("search_node.js", str(pages), "--turns", data=queries)]
