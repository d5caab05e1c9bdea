"""Join salutations that a further edition has on a line of their own with the paragraph that they open."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from duizhao.collate.draft import Stream, side
from duizhao.collate.locate import Place
from duizhao.collate.sentences import join_rows
from duizhao.genre import Genre
from duizhao.model.edition import Row
from duizhao.text.fragments import joined
from duizhao.text.headings import is_salutation


def join_salutations(
    rows: Sequence[Row], places: Sequence[Place | None], stream: Stream, genre: Genre
) -> tuple[list[Row], list[Place | None]]:
    """Join a salutation with the row after it if the drafts have both in one paragraph; return rows and places.

    A salutation alone is not a paragraph, so it does not split one: 各位代表！困难还有不少。 stays as it was published.
    """
    out: list[Row] = []
    where: list[Place | None] = []
    for row, place in zip(rows, places, strict=True):
        before = where[-1] if where else None
        if before and place and _opens(out[-1], before, place, stream, genre):
            out[-1] = join_rows(out[-1], row)
            where[-1] = replace(place, start=before.start)
        else:
            out.append(row)
            where.append(place)
    return out, where


def _opens(row: Row, place: Place, following: Place, stream: Stream, genre: Genre) -> bool:
    """Is the row only a salutation, in the same paragraph of the drafts as the place that follows?"""
    if not is_salutation(joined(side(row, stream.lang), stream.lang), stream.lang, genre) or place.end != following.start:
        return False
    k = bisect_left(stream.starts, place.end)
    return k == len(stream.starts) or stream.starts[k] != place.end
