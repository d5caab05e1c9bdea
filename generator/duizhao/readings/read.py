"""Read a text: its words in pinyin, and the text in the other script."""

import re
from collections.abc import Callable, Sequence
from types import MappingProxyType

from duizhao.model.readings import TextReading, Word, ZhText
from duizhao.readings.lookup import lookup_line
from duizhao.readings.script import other_script
from duizhao.readings.spelled import Names, settle
from duizhao.text.language import script
from duizhao.text.readings.division import KINDS, Span, cut_at, divide
from duizhao.text.readings.names import divide_names, names
from duizhao.text.readings.syllables import Syllable, syllables
from duizhao.text.readings.tables import places

_VOWELS = "aāáǎàeēéěèoōóǒò"


def read(text: ZhText, names: Names = MappingProxyType({})) -> TextReading:
    """Read a text in either script; offsets are into the text as given. `names` are read as their English says."""
    other = other_script(text.text, "Hans" if text.script == "Hant" else "Hant", text.published)
    simple = other_script(text.text, "Hans") if script(text.text) == "Hant" else text.text
    words, spell = _spelt(simple, text.cuts, names, speaker=text.speaker)
    return TextReading(pinyin_line(words, len(text.text)), other, lookup_line(simple, text.cuts, words, spell))


def pinyin_line(words: Sequence[Word], length: int) -> str:
    """Encode the words of a text of `length` characters as one line (see `TextReading`).

    >>> pinyin_line((Word(1, 3, "yínháng"), Word(4, 5, "kuài")), 6)
    '_1yínháng2_1kuài1_1'
    """
    out = []
    at = 0
    for word in words:
        if word.start > at:
            out.append(f"_{word.start - at}")
        out.append(f"{word.pinyin}{word.end - word.start}")
        at = word.end
    if length > at:
        out.append(f"_{length - at}")
    return "".join(out)


def spelt(text: str, cuts: tuple[int, ...] = (), names: Names = MappingProxyType({}), *, speaker: bool = False) -> list[Word]:
    """Spell the words of Simplified text in pinyin; no word spans a cut.

    >>> [w.pinyin for w in spelt("西安市和长江沿岸避免重复建设")]
    ['Xī’ān', 'Shì', 'hé', 'Chángjiāng', 'yán’àn', 'bìmiǎn', 'chóngfù', 'jiànshè']
    """
    return _spelt(text, cuts, names, speaker=speaker)[0]


def _spelt(text: str, cuts: tuple[int, ...], names: Names, *, speaker: bool) -> tuple[list[Word], Callable[[Span], str]]:
    """Return the words, and the function that spells any other part of the text."""
    words, sounds = sounded(text, speaker=speaker)
    if any(name in text for name in names):
        words, sounds = _whole(text, words, names), settle(text, sounds, names)

    def spell(span: Span) -> str:
        return _joined(text, span, sounds, names)

    return [Word(a, b, spell((a, b))) for a, b in cut_at(words, cuts)], spell


def _whole(text: str, words: list[Span], names: Names) -> list[Span]:
    """Make a name that was divided into single characters one word, if the kind of its place follows."""
    for name in names:
        for m in re.finditer(rf"{name}(?=[{KINDS}])", text):
            words = sorted([m.span(), *(w for w in cut_at(words, m.span()) if not m.start() <= w[0] < m.end())])
    return words


def sounded(text: str, *, speaker: bool = False) -> tuple[list[Span], dict[int, Syllable]]:
    """Divide Simplified text into words; return them and the syllable of each character."""
    people = names(text, speaker=speaker)
    words = divide_names(divide(text), people)
    return words, syllables(text, words, people)


def _joined(text: str, span: Span, sounds: dict[int, Syllable], names: Names) -> str:
    """Join the syllables of a word; names of places, and the kinds after them, are capitalised."""
    start, end = span
    out = ""
    for at in range(start, end):
        pinyin = sounds[at].pinyin
        out += f"’{pinyin}" if out and pinyin[0] in _VOWELS else pinyin
    known = text[start:end] in places() or (text[start:end] in names and text[end : end + 1] in tuple(KINDS))
    if known or (end - start == 1 and text[start] in KINDS and _after_place(text, start, names)):
        return out[:1].upper() + out[1:]
    return out


def _after_place(text: str, at: int, names: Names) -> bool:
    return any((name := text[at - size : at]) in places() or name in names for size in range(2, 6) if size <= at)
