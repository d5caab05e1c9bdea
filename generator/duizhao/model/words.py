"""Words that render each other in a row, and the bank of formulas with their renderings."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from duizhao.model.alignment import Span


@dataclass(frozen=True, slots=True)
class Rendering:
    """The English words of a row that render Chinese ones, as `[start, end)` code points; `score` is the probability that this is right."""

    zh: Span
    en: Span
    score: float


@dataclass(frozen=True, slots=True)
class TermPlace:
    """A place of a formula with its rendering: report, row, and the words of both languages."""

    report: str
    row: str
    zh: Span
    en: Span
    score: float


@dataclass(frozen=True, slots=True)
class TermRendering:
    """English words that render a formula, as they are mostly written, and where; word forms and order do not count."""

    en: str
    places: tuple[TermPlace, ...]


@dataclass(frozen=True, slots=True)
class Term:
    """A formula in Simplified, how often each report has it, in the order of the corpus, and its renderings, the commonest first.

    `quoted`: does it mostly stand in quotation marks? Places where nothing sure renders it are in no rendering.
    `unsure` are renderings that may lack a word or have one of a neighbour; no page shows them.
    """

    zh: str
    quoted: bool
    reports: tuple[tuple[str, int], ...]
    renderings: tuple[TermRendering, ...]
    unsure: tuple[TermRendering, ...] = ()

    @property
    def count(self) -> int:
        """How often all reports have it."""
        return sum(n for _, n in self.reports)


@dataclass(frozen=True, slots=True)
class ListedTerm:
    """What an editor's list says of a term, in Simplified, with its line in the list.

    `official` are the renderings to be used, `forbidden` those to be avoided, `also` other wordings that count as this term.
    With `listed` false the term bank leaves it out.
    """

    zh: str
    official: tuple[str, ...] = ()
    forbidden: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    listed: bool = True
    line: int = 0


@dataclass(frozen=True, slots=True)
class TermShift:
    """A formula that a report surely has more often, or less often, than the one before it in its series.

    `counts` are how often both have it, `sizes` their characters, `score` the log-likelihood ratio, corrected for clumps, and `p` the
    probability of such a score by chance, corrected for the number of formulas.
    """

    term: str
    earlier: str
    later: str
    counts: tuple[int, int]
    sizes: tuple[int, int]
    score: float
    p: float

    @property
    def rose(self) -> bool:
        """Does the later report have it more often, by its size?"""
        return self.counts[1] * self.sizes[0] > self.counts[0] * self.sizes[1]


@dataclass(frozen=True, slots=True)
class Words:
    """The renderings of each row that has any, by the ID of its report and its key, in the order of zh; and the term bank.

    `sizes` are the Chinese characters of each report; `shifts` tell which formulas became more frequent, or less.
    """

    rows: Mapping[str, Mapping[str, tuple[Rendering, ...]]] = field(default_factory=dict)
    terms: tuple[Term, ...] = ()
    sizes: Mapping[str, int] = field(default_factory=dict)
    shifts: tuple[TermShift, ...] = ()
