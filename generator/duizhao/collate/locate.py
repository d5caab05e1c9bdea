"""Locate the rows of one edition in the text of another."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

_SURE = 10  # folded characters; a shorter row is located by its neighbours
_GRAM = 4  # folded characters of the n-grams that a damaged row shares with its original
_COMMON = 8  # occurrences above which an n-gram is too common to be a vote
_LEAST = 8  # folded characters below which a damaged row is located by its neighbours only
_VOTES = 0.08  # votes for each character of the row from which a place is accepted
_MARGIN = 0.6  # share of the best place's votes that the second best must not exceed
_ALIKE = 0.65  # minimum similarity, from 0 to 1, of an accepted place
_COMPARED = 400_000_000  # maximum product of the lengths of two texts that are compared
_EDGE = 3  # folded characters within which an approximate place snaps to an edge
_FITS = 0.5  # maximum difference of a gap from a row's length, as a share of that length


@dataclass(frozen=True, slots=True)
class Place:
    """A row's span in the folded stream; `exact`: is the folded text the same?"""

    start: int
    end: int
    exact: bool


def locate(rows: Sequence[str], stream: str, edges: Sequence[int]) -> list[Place | None]:
    """Return the place of each folded row in the folded `stream`, or None if it has none.

    First, rows that occur once are located; their places must ascend. Then damaged rows, by the n-grams that they share with
    the stream; then rows that occur several times, between their neighbours; at last short damaged rows, in the
    remaining gaps. An approximate place snaps to its neighbours and to `edges`, the ascending starts of the stream's rows.
    """
    unique = _unique(rows, stream)
    places: list[Place | None] = [None] * len(rows)
    for i in _ascending(unique):
        places[i] = unique[i]
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
    """Locate damaged rows, between their neighbours, where most of their n-grams have the same offset."""
    wanted = {rows[i][k : k + _GRAM] for i in damaged for k in range(len(rows[i]) - _GRAM + 1)}
    where: dict[str, list[int]] = {}
    for at in range(len(stream) - _GRAM + 1):
        gram = stream[at : at + _GRAM]
        if gram in wanted:
            where.setdefault(gram, []).append(at)
    where = {gram: found for gram, found in where.items() if len(found) <= _COMMON}
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
    hits = [(k, at) for k in range(len(row) - _GRAM + 1) for at in where.get(row[k : k + _GRAM], ())]
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
    """Are two texts similar enough? Texts that are too long to compare are accepted by their votes."""
    if len(one) * len(other) > _COMPARED:
        return True
    from rapidfuzz.distance import Indel  # noqa: PLC0415 - only damaged editions need it

    return bool(Indel.normalized_similarity(one, other) >= _ALIKE)


def _ascending(places: dict[int, Place]) -> list[int]:
    """Return the longest run of rows whose starts ascend (patience sorting)."""
    rows = sorted(places)
    tails: list[int] = []
    tail_of: list[int] = []
    before: list[int] = []
    for k, row in enumerate(rows):
        start = places[row].start
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
    """Return for each row the start of the next located row (itself included)."""
    out = [end] * (len(places) + 1)
    for i in range(len(places) - 1, -1, -1):
        place = places[i]
        out[i] = place.start if place else out[i + 1]
    return out


def _preceding(places: Sequence[Place | None]) -> list[int]:
    """Return for each row the end of the last located row before it."""
    out, end = [], 0
    for place in places:
        out.append(end)
        end = place.end if place else end
    return out


def _fill(rows: Sequence[str], stream: str, places: list[Place | None]) -> None:
    """Locate rows exactly between their neighbours; prefer the occurrence that touches a neighbour."""
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
    """Locate a row in the gap between two located ones if length and text are similar."""
    following = _following(places, len(stream))
    for i in range(1, len(rows) - 1):
        before = places[i - 1]
        if places[i] is None and rows[i] and before and places[i + 1]:
            gap = following[i] - before.end
            fits = gap > 0 and abs(gap - len(rows[i])) <= max(_EDGE, len(rows[i]) * _FITS)
            if fits and _alike(rows[i], stream[before.end : following[i]]):
                places[i] = Place(before.end, following[i], exact=False)


def _snapped(places: list[Place | None], edges: Sequence[int]) -> list[Place | None]:
    """Snap approximate places to the edges of rows and of their neighbours, and remove overlaps."""
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
