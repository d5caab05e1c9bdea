"""Find which words of one language a paragraph of the other explains, by dictionary, spelling and value."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from duizhao.align.lexicon import Floats
from duizhao.align.paragraphs.side import QUANTITY, Paragraph
from duizhao.text.glosses import gloss_stems, glosses
from duizhao.text.words import spelling

Flags = NDArray[np.bool_]
EXPLAINED, EXPLAINED_QUANTITY = 0.5, 0.8  # share of the items of a paragraph that its counterpart explains, before learning


@dataclass(frozen=True, slots=True)
class Items:
    """The items of one side.

    `names` are all of them, sorted; `counts[k, t]` is how often paragraph k has item t; `known[k, t]`: does paragraph k of
    the *other* side explain item t? `rates[t]` is how often an item is explained in its counterpart.
    """

    names: tuple[str, ...]
    counts: Floats
    known: Flags
    rates: Floats

    @property
    def quantities(self) -> Flags:
        """Which items are quantities?"""
        return np.array([name[0] == QUANTITY for name in self.names], dtype=bool)


@dataclass(frozen=True, slots=True)
class Sides:
    """The paragraphs of both sides and their items; the length of English for one character of Chinese as `ratio`, a logarithm.

    `spread` is the standard deviation of that logarithm between paragraphs.
    """

    zh: tuple[Paragraph, ...]
    en: tuple[Paragraph, ...]
    zh_items: Items
    en_items: Items
    ratio: float
    spread: float


def read_items(paragraphs: Sequence[Paragraph], others: int) -> Items:
    """Collect the items of one side; `others` is the number of paragraphs of the other side."""
    names = tuple(sorted({item for p in paragraphs for item in p.items}))
    at = {name: t for t, name in enumerate(names)}
    counts = np.zeros((len(paragraphs), len(names)))
    for k, p in enumerate(paragraphs):
        for item, count in p.items.items():
            counts[k, at[item]] = count
    items = Items(names, counts, np.zeros((others, len(names)), dtype=bool), np.zeros(len(names)))
    return replace(items, rates=np.where(items.quantities, EXPLAINED_QUANTITY, EXPLAINED))


def explain_by_dictionary(zh: Sequence[Paragraph], en: Sequence[Paragraph], zh_items: Items, en_items: Items) -> None:
    """Mark what the dictionary, the spelling of names and the value of quantities explain."""
    en_at = {name: t for t, name in enumerate(en_items.names)}
    for i, p in enumerate(zh):
        words = [w for w in p.items if w[0] != QUANTITY]
        known = gloss_stems(words) | {w.lower() for w in words} | {spelling(w) for w in words} | p.meanings
        en_items.known[i, [en_at[name] for name in known if name in en_at]] = True
    holders: dict[str, set[int]] = defaultdict(set)
    for j, p in enumerate(en):
        for name in p.items.keys() | p.meanings:
            holders[name].add(j)
    for t, name in enumerate(zh_items.names):
        zh_items.known[sorted(_explainers(name, holders)), t] = True


def _explainers(name: str, holders: Mapping[str, set[int]]) -> set[int]:
    """Return the English paragraphs that explain a Chinese item: they have all words of one of its glosses."""
    out: set[int] = set()
    for words in _renderings(name):
        places = [holders.get(w, set()) for w in words]
        out |= set.intersection(*places)
    return out


@lru_cache(maxsize=65536)
def _renderings(name: str) -> tuple[tuple[str, ...], ...]:
    if name[0] == QUANTITY:
        return ((name,),)
    return (*glosses(name), (name.lower(),), (spelling(name),))
