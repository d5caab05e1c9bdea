"""Salutations that a further edition sets on a line of their own, back to the paragraph that they open."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from duizhao.collate.draft import Stream, side
from duizhao.collate.locate import Place
from duizhao.collate.units import joined_rows
from duizhao.genre import Genre
from duizhao.model.edition import Row
from duizhao.text.fragments import joined
from duizhao.text.headings import is_salutation


def with_their_paragraphs(
    rows: Sequence[Row], places: Sequence[Place | None], stream: Stream, genre: Genre
) -> tuple[list[Row], list[Place | None]]:
    """Rows and places, a salutation in one row with the words after it where the drafts have both in one paragraph.

    A salutation alone is no paragraph, so it is no reason to divide one: 各位代表！困难还有不少。 stays as it was published.
    """
    out: list[Row] = []
    where: list[Place | None] = []
    for row, place in zip(rows, places, strict=True):
        before = where[-1] if where else None
        if before and place and _opens(out[-1], before, place, stream, genre):
            out[-1] = joined_rows(out[-1], row)
            where[-1] = replace(place, start=before.start)
        else:
            out.append(row)
            where.append(place)
    return out, where


def _opens(row: Row, place: Place, following: Place, stream: Stream, genre: Genre) -> bool:
    """Is the row only a salutation, which in the drafts goes on with what follows?"""
    if not is_salutation(joined(side(row, stream.lang), stream.lang), stream.lang, genre) or place.end != following.start:
        return False
    k = bisect_left(stream.starts, place.end)
    return k == len(stream.starts) or stream.starts[k] != place.end
