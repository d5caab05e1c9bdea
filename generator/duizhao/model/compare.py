"""The same headline indicators in all reports: the target of a report's year and the actual value of the year before."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, get_args

from duizhao.model.links import Claim, Place, Role, Ruling

CellState = Literal["stated", "words", "not stated"]
FigureForm = Literal["growth", "level"]
Bound = Literal["", "~", "<=", ">="]
Basis = Literal["year", "several years"]
Better = Literal["high", "low", "neither"]
ChangeKind = Literal[
    "raised", "lowered", "range widened", "range narrowed", "softened", "hardened", "words instead", "figure again"
]
FORMS: tuple[FigureForm, ...] = get_args(FigureForm)
BETTER: tuple[Better, ...] = get_args(Better)
Judge = Callable[[Claim, Claim], Ruling]  # commitment and outcome → verdict


@dataclass(frozen=True, slots=True)
class Measure:
    """Another measure told under the name of an indicator: the gross national product of old reports instead of the domestic one."""

    id: str
    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class Headline:
    """A headline indicator: what its figures are (`form`), in which unit, and which side is better.

    `measures` are other measures that its cells may be marked with. `file` is that of the editor who added it, else empty.
    """

    id: str
    zh: str
    en: str
    form: FigureForm
    unit: str
    better: Better
    measures: tuple[Measure, ...] = ()
    file: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """What one report says of one indicator: its target for the year, or the actual value of the year before.

    `low` and `high` are in `unit` (a key of the units; equal unless a range was printed), None unless the state is "stated".
    `bound` is the class of the qualifier, `words` its words or the phrase that stands for a figure. `form` differs from the
    indicator's if the report only tells a level where others tell growth. `measure` is the ID of another measure, else
    empty. `place` is what is printed from the name to the figure, with its `text`; None if nothing is stated. `claim` is what
    verdicts are given on, None unless the state is "stated"; `rule` says why this clause was chosen.
    """

    indicator: str
    series: str
    report: str
    role: Role
    year: int
    state: CellState
    low: Decimal | None = None
    high: Decimal | None = None
    unit: str = ""
    form: FigureForm = "growth"
    bound: Bound = ""
    words: str = ""
    basis: Basis = "year"
    measure: str = ""
    place: Place | None = None
    text: str = ""
    claim: Claim | None = None
    rule: str = ""


@dataclass(frozen=True, slots=True)
class CellOutcome:
    """A target and the actual value of its year, by the next report of the series, with the verdict."""

    target: Cell
    actual: Cell
    ruling: Ruling


@dataclass(frozen=True, slots=True)
class CellChange:
    """How a target differs from that of the report of the year before."""

    before: Cell
    after: Cell
    kinds: tuple[ChangeKind, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """All cells by series, with outcomes and changes; `paged` are the IDs of the indicators that have enough to compare."""

    indicators: tuple[Headline, ...] = ()
    cells: tuple[Cell, ...] = ()
    outcomes: tuple[CellOutcome, ...] = ()
    changes: tuple[CellChange, ...] = ()
    paged: tuple[str, ...] = ()

    def by_series(self) -> dict[str, list[Cell]]:
        """Group the cells by series."""
        out: dict[str, list[Cell]] = {}
        for c in self.cells:
            out.setdefault(c.series, []).append(c)
        return out
