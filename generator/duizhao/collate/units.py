"""Sentences of a translation memory to the paragraphs of an edition that has paragraphs."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from duizhao.collate.draft import Draft, Stream
from duizhao.collate.locate import Place
from duizhao.model.edition import Edition, Marker, Row
from duizhao.model.source import Lang
from duizhao.text.fragments import joined, joint

_FORMATS = {"tmx", "csv", "tsv"}  # tables, whose rows may be sentences
_FINER = 0.6  # of the length of the drafts' paragraphs, up to which a table's rows are parts of them


def is_in_units(edition: Edition, lengths: Sequence[int]) -> bool:
    """Are the rows of this edition sentences, as a translation memory has them, where paragraphs are `lengths` long?"""
    if edition.format == "tmx":
        return True
    mine = _lengths(edition)
    return edition.format in _FORMATS and bool(mine and lengths) and _mean(mine) < _mean(lengths) * _FINER


def draft_lengths(drafts: Sequence[Draft]) -> list[int]:
    """How long the paragraphs of the drafts are."""
    return [len(joined(d.zh or d.en, "zh" if d.zh else "en")) for d in drafts]


def _lengths(edition: Edition) -> list[int]:
    return [len(joined(r.zh or r.en, "zh" if r.zh else "en")) for r in edition.rows if not r.field]


def _mean(lengths: Sequence[int]) -> float:
    return sum(lengths) / len(lengths)


def units_to_rows(rows: Sequence[Row], places: Sequence[Place | None], stream: Stream) -> list[Row]:
    """Consecutive units that stand in one paragraph as one row; one that has no place goes with its neighbours.

    A unit that goes on into the next paragraph closes its row.
    """
    home = [bisect_right(stream.starts, p.start) - 1 if p else None for p in places]
    after = _filled(home[::-1])[::-1]
    out: list[Row] = []
    last: int | None = None
    for row, place, here, following in zip(rows, places, home, after, strict=True):
        k = here if here is not None else last if last == following else None
        if k is not None and k == last:
            out[-1] = joined_rows(out[-1], row)
        else:
            out.append(row)
        last = None if place is not None and k is not None and place.end > stream.ends[k] else k
    return out


def _filled(home: Sequence[int | None]) -> list[int | None]:
    """Each one's own, or the one of the last before it that has one."""
    out: list[int | None] = []
    for k in home:
        out.append(k if k is not None else (out[-1] if out else None))
    return out


def joined_rows(row: Row, more: Row) -> Row:
    """Two rows that follow each other as one, with the markers of both."""
    sides: tuple[Lang, Lang] = ("zh", "en")
    markers: list[Marker] = list(row.markers)
    for lang in sides:
        before = joined(row.zh if lang == "zh" else row.en, lang)
        text = joined(more.zh if lang == "zh" else more.en, lang)
        shift = len(before) + len(joint(before, text, lang))
        markers += [replace(m, at=m.at + shift) for m in more.markers if m.lang == lang]
    return replace(row, zh=(*row.zh, *more.zh), en=(*row.en, *more.en), markers=tuple(markers))
