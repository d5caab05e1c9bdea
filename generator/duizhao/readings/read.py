"""Read a text: its words in pinyin, and the text in the other script."""

from collections.abc import Sequence

from duizhao.model.readings import TextReading, Word, ZhText
from duizhao.readings.division import KINDS, Span, cut_at, divide
from duizhao.readings.names import divide_names, names
from duizhao.readings.script import other_script
from duizhao.readings.syllables import Syllable, syllables
from duizhao.readings.tables import places
from duizhao.text.language import script

_VOWELS = "aāáǎàeēéěèoōóǒò"


def read(text: ZhText) -> TextReading:
    """Read a text in either script; offsets are into the text as given."""
    other = other_script(text.text, "Hans" if text.script == "Hant" else "Hant", text.published)
    simple = other_script(text.text, "Hans") if script(text.text) == "Hant" else text.text
    return TextReading(pinyin_line(spelt(simple, text.cuts, speaker=text.speaker), len(text.text)), other)


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


def spelt(text: str, cuts: tuple[int, ...] = (), *, speaker: bool = False) -> list[Word]:
    """Spell the words of Simplified text in pinyin; no word spans a cut.

    >>> [w.pinyin for w in spelt("西安市和长江沿岸避免重复建设")]
    ['Xī’ān', 'Shì', 'hé', 'Chángjiāng', 'yán’àn', 'bìmiǎn', 'chóngfù', 'jiànshè']
    """
    words, sounds = sounded(text, speaker=speaker)
    return [Word(a, b, _joined(text, (a, b), sounds)) for a, b in cut_at(words, cuts)]


def sounded(text: str, *, speaker: bool = False) -> tuple[list[Span], dict[int, Syllable]]:
    """Divide Simplified text into words; return them and the syllable of each character."""
    people = names(text, speaker=speaker)
    words = divide_names(divide(text), people)
    return words, syllables(text, words, people)


def _joined(text: str, span: Span, sounds: dict[int, Syllable]) -> str:
    """Join the syllables of a word; names of places, and the kinds after them, are capitalised."""
    start, end = span
    out = ""
    for at in range(start, end):
        pinyin = sounds[at].pinyin
        out += f"’{pinyin}" if out and pinyin[0] in _VOWELS else pinyin
    if text[start:end] in places() or (end - start == 1 and text[start] in KINDS and _after_place(text, start)):
        return out[:1].upper() + out[1:]
    return out


def _after_place(text: str, at: int) -> bool:
    return any(text[at - size : at] in places() for size in range(2, 6) if size <= at)
