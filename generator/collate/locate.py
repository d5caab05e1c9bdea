"""Where the rows of one edition stand in the text of another."""

from bisect import bisect_left
from dataclasses import dataclass

_SURE = 10  # folded characters; a shorter row needs its neighbours to tell which of several places is its
_ALIKE = 80.0  # partial ratio, of 100, from which a damaged row counts as found
_LEAST = 8  # folded characters below which a row is found exactly or not at all
_EDGE = 3  # folded characters by which an approximate place may miss a row's edge


@dataclass(frozen=True, slots=True)
class Place:
    """A row's span in the folded stream; `exact` when the folded words are the same."""

    start: int
    end: int
    exact: bool


def locate(rows: list[str], stream: str, edges: list[int]) -> list[Place | None]:
    """The place of each folded row in the folded `stream`, in order; None where it has none.

    Long rows that occur once come first and must ascend; rows that occur several times, and damaged
    ones, are then sought only between their neighbours. `edges` are the starts of the stream's own
    rows, ascending: an approximate place snaps to them.
    """
    places: list[Place | None] = [None] * len(rows)
    for i in _ascending(_unique(rows, stream)):
        start = stream.find(rows[i])
        places[i] = Place(start, start + len(rows[i]), exact=True)
    _fill(rows, stream, places)
    for i, row in enumerate(rows):
        if places[i] is None and len(row) >= _LEAST:
            places[i] = _approximate(row, stream, *_gap(places, i, len(stream)), edges)
    _fill(rows, stream, places)
    return places


def _unique(rows: list[str], stream: str) -> list[tuple[int, int]]:
    out = []
    for i, row in enumerate(rows):
        if len(row) >= _SURE and (start := stream.find(row)) >= 0 and stream.find(row, start + 1) < 0:
            out.append((i, start))
    return out


def _ascending(found: list[tuple[int, int]]) -> list[int]:
    """The longest run of rows whose starts ascend (patience sorting)."""
    tails: list[int] = []
    tail_of: list[int] = []
    before: list[int] = []
    for k, (_, start) in enumerate(found):
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
        out.append(found[k][0])
        k = before[k]
    return out[::-1]


def _gap(places: list[Place | None], i: int, end: int) -> tuple[int, int]:
    low = next((p.end for p in reversed(places[:i]) if p), 0)
    high = next((p.start for p in places[i + 1 :] if p), end)
    return low, high


def _fill(rows: list[str], stream: str, places: list[Place | None]) -> None:
    """Exact places between the neighbours' places, nearest to the neighbour that touches."""
    low = 0
    following = [len(stream)] * (len(rows) + 1)
    for i in range(len(rows) - 1, -1, -1):
        place = places[i]
        following[i] = place.start if place else following[i + 1]
    for i, row in enumerate(rows):
        if (place := places[i]) is None and row:
            start = stream.find(row, low, following[i])
            later = stream.rfind(row, low, following[i])
            if start != later and later + len(row) == following[i] and start != low:
                start = later
            if start >= 0:
                place = places[i] = Place(start, start + len(row), exact=True)
        if place:
            low = place.end


def _approximate(row: str, stream: str, low: int, high: int, edges: list[int]) -> Place | None:
    if high - low < len(row) // 2:
        return None
    from rapidfuzz.fuzz import partial_ratio_alignment  # noqa: PLC0415 - only damaged editions need it

    found = partial_ratio_alignment(row, stream[low:high], score_cutoff=_ALIKE)
    if found is None or found.src_end - found.src_start < len(row) // 2:
        return None
    start, end = low + found.dest_start, low + found.dest_end
    start, end = _snap(start, edges, low), _snap(end, edges, low)
    return Place(start, min(end, high), exact=False) if start < min(end, high) else None


def _snap(position: int, edges: list[int], low: int) -> int:
    k = bisect_left(edges, position)
    near = [e for e in edges[max(0, k - 1) : k + 1] if abs(e - position) <= _EDGE and e >= low]
    return min(near, key=lambda e: abs(e - position)) if near else position
