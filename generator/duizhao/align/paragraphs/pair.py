"""Pair the paragraphs of two texts, and measure what the pairs say of the texts."""

from collections.abc import Sequence

from duizhao.align.paragraphs.known import Sides
from duizhao.align.paragraphs.path import Bead
from duizhao.align.paragraphs.rounds import pair_paragraphs
from duizhao.align.paragraphs.side import QUANTITY, Paragraph, Quantities, read_paragraph
from duizhao.align.paragraphs.verdict import Content
from duizhao.genre import Genre
from duizhao.model.pairing import RowPair

_EN_PER_ZH = 3.2
_TELLING = 2  # digits, final zeros left out
_DIGITS = 4


def pair(zh: Sequence[str], en: Sequence[str], genre: Genre, quantities: Quantities) -> Content:
    """Pair paragraphs; the scores take for granted that the texts are of one report."""
    left = [read_paragraph(text, "zh", genre, quantities) for text in zh]
    right = [read_paragraph(text, "en", genre, quantities) for text in en]
    sides, scored = pair_paragraphs(left, right)
    pairs = tuple(
        RowPair(tuple(range(b.i, b.i + b.a)), tuple(range(b.j, b.j + b.b)), round(score, _DIGITS)) for b, score in scored
    )
    return _content(sides, [b for b, _ in scored], pairs)


def _content(sides: Sides, beads: Sequence[Bead], pairs: tuple[RowPair, ...]) -> Content:
    zh, en = sum(p.size for p in sides.zh) * _EN_PER_ZH, float(sum(p.size for p in sides.en))
    shorter = max(1.0, min(zh, en))
    worth = sum(max(0.0, b.worth) for b in beads)
    hits = 0
    for b in beads:
        known = frozenset[str]().union(*(p.meanings for p in sides.zh[b.i : b.i + b.a]))
        hits += sum(item in known for p in sides.en[b.j : b.j + b.b] for item in p.items if is_telling(item))
    count = min(_telling(sides.zh), _telling(sides.en))
    return Content(pairs, round(1000 * worth / shorter, _DIGITS), shorter, count, min(hits, count))


def _telling(paragraphs: Sequence[Paragraph]) -> int:
    return sum(is_telling(item) for p in paragraphs for item in p.items)


def is_telling(item: str) -> bool:
    """Is this a quantity that two reports do not have by chance?

    >>> [is_telling(item) for item in ("#count:23000", "#share:0.06", "#date:2020", "增长")]
    [True, False, False, False]
    """
    if item[0] != QUANTITY or item.startswith(f"{QUANTITY}date:"):
        return False
    digits = item.rpartition(":")[2].partition("e")[0].replace(".", "").strip("0")
    return len(digits) >= _TELLING
