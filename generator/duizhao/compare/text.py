"""Fold a passage for the patterns of this stage, with the way back to its characters."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

# One character for one: widths, quotation marks, the digits of PM₂.₅
_SAME = str.maketrans(
    "".join(chr(i + 0xFEE0) for i in range(0x21, 0x7F)) + "₀₁₂₃₄₅₆₇₈₉“”「」∶﹪–³",
    "".join(map(chr, range(0x21, 0x7F))) + '0123456789"""":%-3',
)
# What is left out: white space, marks of no width, the short form in brackets behind a name, and a broken subscript
_OUT = re.compile(r"[\s\u200b\u200c\u200d\ufeff\u00ad]+|\((?:PM_?2\.5|R&D|GDP|CPI)\)|_(?=2\.5)|(?<=\d),(?=\d{3}(?!\d))")
_SENTENCE = re.compile(r'[。!?;]"?|$')
_BRACKET = re.compile(r"\([^()]*\)")
BLANK = "\x01"


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text; `starts` and `shifts` say from which of its characters on how many were left out before it."""

    text: str
    starts: tuple[int, ...]
    shifts: tuple[int, ...]

    def source(self, at: int) -> int:
        """Return the index in the passage of a folded character."""
        k = bisect_left(self.starts, at + 1) - 1
        return at + self.shifts[k] if k >= 0 else at

    def folded(self, at: int) -> int:
        """Return the folded index of a character of the passage; of one that was left out, that of the next one."""
        for start, shift, before in zip(self.starts, self.shifts, (0, *self.shifts), strict=False):
            if at < start + shift:
                return min(at - before, start)
        return at - (self.shifts[-1] if self.shifts else 0)


def fold(text: str) -> Folded:
    """Fold widths, quotation marks and white space.

    >>> fold("“ＧＤＰ”增长 ５％").text, fold("“ＧＤＰ”增长 ５％").source(7)
    ('"GDP"增长5%', 8)
    """
    plain = text.translate(_SAME)
    pieces, starts, shifts = [], [], []
    end = length = 0
    for m in _OUT.finditer(plain):
        pieces.append(plain[end : m.start()])
        length += m.start() - end
        end = m.end()
        starts.append(length)
        shifts.append(end - length)
    pieces.append(plain[end:])
    return Folded("".join(pieces), tuple(starts), tuple(shifts))


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Yield the spans between full stops and semicolons: a figure never belongs to a name beyond one."""
    start = 0
    for m in _SENTENCE.finditer(text):
        if m.end() > start:
            yield start, m.end()
        start = m.end()


def without_brackets(text: str) -> str:
    """Blank what stands in brackets, which says something else (of which …, at another measure); the length is unchanged."""
    return _BRACKET.sub(lambda m: BLANK * len(m[0]), text)
