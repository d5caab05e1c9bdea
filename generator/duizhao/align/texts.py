"""Input and output of the two passes, and their plain form for the cache."""

from collections.abc import Mapping
from dataclasses import dataclass

from duizhao.model.alignment import Segment, Span

Lesson = tuple[tuple[str, ...], tuple[str, ...]]  # words of zh and of en that render each other
Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Text:
    """A row to be aligned: its texts, ties with their weight, and an editor's bonds, both by position in the texts."""

    zh: str
    en: str
    ties: tuple[tuple[int, int, float], ...]
    bonds: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Rough:
    """A report aligned on its own: the beads of each row (clauses, sentences), and the lessons in them."""

    beads: tuple[tuple[tuple[Range, Range], ...], ...]
    lessons: tuple[Lesson, ...]

    def plain(self) -> object:
        """Encode as lists and strings."""
        return {"beads": self.beads, "lessons": [[" ".join(z), " ".join(e)] for z, e in self.lessons]}

    @classmethod
    def read(cls, value: object) -> "Rough | None":
        """Decode the plain form; return None for anything else."""
        if not isinstance(value, Mapping):
            return None
        try:
            return cls(
                tuple(tuple(((z[0], z[1]), (e[0], e[1])) for z, e in row) for row in value["beads"]),
                tuple((tuple(z.split(" ")), tuple(e.split(" "))) for z, e in value["lessons"]),
            )
        except (KeyError, TypeError, ValueError, IndexError, AttributeError):
            return None


@dataclass(frozen=True, slots=True)
class Beads:
    """The final beads of a report's rows."""

    rows: tuple[tuple[Segment, ...], ...]

    def plain(self) -> object:
        """Encode as lists and numbers."""
        return [[[s.zh, s.en, s.score, s.curated] for s in row] for row in self.rows]

    @classmethod
    def read(cls, value: object) -> "Beads | None":
        """Decode the plain form; return None for anything else."""
        if not isinstance(value, list):
            return None
        try:
            return cls(tuple(tuple(Segment(_spans(z), _spans(e), float(s), bool(c)) for z, e, s, c in row) for row in value))
        except (TypeError, ValueError, IndexError):
            return None


def _spans(value: list[list[int]]) -> tuple[Span, ...]:
    return tuple((int(a), int(b)) for a, b in value)
