"""Collect the renderings of formulas over all reports."""

import math
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from statistics import fmean
from typing import NamedTuple

import numpy as np

from duizhao.model.words import Rendering, Term, TermPlace, TermRendering
from duizhao.text.glosses import gloss_stems
from duizhao.words.beads import Bead, en_tokens_of
from duizhao.words.formulas import Formula
from duizhao.words.model import Model
from duizhao.words.rows import Choice

_SURE = 0.97  # on average at the places where a rendering is whole
_PLACES = 2  # a rendering that only one place has may be a neighbour's
_BESIDE, _UNCLAIMED = 0.6, 0.65  # the share of places from which a word beside a rendering belongs to it, unless others claim it
_LONG, _FEW = 4, 2  # from so many characters on a term has so many words
_EDGES = frozenset("about over under up out off what".split())  # at the end of a rendering they lead to something else
_LEAST_PLACES, _LEAST_RENDERED = 3, 0.4  # a formula that is rendered at fewer of its places has no English of its own


class Found(NamedTuple):
    """A probable rendering: the number of its bead, what was chosen there, and its place in the row."""

    bead: int
    choice: Choice
    rendering: Rendering


def spellings(beads: Iterable[Bead]) -> Counter[str]:
    """Count the words inside sentences as they are written."""
    return Counter(b.en.text[t.start : t.end] for b in beads for t, cut in zip(b.en.tokens[1:], b.cuts, strict=False) if not cut)


def collect_terms(
    formulas: Iterable[Formula], reports: Sequence[str], beads: Sequence[Bead], places: Mapping[str, int],
    found: Mapping[str, Sequence[Found]], model: Model, wanted: Collection[str] = (),
) -> list[Term]:  # fmt: skip
    """Make the term bank of formulas: `places` counts those in both languages, `found` are the probable renderings of each.

    Renderings that are sure to be whole are apart from the others; of these, what no other place supports is sure by itself.
    Formulas that are `wanted` need no rendering. What may be a part of something is left out unless its English tells otherwise.
    """
    written = spellings(beads)
    out = []
    for f in formulas:
        renderings = found.get(f.zh, ())
        both = places.get(f.zh, 0)
        if f.zh not in wanted and both >= _LEAST_PLACES and len(renderings) < _LEAST_RENDERED * both:
            continue
        told = _terms_renderings(f.zh, beads, supported(beads, renderings, model.shown), written, model)
        if f.zh in wanted or both < _LEAST_PLACES or not _is_part(f, *told):
            out.append(Term(f.zh, f.quoted, tuple((reports[k], n) for k, n in f.reports), *told))
    return out


def _is_part(formula: Formula, sure: Sequence[TermRendering], unsure: Sequence[TermRendering]) -> bool:
    """Is what may be a part one: without sure English, or with another one at each of several places?"""
    places = [len(r.places) for r in (*sure, *unsure)]
    differ = len(places) >= _LEAST_PLACES and max(places) == 1
    return (formula.open and not sure) or (formula.bound and differ)


def supported(beads: Sequence[Bead], found: Sequence[Found], alone: float) -> list[Found]:
    """Drop what is not sure by itself and shares no word with the rendering of another place: it is often that of a neighbour."""
    words = [frozenset(t.word for t in beads[f.bead].en.tokens[slice(*f.choice.words)]) for f in found]
    places = Counter(w for some in words for w in some)
    return [f for f, some in zip(found, words, strict=True) if f.choice.score >= alone or any(places[w] >= _PLACES for w in some)]


def _terms_renderings(
    zh: str, beads: Sequence[Bead], found: Iterable[Found], written: Counter[str], model: Model
) -> tuple[tuple[TermRendering, ...], tuple[TermRendering, ...]]:
    """Return the renderings that are sure and the others, the most probable first."""
    sure: list[TermRendering] = []
    unsure: list[TermRendering] = []
    for name, some in named_groups(beads, found, written):
        places = (
            TermPlace(beads[f.bead].report, beads[f.bead].row, f.rendering.zh, f.rendering.en, f.rendering.score) for f in some
        )
        right = is_whole(zh, name, some, beads) and model.bank.predict(np.array([evidence(zh, some)]))[0] >= model.listed
        (sure if right else unsure).append(TermRendering(name, tuple(places)))
    return _ordered(sure), _ordered(unsure)


def _ordered(renderings: Iterable[TermRendering]) -> tuple[TermRendering, ...]:
    return tuple(sorted(renderings, key=lambda r: (-sum(p.score for p in r.places), r.en)))


def named_groups(beads: Sequence[Bead], found: Iterable[Found], written: Counter[str]) -> Iterator[tuple[str, list[Found]]]:
    """Group renderings of the same words; the commonest spelling names a group, of equals the shortest."""
    groups: dict[frozenset[str], list[Found]] = defaultdict(list)
    for one in found:
        groups[frozenset(t.word for t in beads[one.bead].en.tokens[slice(*one.choice.words)])].append(one)
    for some in groups.values():
        names = Counter(_inside_sentence(beads[f.bead], f.rendering, written) for f in some)
        yield min(names, key=lambda n: (-names[n], len(n), n)), some


def evidence(zh: str, found: Sequence[Found]) -> tuple[float, ...]:
    """Return the features of a rendering at all its places, in the order of OF_BANK."""
    words = fmean(f.choice.words[1] - f.choice.words[0] for f in found)
    one_piece = fmean(f.choice.pieces == 1 for f in found)
    return math.log(len(found)), len(zh) / words, one_piece, fmean(f.choice.glossed for f in found)


def is_whole(zh: str, name: str, found: Sequence[Found], beads: Sequence[Bead]) -> bool:
    """Is a rendering at these places that of the term, the whole of it and nothing else, as far as rules tell?"""
    ends = (name.split(maxsplit=1)[0], name.rsplit(maxsplit=1)[-1])
    words = {t.word for f in found for t in beads[f.bead].en.tokens[slice(*f.choice.words)]}
    scores = [f.choice.score for f in found if f.choice.whole]
    if len(found) < _PLACES or not scores or sum(scores) < _SURE * len(scores):
        return False
    if (len(zh) >= _LONG and len(words) < _FEW) or not _EDGES.isdisjoint(ends) or _repeats(zh, name):
        return False
    if sum(_takes(f, beads[f.bead]) for f in found) > len(found) / 2:
        return False
    before = [(beads[f.bead].en.tokens[max(0, f.choice.words[0] - 1)].word, f.choice.before) for f in found]
    after = [(beads[f.bead].en.tokens[f.choice.words[1] % len(beads[f.bead].en.tokens)].word, f.choice.after) for f in found]
    return not _goes_on(before) and not _goes_on(after)


def _repeats(zh: str, name: str) -> bool:
    """Has the English of a term a word twice, though the Chinese has no character twice? Then one of them is a neighbour's."""
    words = [t.word for t in en_tokens_of(name)]
    return len({*words}) < len(words) and len({*zh}) == len(zh)


def _takes(one: Found, bead: Bead) -> bool:
    """Has the English at a place a word that the dictionary gives for the Chinese word beside the term, and not for the term?"""
    start, end = one.choice.zh
    beside = [t.word for t in bead.zh.tokens if end == t.start or t.end == start]
    within = [bead.zh.text[start:end], *(t.word for t in bead.zh.tokens if start <= t.start and t.end <= end)]
    words = {t.word for t in bead.en.tokens[slice(*one.choice.words)]}
    return bool(words & gloss_stems(beside) - gloss_stems(within))


def _goes_on(beside: Sequence[tuple[str, float]]) -> bool:
    """Is the same word beside most places of a rendering, though nothing else in the Chinese asks for it?"""
    claims: dict[str, list[float]] = defaultdict(list)
    for word, claim in beside:
        claims[word].append(claim)
    some = max(claims.values(), key=len)
    return len(some) >= max(_PLACES, _BESIDE * len(beside)) and sum(some) <= _UNCLAIMED * len(some)


def _inside_sentence(bead: Bead, rendering: Rendering, written: Counter[str]) -> str:
    """Return the words of a rendering; the first one of a sentence is written as inside of sentences."""
    first = next(a for a, b in bead.en.spans if a <= rendering.en[0] < b)
    start = sum(b - a + 1 for a, b in bead.en.spans if a < first) + rendering.en[0] - first
    text = bead.en.text[start : start + rendering.en[1] - rendering.en[0]]
    word = text.partition(" ")[0].strip(",")
    begins = start == 0 or bead.en.text[:start].rstrip().endswith((".", ";", ":", "!", "?"))
    return text[:1].lower() + text[1:] if begins and written[word.lower()] >= written[word] else text
