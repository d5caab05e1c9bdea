"""Join the sentences of a translation memory into the paragraphs of another edition."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from duizhao.collate.draft import Draft, Stream
from duizhao.collate.locate import Place
from duizhao.model.edition import Edition, Marker, Row
from duizhao.model.source import Lang
from duizhao.text.fragments import joined, joint

_FORMATS = {"tmx", "csv", "tsv"}  # tables, whose rows may be sentences
_FINER = 0.6  # share of the mean length of paragraphs below which the rows of a table are sentences


def is_in_sentences(edition: Edition, lengths: Sequence[int]) -> bool:
    """Are the rows of this edition sentences, as in a translation memory? `lengths` are the lengths of paragraphs."""
    if edition.format == "tmx":
        return True
    rows = _lengths(edition)
    return edition.format in _FORMATS and bool(rows and lengths) and _mean(rows) < _mean(lengths) * _FINER


def draft_lengths(drafts: Sequence[Draft]) -> list[int]:
    """Return the lengths of the drafts' paragraphs in characters."""
    return [len(joined(d.zh or d.en, "zh" if d.zh else "en")) for d in drafts]


def _lengths(edition: Edition) -> list[int]:
    return [len(joined(r.zh or r.en, "zh" if r.zh else "en")) for r in edition.rows if not r.field]


def _mean(lengths: Sequence[int]) -> float:
    return sum(lengths) / len(lengths)


def sentences_to_rows(rows: Sequence[Row], places: Sequence[Place | None], stream: Stream) -> list[Row]:
    """Join consecutive sentences of one paragraph into one row; one without a place follows its neighbours.

    A sentence that continues into the next paragraph ends its row.
    """
    drafts = [bisect_right(stream.starts, p.start) - 1 if p else None for p in places]
    after = _forward_filled(drafts[::-1])[::-1]
    out: list[Row] = []
    last: int | None = None
    for row, place, here, following in zip(rows, places, drafts, after, strict=True):
        k = here if here is not None else last if last == following else None
        if k is not None and k == last:
            out[-1] = join_rows(out[-1], row)
        else:
            out.append(row)
        last = None if place is not None and k is not None and place.end > stream.ends[k] else k
    return out


def _forward_filled(drafts: Sequence[int | None]) -> list[int | None]:
    """Replace each None by the last number before it."""
    out: list[int | None] = []
    for k in drafts:
        out.append(k if k is not None else (out[-1] if out else None))
    return out


def join_rows(row: Row, more: Row) -> Row:
    """Join two consecutive rows, with the markers of both."""
    sides: tuple[Lang, Lang] = ("zh", "en")
    markers: list[Marker] = list(row.markers)
    for lang in sides:
        before = joined(row.zh if lang == "zh" else row.en, lang)
        text = joined(more.zh if lang == "zh" else more.en, lang)
        shift = len(before) + len(joint(before, text, lang))
        markers += [replace(m, at=m.at + shift) for m in more.markers if m.lang == lang]
    return replace(row, zh=(*row.zh, *more.zh), en=(*row.en, *more.en), markers=tuple(markers))
