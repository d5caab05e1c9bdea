"""Findings of quality assurance: places of a translation that a reviewer should look at."""

from collections.abc import Mapping
from dataclasses import dataclass

from duizhao.model.alignment import Span


@dataclass(frozen=True, slots=True)
class Finding:
    """What rule `code` found in a row of a report (their keys).

    `zh` and `en` are the places in the texts of the row, None if that language has no part in it. `detail` is what the
    message adds: the other rendering, the expected term; it may be empty.
    """

    code: str
    report: str
    row: str
    zh: Span | None
    en: Span | None
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Term:
    """How an editor wants a Chinese term rendered: `use` are allowed renderings, `avoid` forbidden ones; either may be empty."""

    zh: str
    use: tuple[str, ...]
    avoid: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ClauseWords:
    """What the English of a row renders of a Chinese clause.

    `words` is the number of its words, `rendered` how many English words render them, `lacking` the evidence that nothing does: a
    sum over the words, positive for those that seem to have no rendering. `edge` is what it ends with: "sentence", "clause" or "comma".
    """

    span: Span
    words: int
    rendered: float
    lacking: float
    edge: str


@dataclass(frozen=True, slots=True)
class SentenceWords:
    """An English sentence, and how many of its words render nothing of the Chinese near it."""

    span: Span
    free: float


@dataclass(frozen=True, slots=True)
class RowWords:
    """The clauses and sentences of a row with what is known of their words."""

    clauses: tuple[ClauseWords, ...]
    sentences: tuple[SentenceWords, ...]


Rendered = Mapping[tuple[str, str], RowWords]  # by keys of report and row
