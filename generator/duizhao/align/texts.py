"""Input and output of the two passes."""

from dataclasses import dataclass

from duizhao.model.alignment import Segment

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


@dataclass(frozen=True, slots=True)
class Beads:
    """The final beads of a report's rows."""

    rows: tuple[tuple[Segment, ...], ...]
