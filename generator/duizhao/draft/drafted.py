"""What a memory tells for a text that is to be translated: part by part, clause by clause, row by row."""

from dataclasses import dataclass

from duizhao.model.alignment import Span
from duizhao.text.word_changes import Part


@dataclass(frozen=True, slots=True)
class Source:
    """Where a rendering stands: the report or the name of a memory, the year (0 if not known), the row."""

    name: str
    year: int
    row: str

    def __str__(self) -> str:
        return " ".join(
            filter(None, (self.name, "" if str(self.year) in self.name or not self.year else str(self.year), self.row))
        )


@dataclass(frozen=True, slots=True)
class Rendered:
    """Words `[start, end)` of a row that were rendered before: as `en` in `count` of the `places` where they stand.

    `others` are other renderings, the commonest first. `source` is the last place of `en`.
    """

    zh: Span
    en: str
    count: int
    places: int
    others: tuple[str, ...]
    source: Source

    @property
    def trust(self) -> float:
        """Estimate how probably the words are so rendered here: by the share of places, less where there are few."""
        return trust(self.count, self.places)


def trust(count: int, places: int) -> float:
    """Estimate the probability of a rendering that was chosen `count` times of `places`.

    >>> round(trust(1, 1), 2), round(trust(9, 10), 2)
    (0.37, 0.81)
    """
    return (count - 0.4) / (places + 0.6)


@dataclass(frozen=True, slots=True)
class FigureChange:
    """A figure of the nearest clause and that of the text: `carried` if they are equal.

    `en_old` is how the old one was written in English, `en_new` how the new one is written in the same way; empty if not known.
    """

    zh_old: str
    zh_new: str
    en_old: str
    en_new: str
    carried: bool


@dataclass(frozen=True, slots=True)
class Nearest:
    """The clause of the memory that is most like one of the text, with the whole bead that it is in.

    `similarity` is in per cent of the characters, figures aside. `changes` are the parts of both clauses that are the same, and
    those that differ: of the memory, of the text. `zh` is the clause, `context` its bead, `en` the English of the bead, in which
    `words` render the clause, if that is known.
    """

    zh: str
    context: str
    en: str
    words: Span | None
    similarity: float
    changes: tuple[Part, ...]
    figures: tuple[FigureChange, ...]
    source: Source

    @property
    def rendered(self) -> Span:
        """Where `words` stand, to mark them; nothing if they are not known, or if there are no others to tell them from."""
        return self.words if self.words and self.words != (0, len(self.en)) else (0, 0)


@dataclass(frozen=True, slots=True)
class DraftClause:
    """A clause `[start, end)` of a row, the nearest one of the memory if one is near, and its parts that were rendered before."""

    span: Span
    nearest: Nearest | None
    parts: tuple[Rendered, ...]


@dataclass(frozen=True, slots=True)
class DraftRow:
    """A row of the text; `key` is empty if the text is no report. A row that has English has no clauses."""

    key: str
    zh: str
    en: str
    clauses: tuple[DraftClause, ...]


@dataclass(frozen=True, slots=True)
class Draft:
    """A text with what the memory tells for it; `report` is its ID, or the name of its file."""

    report: str
    title: str
    rows: tuple[DraftRow, ...]
