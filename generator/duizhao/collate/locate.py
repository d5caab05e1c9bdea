"""Where the rows of one edition stand in the text of another."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

_SURE = 10  # folded characters; a shorter row needs its neighbours to tell which of several places is its
_GRAM = 4  # folded characters of a run that a damaged row still shares with its original
_COMMON = 8  # places from which a run is too common to tell anything
_LEAST = 8  # folded characters below which a row is found exactly, or between its neighbours, or not at all
_VOTES = 0.08  # runs in common, for each character of the row, from which a place is believed
_MARGIN = 0.6  # of the best place's votes, which the second best must stay under
_ALIKE = 0.65  # similarity, of 1, that a believed place must reach
_COMPARED = 400_000_000  # product of the lengths of texts, up to which comparing them takes a moment
_EDGE = 3  # folded characters by which an approximate place may miss its neighbour's or a row's edge
_FITS = 0.5  # how much, of a row's length, a gap may differ from it and still be its place


@dataclass(frozen=True, slots=True)
class Place:
    """A row's span in the folded stream; `exact` when the folded words are the same."""

    start: int
    end: int
    exact: bool


def locate(rows: Sequence[str], stream: str, edges: Sequence[int]) -> list[Place | None]:
    """The place of each folded row in the folded `stream`, in order; None where it has none.

    Rows that occur once come first; they must ascend. Then damaged ones, by the runs of characters
    that they share with the stream, and rows that occur several times are sought between their
    neighbours; at last short damaged ones in the gaps that are left. `edges` are the starts of the stream's own rows, ascending:
    an approximate place snaps to them and to its neighbours.
    """
    found = _unique(rows, stream)
    places: list[Place | None] = [None] * len(rows)
    for i in _ascending(found):
        places[i] = found[i]
    damaged = [i for i, row in enumerate(rows) if places[i] is None and len(row) >= _LEAST and row not in stream]
    if damaged:
        _vote_between(rows, damaged, stream, places)
    _fill(rows, stream, places)
    _fit(rows, stream, places)
    return _snapped(places, edges)


def _unique(rows: Sequence[str], stream: str) -> dict[int, Place]:
    out: dict[int, Place] = {}
    for i, row in enumerate(rows):
        if len(row) >= _SURE and (start := stream.find(row)) >= 0 and stream.find(row, start + 1) < 0:
            out[i] = Place(start, start + len(row), exact=True)
    return out


def _vote_between(rows: Sequence[str], damaged: Sequence[int], stream: str, places: list[Place | None]) -> None:
    """Place damaged rows where most of their short runs stand at one distance, between their neighbours."""
    wanted = {rows[i][k : k + _GRAM] for i in damaged for k in range(len(rows[i]) - _GRAM + 1)}
    where: dict[str, list[int]] = {}
    for at in range(len(stream) - _GRAM + 1):
        gram = stream[at : at + _GRAM]
        if gram in wanted:
            where.setdefault(gram, []).append(at)
    following = _following(places, len(stream))
    lows = _preceding(places)
    voted: dict[int, Place] = {}
    for i in damaged:
        place = _vote(rows[i], stream, where)
        if place and lows[i] - _EDGE <= place.start and place.end <= following[i] + _EDGE:
            voted[i] = place
    for i in _ascending(voted):
        places[i] = voted[i]


def _vote(row: str, stream: str, where: dict[str, list[int]]) -> Place | None:
    hits = [
        (k, at)
        for k in range(len(row) - _GRAM + 1)
        for at in where.get(row[k : k + _GRAM], ())
        if len(where[row[k : k + _GRAM]]) <= _COMMON
    ]
    width = max(_GRAM, len(row) // 10)
    votes = Counter((at - k) // width for k, at in hits)
    if not votes:
        return None
    best = max(votes, key=lambda b: (votes[b - 1] + votes[b] + votes[b + 1], -b))
    score = votes[best - 1] + votes[best] + votes[best + 1]
    rival = max((n for b, n in votes.items() if abs(b - best) > 1), default=0)
    if score < max(2.0, len(row) * _VOTES) or rival > score * _MARGIN:
        return None
    near = [(k, at) for k, at in hits if abs((at - k) // width - best) <= 1]
    first, last = near[0], near[-1]
    start = max(0, first[1] - first[0])
    end = min(len(stream), last[1] + len(row) - last[0])
    if end <= start or not _alike(row, stream[start:end]):
        return None
    return Place(start, end, exact=False)


def _alike(one: str, other: str) -> bool:
    """Are two texts similar enough? Texts too long to compare are believed by their votes."""
    if len(one) * len(other) > _COMPARED:
        return True
    from rapidfuzz.distance import Indel  # noqa: PLC0415 - only damaged editions need it

    return bool(Indel.normalized_similarity(one, other) >= _ALIKE)


def _ascending(found: dict[int, Place]) -> list[int]:
    """The longest run of rows whose starts ascend (patience sorting)."""
    rows = sorted(found)
    tails: list[int] = []
    tail_of: list[int] = []
    before: list[int] = []
    for k, row in enumerate(rows):
        start = found[row].start
        pile = bisect_left(tails, start)
        before.append(tail_of[pile - 1] if pile else -1)
        if pile == len(tails):
            tails.append(start)
            tail_of.append(k)
        else:
            tails[pile], tail_of[pile] = start, k
    out = []
    k = tail_of[-1] if tail_of else -1
    while k >= 0:
        out.append(rows[k])
        k = before[k]
    return out[::-1]


def _following(places: Sequence[Place | None], end: int) -> list[int]:
    """For each row, where the next placed row starts."""
    out = [end] * (len(places) + 1)
    for i in range(len(places) - 1, -1, -1):
        place = places[i]
        out[i] = place.start if place else out[i + 1]
    return out


def _preceding(places: Sequence[Place | None]) -> list[int]:
    """For each row, where the placed row before it ends."""
    out, end = [], 0
    for place in places:
        out.append(end)
        end = place.end if place else end
    return out


def _fill(rows: Sequence[str], stream: str, places: list[Place | None]) -> None:
    """Exact places between the neighbours' places, nearest to the neighbour that touches."""
    low = 0
    following = _following(places, len(stream))
    for i, row in enumerate(rows):
        if (place := places[i]) is None and row:
            start = stream.find(row, low, following[i] + _EDGE)
            later = stream.rfind(row, low, following[i] + _EDGE)
            if start != later and abs(later + len(row) - following[i]) <= _EDGE and abs(start - low) > _EDGE:
                start = later
            if start >= 0:
                place = places[i] = Place(start, start + len(row), exact=True)
        if place:
            low = max(low, place.end - _EDGE)


def _fit(rows: Sequence[str], stream: str, places: list[Place | None]) -> None:
    """A row between two placed ones stands in the gap they leave, if it is of its length and reads alike."""
    following = _following(places, len(stream))
    for i in range(1, len(rows) - 1):
        before = places[i - 1]
        if places[i] is None and rows[i] and before and places[i + 1]:
            gap = following[i] - before.end
            fits = gap > 0 and abs(gap - len(rows[i])) <= max(_EDGE, len(rows[i]) * _FITS)
            if fits and _alike(rows[i], stream[before.end : following[i]]):
                places[i] = Place(before.end, following[i], exact=False)


def _snapped(places: list[Place | None], edges: Sequence[int]) -> list[Place | None]:
    """Approximate places moved to the edges of rows and of their neighbours, and kept from overlapping."""
    out = [p if p is None or p.exact else replace(p, start=_snap(p.start, edges), end=_snap(p.end, edges)) for p in places]
    last = -1
    for i, place in enumerate(out):
        if place is None:
            continue
        before = out[last] if last >= 0 else None
        if before is not None and (place.start < before.end or (last == i - 1 and place.start - before.end <= _EDGE)):
            if place.exact:
                out[last] = replace(before, end=place.start)
            else:
                place = out[i] = replace(place, start=before.end, end=max(place.end, before.end))
        last = i
    return [p if p is None or p.start < p.end else None for p in out]


def _snap(position: int, edges: Sequence[int]) -> int:
    k = bisect_left(edges, position)
    near = [e for e in edges[max(0, k - 1) : k + 1] if abs(e - position) <= _EDGE]
    return min(near, key=lambda e: abs(e - position)) if near else position
