"""Find the syllable of every character: by known words, then by rules, then by default."""

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import Literal, NamedTuple

from pypinyin.constants import PHRASES_DICT, PINYIN_DICT

from duizhao.text.readings.division import Span
from duizhao.text.readings.names import Name, read_name
from duizhao.text.readings.tables import polyphones, rules, terms

How = Literal["name", "term", "phrase", "rule", "default", "only"]
_ALWAYS = {"一": "yī", "不": "bù", "们": "men"}  # no tone sandhi is written
_REACH = 40  # characters on either side that a rule may look at
_WORDS = 1 << 14  # kept
_WORD_REACH = 6  # divided words that a known word may consist of


class Syllable(NamedTuple):
    """The pinyin of a character and how it was found; `only` means that the character has one reading."""

    pinyin: str
    how: How


def syllables(text: str, words: Sequence[Span], names: Sequence[Name] = ()) -> dict[int, Syllable]:
    """Find the syllable of each Chinese character of Simplified text, by its position.

    >>> text = "银行增长快"
    >>> [s.pinyin for s in syllables(text, [(0, 2), (2, 4), (4, 5)]).values()]
    ['yín', 'háng', 'zēng', 'zhǎng', 'kuài']
    """
    out: dict[int, Syllable] = {}
    for name in names:
        _put(out, name[0][0], read_name(text, name), "name")
    for start, pinyin in _known(text, words):
        _put(out, start, pinyin, "term")
    for start, end in words:
        if not all(i in out for i in range(start, end)):
            for at, pinyin in _phrases(text[start:end]):
                _put(out, start + at, pinyin, "phrase")
    for start, end in words:
        for at in range(start, end):
            if at not in out:
                out[at] = _alone(text, at, (start, end))
    return dict(sorted(out.items()))


def _put(out: dict[int, Syllable], start: int, pinyin: Sequence[str], how: How) -> None:
    if not any(start + k in out for k in range(len(pinyin))):
        for k, syllable in enumerate(pinyin):
            out[start + k] = Syllable(syllable, how)


def _known(text: str, words: Sequence[Span]) -> Iterator[tuple[int, Sequence[str]]]:
    """Find words of `terms.tsv` and `places.tsv`, the longest first: several words of the text together, or part of one."""
    known, heads = terms(), _heads()
    at = 0
    for k, (start, end) in enumerate(words):
        if start < at:
            continue
        if text[start : start + 2] not in heads and text[start] not in heads:
            yield from ((start + i, pinyin) for i, pinyin in _within(text[start:end]))
            continue
        last = k
        while last + 1 < len(words) and last - k < _WORD_REACH and words[last + 1][0] == words[last][1]:
            last += 1
        whole = next((words[n][1] for n in range(last, k - 1, -1) if text[start : words[n][1]] in known), 0)
        if whole:
            yield start, known[text[start:whole]]
            at = whole
        else:
            yield from ((start + i, pinyin) for i, pinyin in _within(text[start:end]))


@cache
def _heads() -> frozenset[str]:
    """How the words of `terms` begin: their first two characters."""
    return frozenset(term[:2] for term in terms())


@lru_cache(maxsize=_WORDS)
def _within(word: str) -> Sequence[tuple[int, Sequence[str]]]:
    """Find words of `terms` within a word, the longest at each position."""
    known, out = terms(), []
    i = 0
    while i < len(word):
        size = next((n for n in range(len(word) - i, 1, -1) if word[i : i + n] in known), 0)
        if size:
            out.append((i, known[word[i : i + size]]))
        i += size or 1
    return out


@lru_cache(maxsize=_WORDS)
def _phrases(word: str) -> Sequence[tuple[int, Sequence[str]]]:
    """Find words of pypinyin's word list within a word, the longest at each position."""
    out = []
    i = 0
    while i < len(word):
        size = next((n for n in range(len(word) - i, 1, -1) if word[i : i + n] in PHRASES_DICT), 0)
        if size:
            pinyin = [s[0] for s in PHRASES_DICT[word[i : i + size]]]
            if len(pinyin) == size:
                out.append((i, [_ALWAYS.get(c, p) for c, p in zip(word[i : i + size], pinyin, strict=True)]))
        i += size or 1
    return out


def _alone(text: str, at: int, word: Span) -> Syllable:
    char = text[at]
    if char not in rules():
        return _by_itself(char)
    near = text[word[0] : at], text[at + 1 : word[1]]
    far = text[max(0, at - _REACH) : at], text[at + 1 : at + 1 + _REACH]
    for rule in rules()[char]:
        before, after = far if rule.wide else near
        if (rule.before is None or rule.before.search(before)) and (rule.after is None or rule.after.match(after)):
            return Syllable(rule.pinyin, "rule")
    return _by_itself(char)


@cache
def _by_itself(char: str) -> Syllable:
    if char in polyphones():
        return Syllable(polyphones()[char], "default")
    return Syllable(_ALWAYS.get(char) or PINYIN_DICT.get(ord(char), char).split(",")[0], "only")
