"""Collect the renderings of formulas over all reports."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from duizhao.model.words import Rendering, Term, TermPlace, TermRendering
from duizhao.words.beads import Bead
from duizhao.words.formulas import Formula
from duizhao.words.rows import Choice

_SUPPORTED = 2  # places of one rendering, or of renderings that share a word, support each other
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
    found: Mapping[str, Sequence[Found]], alone: float, wanted: Collection[str] = (),
) -> list[Term]:  # fmt: skip
    """Make the term bank of formulas: `places` counts those in both languages, `found` are the probable renderings of each.

    A rendering that no other place supports has at least the score `alone`. Formulas that are `wanted` need no rendering.
    """
    written = spellings(beads)
    out = []
    for f in formulas:
        renderings = found.get(f.zh, ())
        both = places.get(f.zh, 0)
        if f.zh in wanted or both < _LEAST_PLACES or len(renderings) >= _LEAST_RENDERED * both:
            counts = tuple((reports[k], n) for k, n in f.reports)
            out.append(Term(f.zh, f.quoted, counts, tuple(_grouped(beads, _supported(beads, renderings, alone), written))))
    return out


def _supported(beads: Sequence[Bead], found: Sequence[Found], alone: float) -> list[Found]:
    """Drop what is not sure by itself and shares no word with the rendering of another place: it is often that of a neighbour."""
    words = [frozenset(t.word for t in beads[f.bead].en.tokens[slice(*f.choice.words)]) for f in found]
    places = Counter(w for some in words for w in some)
    return [
        f for f, some in zip(found, words, strict=True) if f.choice.score >= alone or any(places[w] >= _SUPPORTED for w in some)
    ]


def _grouped(beads: Sequence[Bead], found: Iterable[Found], written: Counter[str]) -> list[TermRendering]:
    """Group renderings of the same words, the most probable first; the commonest spelling names a group."""
    groups: dict[frozenset[str], list[TermPlace]] = defaultdict(list)
    names: dict[frozenset[str], Counter[str]] = defaultdict(Counter)
    for k, choice, r in found:
        bead = beads[k]
        same = frozenset(t.word for t in bead.en.tokens[slice(*choice.words)])
        groups[same].append(TermPlace(bead.report, bead.row, r.zh, r.en, r.score))
        names[same][_inside_sentence(bead, r, written)] += 1
    ordered = [TermRendering(min(names[k], key=lambda n: (-names[k][n], n)), tuple(some)) for k, some in groups.items()]
    return sorted(ordered, key=lambda r: (-sum(p.score for p in r.places), r.en))


def _inside_sentence(bead: Bead, rendering: Rendering, written: Counter[str]) -> str:
    """Return the words of a rendering; the first one of a sentence is written as inside of sentences."""
    first = next(a for a, b in bead.en.spans if a <= rendering.en[0] < b)
    start = sum(b - a + 1 for a, b in bead.en.spans if a < first) + rendering.en[0] - first
    text = bead.en.text[start : start + rendering.en[1] - rendering.en[0]]
    word = text.partition(" ")[0].strip(",")
    begins = start == 0 or bead.en.text[:start].rstrip().endswith((".", ";", ":", "!", "?"))
    return text[:1].lower() + text[1:] if begins and written[word.lower()] >= written[word] else text
