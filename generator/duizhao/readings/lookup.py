"""Divide a Chinese text into the words that a reader looks up: those of the dictionary, names, and others of the word list."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache

import rjieba

from duizhao.model.readings import Word
from duizhao.text.glosses import has_gloss, has_glosses
from duizhao.text.language import HAN
from duizhao.text.readings.division import KINDS, Span, cut_at

_HAN_RUN = re.compile(f"[{HAN}〇]+")
_MOST_JOINED = 5  # words
_LONGEST = 9  # characters of a word; one digit
_SHORT = 3  # characters of a word that may be kept though the dictionary lacks it
_LARGE = "万亿"
_WORDS = 1 << 14  # kept
_LONE = 0.5  # what a single character costs more than a longer word


def lookup_line(text: str, cuts: Sequence[int], spelt: Sequence[Word], spell: Callable[[Span], str]) -> str:
    """Encode the words of Simplified text as one line: the length of each, after `_` for text that is no word.

    `spelt` are the words in pinyin; where their borders are others, the pinyin of a word (`spell`) stands before its length.
    """
    edges = {edge for w in spelt for edge in (w.start, w.end)}
    out: list[str] = []
    at = 0
    for start, end in _divided(text, cuts, spelt):
        out += [*_gap(start - at), "" if {start, end} <= edges else spell((start, end)), str(end - start)]
        at = end
    return "".join((*out, *_gap(len(text) - at)))


def _gap(length: int) -> Iterator[str]:
    while length > 0:
        yield f"_{min(length, _LONGEST)}"
        length -= _LONGEST


def _divided(text: str, cuts: Sequence[int], spelt: Sequence[Word]) -> Iterator[Span]:
    """Yield words in order; none spans a cut."""
    edges = [w.start for w in spelt]
    words = list(_joined(text, _with_names(text, list(_listed(text, edges)), list(_names(text, spelt)))))
    for start, end in cut_at(words, cuts):
        for at in range(start, end, _LONGEST):
            yield at, min(end, at + _LONGEST)


def _listed(text: str, edges: Sequence[int]) -> Iterator[Span]:
    """Yield the words of the word list; those that the dictionary lacks are cut further, and at `edges`, where words in pinyin begin."""
    at = 0
    for word in rjieba.cut(text):
        for run in _HAN_RUN.finditer(word):
            whole = (at + run.start(), at + run.end())
            if has_gloss(run[0]) and not (whole[0] and text[whole[0] - 1].isdigit()):
                yield whole
                continue
            inside = edges[bisect_left(edges, whole[0]) : bisect_right(edges, whole[1])]
            for start, end in cut_at([whole], _cuts(text, whole, inside)):
                yield from ((start + a, start + b) for a, b in _pieces(text[start:end]))
        at += len(word)


def _cuts(text: str, span: Span, edges: Sequence[int]) -> Sequence[int]:
    """Return where a word is cut at least.

    After the 万 or the measure word of a number; at `edges`, if the dictionary has neither it nor words that make it up.
    """
    word = text[slice(*span)]
    if span[0] and text[span[0] - 1].isdigit() and (word[0] in _LARGE or not (has_gloss(word) or _is_listed(word))):
        return [*edges, span[0] + (2 if word.startswith(_LARGE) else 1)]
    whole = has_gloss(word) or (len(word) > _SHORT and all(end - start > 1 for start, end in _pieces(word)))
    return [] if whole else edges


def _is_listed(word: str) -> bool:
    """Does the word list have it? Otherwise it was put together of characters."""
    return len(rjieba.cut(word, hmm=False)) == 1


def _pieces(word: str) -> Sequence[Span]:
    """Divide a word that the dictionary lacks into as few words as possible."""
    return [(0, len(word))] if has_gloss(word) or not has_glosses() else _fewest(word)


@lru_cache(maxsize=_WORDS)
def _fewest(word: str) -> Sequence[Span]:
    """Divide a word into as few words of the dictionary as possible.

    A short one stays if the word list has it, or if only single characters would be left of it.
    """
    whole = [(0, len(word))]
    short = len(word) <= _SHORT
    if short and _is_listed(word):
        return whole
    best: list[tuple[float, int, list[Span]]] = [(0.0, 0, [])] * (len(word) + 1)
    for start in range(len(word) - 1, -1, -1):
        ends = [end for end in range(start + 1, len(word) + 1) if end == start + 1 or has_gloss(word[start:end])]
        best[start] = min((best[end][0] + 1 + _LONE * (end == start + 1), -end, [(start, end), *best[end][2]]) for end in ends)
    pieces = best[0][2]
    return whole if short and len(pieces) == len(word) else pieces


def _names(text: str, spelt: Sequence[Word]) -> Iterator[Span]:
    """Yield names, which have a capital: of a place with its kind, of a person with the surname."""
    k = 0
    while k < len(spelt):
        start, end = spelt[k].start, spelt[k].end
        if spelt[k].pinyin[0].isupper():
            after = (
                spelt[k + 1] if k + 1 < len(spelt) and spelt[k + 1].start == end and spelt[k + 1].pinyin[0].isupper() else None
            )
            if after and (text[after.start : after.end] in tuple(KINDS) or (end - start == 1 and text[start] not in KINDS)):
                end, k = after.end, k + 1
            yield start, end
        k += 1


def _with_names(text: str, words: list[Span], names: Sequence[Span]) -> list[Span]:
    """Put names in the place of the words that they cross; a word of the dictionary that holds a name stays."""
    for name in names:
        crossed = [w for w in words if w[0] < name[1] and name[0] < w[1]]
        if len(crossed) == 1 and crossed[0] != name and has_gloss(text[slice(*crossed[0])]):
            continue
        rest = [w for w in cut_at(crossed, name) if not name[0] <= w[0] < name[1]]
        words = sorted([*(w for w in words if w not in crossed), *rest, name])
    return words


def _joined(text: str, words: Sequence[Span]) -> Iterator[Span]:
    """Join neighbours that the dictionary has as one word, but none with what a number counts."""
    k = 0
    while k < len(words):
        size, start = 1, words[k][0]
        most = 1 if start and text[start - 1].isdigit() else _MOST_JOINED
        for n in range(2, min(most, len(words) - k) + 1):
            if words[k + n - 1][0] != words[k + n - 2][1]:
                break
            if has_gloss(text[start : words[k + n - 1][1]]):
                size = n
        yield start, words[k + size - 1][1]
        k += size
