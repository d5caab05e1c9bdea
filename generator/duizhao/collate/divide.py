"""Change the division into rows where only a further edition has both languages."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import replace

from duizhao.collate.draft import Draft, Stream, side
from duizhao.collate.locate import Place
from duizhao.model.edition import Row
from duizhao.model.report import EditionMarker, Reading
from duizhao.model.source import Fragment, Lang, Script
from duizhao.text.fold import fold_with_map
from duizhao.text.fragments import cut_all, joined, trimmed

_OPENING = "“‘（(「『《〈—"


def divide(
    drafts: list[Draft],
    stream: Stream,
    rows: Sequence[Row],
    places: Sequence[Place | None],
    scripts: Mapping[str, Script | None],
) -> list[Draft]:
    """Divide and join drafts of one language so that their edges are those of the bilingual rows.

    A bilingual draft is never divided or joined. Return the same list object if nothing changes.
    """
    other: Lang = "en" if stream.lang == "zh" else "zh"
    edges = sorted(set(stream.starts))
    changed = False
    for row, place in zip(rows, places, strict=True):
        if place is None or not side(row, other):
            continue
        first, last = bisect_right(stream.starts, place.start) - 1, bisect_left(stream.starts, place.end)
        if any(d.side(other) for d in drafts[first:last]):
            continue
        a, b = bisect_left(edges, place.start), bisect_right(edges, place.end)
        if edges[a:b] != [place.start, place.end]:
            edges[a:b] = [place.start, place.end]
            changed = True
    return _cut_and_join(drafts, stream, edges, scripts) if changed else drafts


def _cut_and_join(drafts: Sequence[Draft], stream: Stream, edges: list[int], scripts: Mapping[str, Script | None]) -> list[Draft]:
    known = set(edges)
    out: list[Draft] = []
    for draft, a, b in zip(drafts, stream.starts, stream.ends, strict=True):
        inside = edges[bisect_right(edges, a) : bisect_left(edges, b)]
        pieces = _cut(draft, stream.lang, [e - a for e in inside], scripts)
        if a not in known and a < b and out:
            _join(out[-1], pieces.pop(0), stream.lang)
        out.extend(pieces)
    return out


def _cut(draft: Draft, lang: Lang, at: list[int], scripts: Mapping[str, Script | None]) -> list[Draft]:
    """Divide a draft before the folded characters `at`; opening quotes belong to the following piece.

    The readings of the shown edition are divided as well; those of other editions stay with the first piece.
    """
    if not at:
        return [draft]
    fragments = draft.side(lang)
    text = joined(fragments, lang)
    _, index = fold_with_map(text, lang, traditional=scripts.get(fragments[0].file) == "Hant")
    cuts = []
    for k in at:
        position = index[k] if k < len(index) else len(text)
        while position and text[position - 1] in _OPENING:
            position -= 1
        cuts.append(position)
    file = fragments[0].file
    out = []
    edges = [0, *cuts, len(text)]
    for k, piece in enumerate(cut_all(fragments, cuts, lang)):
        new = Draft(field=draft.field, variants=draft.variants if k == 0 else [])
        new.readings = [r for r in draft.readings if k == 0 and (r.file, r.lang) != (file, lang)]
        shown = tuple(trimmed(f) for f in piece)
        new.show(lang, shown, ())
        new.read(lang, shown)
        new.markers = _markers_between(draft, lang, edges[k], edges[k + 1], text, last=k + 2 == len(edges))
        out.append(new)
    return out


def _markers_between(draft: Draft, lang: Lang, start: int, end: int, text: str, *, last: bool) -> list[EditionMarker]:
    """Return the markers of a piece with their positions in it; one at the end of a piece belongs to the piece."""
    shift = start + len(text[start:end]) - len(text[start:end].lstrip())
    inside = [m for m in draft.markers if m.lang == lang and (start < m.at <= end or m.at == start == 0 or (last and m.at > end))]
    return [replace(m, at=max(0, m.at - shift)) for m in inside]


def _join(draft: Draft, more: Draft, lang: Lang) -> None:
    """Append a draft to the one before it; a further edition has both as one row."""
    fragments: tuple[Fragment, ...] = (*draft.side(lang), *more.side(lang))
    shift = len(joined(fragments, lang)) - len(joined(more.side(lang), lang))
    draft.show(lang, fragments, ())
    draft.markers.extend(replace(m, at=m.at + shift) for m in more.markers)
    readings: list[Reading] = more.readings
    draft.readings.extend(readings)
    draft.variants.extend(more.variants)
