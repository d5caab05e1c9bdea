"""Find the words of the reports that come nearest to a quotation, and what differs."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from rapidfuzz import fuzz
from rapidfuzz.distance import Indel, Levenshtein, Opcode

from duizhao.model.quotations import WordChange
from duizhao.quotations.texts import Texts

_GRAM = {"zh": 3, "en": 12}  # characters by which rows are looked up
_ROWS = 5  # rows that are compared
_PIECE = re.compile(r"[0-9][0-9.]*%?|[a-z]+|.")
_ANCHOR = 2  # characters in a row that are the same, at both ends of what is compared
_LEAST = 70.0  # per cent of the characters that are the same


class Near:
    """An index of rows by short runs of characters."""

    def __init__(self, texts: Texts) -> None:
        self._texts = texts
        self._size = _GRAM[texts.lang]
        self._rows: dict[str, list[int]] = {}
        for k in range(texts.count()):
            for gram in set(self._grams(texts.text[slice(*texts.bounds(k))])):
                self._rows.setdefault(gram, []).append(k)

    def _grams(self, text: str) -> Iterator[str]:
        return (text[i : i + self._size] for i in range(len(text) - self._size + 1))

    def find(self, words: str) -> tuple[int, int] | None:
        """Return the folded characters that are most like these words; None if nothing is like them."""
        weight: Counter[int] = Counter()
        for gram in set(self._grams(words)):
            rows = self._rows.get(gram, ())
            for row in rows:
                weight[row] += 1 / len(rows)  # type: ignore[assignment]
        best, found = _LEAST, None
        for row, _ in sorted(weight.items(), key=lambda item: (-item[1], item[0]))[:_ROWS]:
            start, end = self._texts.bounds(row)
            text = self._texts.text[start:end]
            a, b = self._window(words, text)
            score = 100 * Indel.normalized_similarity(words, text[a:b])
            if score > best:
                best, found = score, (start + a, start + b)
        return found

    def _window(self, words: str, text: str) -> tuple[int, int]:
        """Return the part of a row that is most like the words, in English of whole words."""
        a, b = 0, len(text)
        if len(text) > len(words) and (match := fuzz.partial_ratio_alignment(words, text)):
            room = len(words) // 4
            a, b = max(0, match.dest_start - room), min(len(text), match.dest_end + room)
        same = [o for o in Indel.opcodes(words, text[a:b]) if o.tag == "equal" and o.dest_end - o.dest_start >= _ANCHOR]
        if same:
            first, last = same[0].src_start, same[-1].src_end
            a, b = a + same[0].dest_start, a + same[-1].dest_end
            while first and a and words[first - 1] == text[a - 1]:  # it may have been matched with the same sign further off
                first, a = first - 1, a - 1
            while last < len(words) and b < len(text) and words[last] == text[b]:
                last, b = last + 1, b + 1
        if self._texts.lang == "en":
            a = text.rfind(" ", 0, a + 1) + 1 if a and text[a - 1].isalnum() else a
            b = len(text) if (space := text.find(" ", b - 1)) < 0 else space
        return a, b


def changes(quoted: str, source: str, *, by_words: bool) -> tuple[WordChange, ...]:
    """List the words that differ between a quotation and its source, both folded; without `by_words` characters and numbers are compared.

    >>> changes("we built two bridges", "we built three bridges", by_words=True)
    (WordChange(source='three', quoted='two'),)
    """
    joint = " " if by_words else ""
    one, other = (text.split() if by_words else _PIECE.findall(text) for text in (source, quoted))
    return tuple(
        WordChange(joint.join(one[o.src_start : o.src_end]), joint.join(other[o.dest_start : o.dest_end]))
        for o in _merged(Levenshtein.opcodes(one, other))
    )


def _merged(opcodes: Iterable[Opcode]) -> Iterator[Opcode]:
    """Join neighbouring differences to one."""
    waiting: Opcode | None = None
    for o in opcodes:
        if o.tag == "equal":
            if waiting:
                yield waiting
            waiting = None
        elif waiting:
            waiting = Opcode("replace", waiting.src_start, o.src_end, waiting.dest_start, o.dest_end)
        else:
            waiting = o
    if waiting:
        yield waiting
