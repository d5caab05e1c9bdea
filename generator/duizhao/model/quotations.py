"""What is known of a quotation: whether a report really says so, and where."""

from dataclasses import dataclass
from typing import Literal, get_args

from duizhao.model.alignment import Span
from duizhao.model.source import Lang

QuotationClass = Literal["verbatim", "but for punctuation or script", "differs", "spliced", "another year", "not found"]
CLASSES: tuple[QuotationClass, ...] = get_args(QuotationClass)


@dataclass(frozen=True, slots=True)
class QuotedPlace:
    """Where a report has the words: report, year, row, characters of the row in the language of the quotation, and the facing words.

    `text` is what stands there. `facing` is empty if the row has no other language.
    """

    report: str
    year: int
    row: str
    span: Span
    text: str
    facing: str


@dataclass(frozen=True, slots=True)
class WordChange:
    """Words of a quotation that differ: what the report has and what the quotation has; one may be empty."""

    source: str
    quoted: str


@dataclass(frozen=True, slots=True)
class CheckedQuotation:
    """A sentence that was looked up: its class and its places, one for each piece of a spliced one; no place if it was not found.

    `others` counts further places with the same words. `changes` are empty unless it differs.
    """

    text: str
    lang: Lang
    kind: QuotationClass
    places: tuple[QuotedPlace, ...] = ()
    others: int = 0
    changes: tuple[WordChange, ...] = ()
