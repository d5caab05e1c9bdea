"""How a Chinese text is read aloud, and how it is written in the other script."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from duizhao.model.source import Script


@dataclass(frozen=True, slots=True)
class ZhText:
    """A text as a page shows it; `name` is what identifies it there: a row's key, `title`, a note's id.

    `cuts` are positions that no word may span: note markers, the end of a run-in heading. `published` are verbatim
    texts of the same row in editions of the other script. `speaker` says that it names the speaker.
    """

    name: str
    text: str
    script: Script
    cuts: tuple[int, ...] = ()
    published: tuple[str, ...] = ()
    speaker: bool = False


@dataclass(frozen=True, slots=True)
class Word:
    """The pinyin of the word at `[start, end)`, in code points of the shown text, as GB/T 16159 spells words."""

    start: int
    end: int
    pinyin: str


@dataclass(frozen=True, slots=True)
class TextReading:
    """The words of a text that are Chinese, in order, and the text in the other script, of the same length."""

    words: tuple[Word, ...]
    other: str


ReadTexts = Callable[[Sequence[ZhText]], Sequence[TextReading]]
