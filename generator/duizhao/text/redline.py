"""Divide two texts into words that are the same and words that differ, as a redline shows them."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

import rjieba

from duizhao.model.source import Lang
from duizhao.text.language import simplified

_PIECE = re.compile(r"(?P<number>[0-9][0-9.,]*[0-9]?%?)|[A-Za-z][\w’'-]*|\s+|(?P<han>[\u3400-\u9fff]+)|.", re.DOTALL)
_EN_WORD = re.compile(r"\w[\w’'%-]*(?:[.,]\w[\w’'%-]*)*|\s+|.", re.DOTALL)
_LEAST_KEPT = {"zh": 2, "en": 5}  # letters of an island between two changes that is shown as unchanged
_MOST = 20_000  # characters of both texts that are compared by words
_MOST_PAIRS = 200_000  # of equal words; texts of words that recur all the time would take minutes
_LETTER = re.compile(r"\w")


class Redlined(NamedTuple):
    """What the old text has there and what the new one has; `same` where only the script may differ."""

    old: str
    new: str
    same: bool


def redline(old: str, new: str, lang: Lang) -> list[Redlined]:
    """Divide two texts by words; what stands alone between two changes and says little is part of the change.

    >>> redline("新建學校三所。", "新建学校五所。", "zh")
    [Redlined(old='新建學校', new='新建学校', same=True), Redlined(old='三所', new='五所', same=False), Redlined(old='。', new='。', same=True)]
    >>> [part for part in redline("We built two bridges.", "We built three bridges.", "en") if not part.same]
    [Redlined(old='two', new='three', same=False)]
    """
    if len(old) + len(new) > _MOST:
        return [Redlined(old, new, old == new)]
    one, other = _words(old, lang), _words(new, lang)
    counts = [Counter(key for key, _ in words) for words in (one, other)]
    if sum(n * counts[1][word] for word, n in counts[0].items()) > _MOST_PAIRS:
        return [Redlined(old, new, old == new)]
    matcher = SequenceMatcher(None, [key for key, _ in one], [key for key, _ in other], autojunk=False)
    parts = [
        Redlined(_joined(one[a:b]), _joined(other[c:d]), tag == "equal")
        for tag, a, b, c, d in matcher.get_opcodes()
        if b > a or d > c
    ]
    return _tidied(parts, lang)


def alike(parts: Iterable[Redlined]) -> float:
    """Compute the share of the letters of both texts that stand in parts that are the same, 0 to 1.

    >>> alike([Redlined("修桥", "修桥", True), Redlined("三座", "五座", False)])
    0.5
    """
    same = both = 0
    for part in parts:
        size = sum(len(_LETTER.findall(text)) for text in part[:2])
        both += size
        same += size if part.same else 0
    return same / both if both else 0.0


def _words(text: str, lang: Lang) -> list[tuple[str, str]]:
    """List the words of a text, each as it is compared and as it is written."""
    plain = simplified(text) if lang == "zh" else text
    if lang == "en":
        return [(w if w.strip() else " ", w) for w in _EN_WORD.findall(plain)]
    out, at = [], 0
    for piece in _PIECE.finditer(plain):
        for word in rjieba.cut(piece[0]) if piece["han"] else (piece[0],):
            out.append((word, text[at : at + len(word)]))
            at += len(word)
    return out


def _joined(words: Sequence[tuple[str, str]]) -> str:
    return "".join(written for _, written in words)


def _tidied(parts: Sequence[Redlined], lang: Lang) -> list[Redlined]:
    """Join neighbouring changes over what is too short to be read between them."""
    out: list[Redlined] = []
    for k, part in enumerate(parts):
        inside = 0 < k < len(parts) - 1
        island = part.same and inside and len(_LETTER.findall(part.new)) < _LEAST_KEPT[lang]
        changed = not part.same or island
        if out and changed and not out[-1].same:
            out[-1] = Redlined(out[-1].old + part.old, out[-1].new + part.new, same=False)
        else:
            out.append(Redlined(part.old, part.new, not changed))
    return out
