"""What the home page shows of the reports themselves."""

from dataclasses import dataclass

from duizhao.model.shown import ShownLink, ShownQuote


@dataclass(frozen=True, slots=True)
class Specimen:
    """A sentence in both languages, with the words that translate each other; `outcome` is what it is evidence of, or None.

    `part` names the part of the report that it is from: a key of the labels `page.years`.
    """

    quote: ShownQuote
    part: str
    outcome: ShownLink | None


@dataclass(frozen=True, slots=True)
class Welcome:
    """A specimen of the reports, None if no row has both languages, and words that a search finds, zh and en."""

    specimen: Specimen | None
    queries: tuple[tuple[str, str], ...]
