"""Learn from the pairs of a first round: words that render each other, how reliably, and the ratio of lengths."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from duizhao.align.learning import FOLDS, seeds
from duizhao.align.lexicon import Floats, Ints, Lesson, Lexicon, Vocabulary, learn
from duizhao.align.paragraphs.known import Flags, Items, Sides
from duizhao.align.paragraphs.path import Bead
from duizhao.align.paragraphs.worth import EN_LEAST, ZH_LEAST

_TRUSTED = 3.0  # the least worth of a bead that is learned from
_FEWEST = 8  # beads that are enough to learn from
_ROUNDS = 4
_LIKELY = 0.1  # probability from which a word of the lexicon explains another
_PRIOR = 4.0  # occurrences with which the mean of all items counts in the rate of one
_LOWEST, _HIGHEST = 0.03, 0.95
_NARROW, _WIDE = 0.15, 0.8  # limits of the standard deviation of lengths
_NORMAL = 1.4826  # from a median deviation to a standard deviation


def learned(sides: Sides, beads: Sequence[Bead]) -> Sides:
    """Return the sides with what these beads teach; unchanged if they are too few."""
    good = [b for b in beads if b.worth > _TRUSTED]
    if len(good) < _FEWEST:
        return sides
    zh, en = Vocabulary.of(sides.zh_items.names), Vocabulary.of(sides.en_items.names)
    lessons = seeds(zh, en)
    zh_folds, en_folds = np.zeros(len(sides.zh), dtype=np.int64), np.zeros(len(sides.en), dtype=np.int64)
    for k, bead in enumerate(good):
        zh_folds[bead.i : bead.i + bead.a] = en_folds[bead.j : bead.j + bead.b] = k % FOLDS
        left = zh.numbers([w for p in sides.zh[bead.i : bead.i + bead.a] for w in p.items])
        right = en.numbers([w for p in sides.en[bead.j : bead.j + bead.b] for w in p.items])
        if len(left) and len(right):
            lessons.append(Lesson(left, right, 1.0, k % FOLDS))
    tables = [_likely(lexicon, len(zh.ids), len(en.ids)) for lexicon in learn(lessons, FOLDS, len(en.ids) + 1, _ROUNDS)]
    en_known = _with_lexicon(sides.en_items.known, sides.zh_items.counts, zh_folds, [forward for forward, _ in tables])
    zh_known = _with_lexicon(sides.zh_items.known, sides.en_items.counts, en_folds, [backward for _, backward in tables])
    en_items = _with_rates(replace(sides.en_items, known=en_known), [((b.j, b.j + b.b), (b.i, b.i + b.a)) for b in good])
    zh_items = _with_rates(replace(sides.zh_items, known=zh_known), [((b.i, b.i + b.a), (b.j, b.j + b.b)) for b in good])
    ratio, spread = _lengths(sides, good)
    return Sides(sides.zh, sides.en, zh_items, en_items, ratio, spread)


def _likely(lexicon: Lexicon, zh: int, en: int) -> tuple[Flags, Flags]:
    """Return which words of English are likely given one of Chinese, shape (zh, en), and of Chinese given English, (en, zh)."""
    forward, backward = np.zeros((zh, en), dtype=bool), np.zeros((en, zh), dtype=bool)
    left, right = np.divmod(lexicon.keys, lexicon.width)
    for table, chances, given, rendered in ((forward, lexicon.en_of_zh, left, right), (backward, lexicon.zh_of_en, right, left)):
        kept = (chances >= _LIKELY) & (left > 0) & (right > 0)
        table[given[kept] - 1, rendered[kept] - 1] = True
    return forward, backward


def _with_lexicon(known: Flags, counts: Floats, folds: Ints, tables: Sequence[Flags]) -> Flags:
    """Add what the words of each paragraph explain by the lexicon that was learned without its own fold."""
    out = known.copy()
    for k, (has, fold) in enumerate(zip(counts > 0, folds, strict=True)):
        out[k] |= tables[fold][has].any(0)
    return out


def _with_rates(items: Items, pairs: Sequence[tuple[tuple[int, int], tuple[int, int]]]) -> Items:
    """Count how often each item is explained where its paragraph is rendered; one that is rare is drawn to the mean."""
    hits, seen = np.zeros(len(items.names)), np.zeros(len(items.names))
    for mine, others in pairs:
        have = items.counts[slice(*mine)].any(0)
        seen += have
        hits += have & items.known[slice(*others)].any(0)
    rates = np.empty(len(items.names))
    for kind in (items.quantities, ~items.quantities):
        mean = (hits[kind].sum() + 1) / (seen[kind].sum() + 2)
        rates[kind] = (hits[kind] + _PRIOR * mean) / (seen[kind] + _PRIOR)
    return replace(items, rates=np.clip(rates, _LOWEST, _HIGHEST))


def _lengths(sides: Sides, beads: Sequence[Bead]) -> tuple[float, float]:
    ratios = np.log(
        [
            (sum(p.size for p in sides.en[b.j : b.j + b.b]) + EN_LEAST)
            / (sum(p.size for p in sides.zh[b.i : b.i + b.a]) + ZH_LEAST)
            for b in beads
        ]
    )
    middle = float(np.median(ratios))
    return middle, float(np.clip(_NORMAL * np.median(np.abs(ratios - middle)), _NARROW, _WIDE))
