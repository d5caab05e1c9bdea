"""What links a pair of reports, and the figures within one report, as plain records that the cache can hold."""

import math
from collections.abc import Callable, Container
from dataclasses import astuple, dataclass, fields
from typing import TypeVar, get_args

from duizhao.model.links import LinkKind
from duizhao.model.literals import checked_list, checked_text, literal
from duizhao.years.outcomes import Answer

_KINDS: tuple[LinkKind, ...] = get_args(LinkKind)
Row = TypeVar("Row")
Rows = list[object]


@dataclass(frozen=True, slots=True)
class ClaimPair:
    """Two claims that belong together, by number, and how sure that is (0 to 1)."""

    earlier: int
    later: int
    score: float


@dataclass(frozen=True, slots=True)
class Parallel:
    """Two passages or chapters on the same theme, by the ID of the chapter and the key of the passage in each report."""

    kind: LinkKind
    earlier_chapter: str
    earlier_passage: str
    later_chapter: str
    later_passage: str
    score: float
    shown: bool


@dataclass(frozen=True, slots=True)
class ReportRecord:
    """Claims of the review and of the plan of one report: pairs of figures, and pairs with one figure at most."""

    same_quantity: tuple[ClaimPair, ...]
    same_words: tuple[ClaimPair, ...]


@dataclass(frozen=True, slots=True)
class PairRecord:
    """All that links two consecutive reports.

    `carried` are commitments of both plans; `same_quantity` figures that count the same thing; `same_words` claims
    that name the same thing, one of them at least without a figure.
    """

    outcomes: tuple[Answer, ...]
    carried: tuple[ClaimPair, ...]
    parallels: tuple[Parallel, ...]
    same_quantity: tuple[ClaimPair, ...]
    same_words: tuple[ClaimPair, ...]


def encode(record: PairRecord | ReportRecord) -> dict[str, list[Rows]]:
    """Turn a record into lists, strings and numbers.

    >>> encode(ReportRecord((ClaimPair(0, 4, 0.9),), ()))
    {'same_quantity': [[0, 4, 0.9]], 'same_words': []}
    """
    return {f.name: [list(astuple(row)) for row in getattr(record, f.name)] for f in fields(record)}


@dataclass(frozen=True, slots=True)
class Numbers:
    """The numbers that a report's claims have, and those of its commitments."""

    claims: range
    commitments: frozenset[int]


def decode_report(value: object, numbers: Numbers) -> ReportRecord | None:
    """Decode the record of a report from its plain form; return None for anything else."""
    try:
        table = _table(value, ReportRecord)
        pairs = _claim_pair(numbers.claims, numbers.claims)
        return ReportRecord(_rows(table["same_quantity"], pairs), _rows(table["same_words"], pairs))
    except (TypeError, ValueError):
        return None


def decode_pair(value: object, earlier: Numbers, later: Numbers) -> PairRecord | None:
    """Decode the record of two reports from its plain form; return None for anything else."""
    try:
        table = _table(value, PairRecord)
        pairs = _claim_pair(earlier.claims, later.claims)
        return PairRecord(
            _rows(table["outcomes"], _answer(earlier.claims, later.claims)),
            _rows(table["carried"], _claim_pair(earlier.commitments, later.commitments)),
            _rows(table["parallels"], _parallel),
            _rows(table["same_quantity"], pairs),
            _rows(table["same_words"], pairs),
        )
    except (TypeError, ValueError):
        return None


def _table(value: object, record: type[PairRecord | ReportRecord]) -> dict[str, Rows]:
    """Check that there is a list for each field of the record, and nothing else."""
    names = {f.name for f in fields(record)}
    if not isinstance(value, dict) or value.keys() != names:
        raise TypeError
    return {name: checked_list(value[name]) for name in names}


def _rows(rows: Rows, decode: Callable[[Rows], Row]) -> tuple[Row, ...]:
    return tuple(decode(checked_list(row)) for row in rows)


def _claim_pair(earlier: Container[int], later: Container[int]) -> Callable[[Rows], ClaimPair]:
    def decode(row: Rows) -> ClaimPair:
        one, other, score = row
        return ClaimPair(_number(one, earlier), _number(other, later), _score(score))

    return decode


def _answer(earlier: Container[int], later: Container[int]) -> Callable[[Rows], Answer]:
    def decode(row: Rows) -> Answer:
        source, target, score, shown, silent = row
        number = None if target is None else _number(target, later)
        return Answer(_number(source, earlier), number, _score(score), _bool(shown), _bool(silent))

    return decode


def _parallel(row: Rows) -> Parallel:
    kind, *ends, score, shown = row
    one_chapter, one_passage, other_chapter, other_passage = map(checked_text, ends)
    return Parallel(
        literal(kind, _KINDS), one_chapter, one_passage, other_chapter, other_passage, _score(score), _bool(shown)
    )  # fmt: skip


def _number(value: object, allowed: Container[int]) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise TypeError
    if value not in allowed:
        raise ValueError
    return value


def _score(value: object) -> float:
    if not isinstance(value, float) or not math.isfinite(value):
        raise TypeError
    return value


def _bool(value: object) -> bool:
    if not isinstance(value, bool):
        raise TypeError
    return value
