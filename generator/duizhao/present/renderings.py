"""Find the English of Chinese words: their sentences, and in these the clause that renders them."""

import re
from collections.abc import Iterator, Sequence

from duizhao.model.alignment import Segment, Span
from duizhao.model.links import Place
from duizhao.model.quality import is_doubtful
from duizhao.model.report import ComparedPassage

_CUT = re.compile(r"[,;:](?=\s)|[.!?](?=\s|$)")
_AND = re.compile(r"\sand\s")
_BLANK = " \t\n,;:"  # at the ends of a clause
_INSIDE = 0.8  # of the Chinese of a bead


def renderings(passage: ComparedPassage, places: Sequence[Place]) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """Return the English sentences that words are in, and what of them renders the words; both may be empty.

    A bead that is doubtful has its sentences only: they may be those of other words.
    """
    if not passage.en or places[0].lang != "zh":
        return (), ()
    sentences: set[Span] = set()
    words: set[Span] = set()
    for place in places:
        for number, segment in enumerate(passage.segments):
            if any(a < place.end and place.start < b for a, b in segment.zh):
                sentences.update(segment.en)
                words.update(_words(passage, place, number, segment))
    return tuple(sorted(sentences)), _merged(sorted(words))


def _words(passage: ComparedPassage, place: Place, number: int, segment: Segment) -> Iterator[Span]:
    """Yield the clauses with the figures of the words; the whole bead if the words are most of it, or have no figure."""
    if is_doubtful(segment):
        return
    inside = sum(max(0, min(b, place.end) - max(a, place.start)) for a, b in segment.zh)
    figures = [] if inside >= _INSIDE * sum(b - a for a, b in segment.zh) else list(_figures(passage, place, number))
    others = [(f.start, f.end) for f in passage.figures if f.lang == "en" and f.kind == "quantity"]
    for span in segment.en:
        clauses = [_clause(passage.en or "", span, f, others) for f in figures if span[0] <= f[0] < span[1]]
        yield from clauses or ([] if figures else [_trimmed(passage.en or "", span)])


def _figures(passage: ComparedPassage, place: Place, number: int) -> Iterator[Span]:
    """Yield the English figures that are the counterparts of those in the words."""
    for a in passage.agreement:
        if a.segment == number and a.zh is not None and a.en is not None:
            zh, en = passage.figures[a.zh], passage.figures[a.en]
            if place.start <= zh.start < place.end:
                yield en.start, en.end


def _clause(text: str, within: Span, figure: Span, others: Sequence[Span]) -> Span:
    """Return the clause around a figure; “and” ends it where another figure is beyond.

    >>> text = "We will build 28 schools and 60 parks, and open 1,200 places."
    >>> text[slice(*_clause(text, (0, len(text)), (14, 16), [(29, 31)]))]
    'We will build 28 schools'
    """
    before = max([f[1] for f in others if f[1] <= figure[0]], default=within[0])
    after = min([f[0] for f in others if f[0] >= figure[1]], default=within[1])
    cuts = [m.end() for m in _CUT.finditer(text, *within)]
    cuts += [m.end() for m in _AND.finditer(text, before, figure[0])] if before > within[0] else []
    cuts += [m.start() for m in _AND.finditer(text, figure[1], after)] if after < within[1] else []
    start = max([c for c in cuts if c <= figure[0]], default=within[0])
    end = min([c for c in cuts if c >= figure[1]], default=within[1])
    return _trimmed(text, (start, end))


def _trimmed(text: str, span: Span) -> Span:
    """Leave out blanks and commas at both ends."""
    words = text[slice(*span)]
    start = span[0] + len(words) - len(words.lstrip(_BLANK))
    return start, max(start, span[0] + len(words.rstrip(_BLANK)))


def _merged(spans: Sequence[Span]) -> tuple[Span, ...]:
    """Join spans that overlap."""
    out: list[Span] = []
    for start, end in spans:
        if out and start <= out[-1][1]:
            out[-1] = out[-1][0], max(end, out[-1][1])
        elif start < end:
            out.append((start, end))
    return tuple(out)
