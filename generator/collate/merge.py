"""Editions of one report to one sequence of rows."""

import dataclasses
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from generator.collate.locate import Place, locate
from generator.collate.notes import merge_notes
from generator.diagnostics import Collector
from generator.model.edition import Edition, FrontField, Marker, Row
from generator.model.report import EditionMarker, MergedReport, MergedRow, Reading
from generator.model.source import Fragment, Lang, SetAside
from generator.text.fold import fold, fold_with_map, same_wording
from generator.text.fragments import cut_all, joined, trimmed
from generator.text.headings import positions
from generator.text.project import project


@dataclass(slots=True)
class Draft:
    """A row while it is being made: a stretch of the stream, what is shown and who reads what."""

    start: int
    end: int
    zh: tuple[Fragment, ...] = ()
    en: tuple[Fragment, ...] = ()
    field: FrontField | Literal[""] = ""
    en_from: Row | None = None
    readings: list[Reading] = dataclasses.field(default_factory=list)
    variants: list[Reading] = dataclasses.field(default_factory=list)
    markers: list[EditionMarker] = dataclasses.field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Located:
    """The rows of another edition with their places in the leading edition's stream."""

    edition: Edition
    rows: tuple[Row, ...]
    places: list[Place | None]


def merge(editions: Sequence[Edition], found: Collector) -> MergedReport:
    """Merge editions, the leading one first (see `group_editions`).

    The leading edition gives order and completeness. Where it has Chinese only, a bilingual edition
    gives the English and, when its rows are finer, the division into rows; where it has English only
    likewise. Text that the leading edition lacks becomes rows of its own, at its place.
    """
    lead, others = editions[0], editions[1:]
    lang: Lang = "zh" if "zh" in lead.languages else "en"
    body = [r for r in lead.rows if not r.field]
    drafts = _collated(lead, body, others, lang, found) if others else [_lone(row) for row in body]
    rows = [*_front(editions), *(_finish(d) for d in drafts)]
    aside: list[SetAside] = [a for e in editions for a in e.set_aside]
    return MergedReport(lead.identity, tuple(editions), tuple(rows), merge_notes(editions), tuple(aside))


def _collated(lead: Edition, body: list[Row], others: Sequence[Edition], lang: Lang, found: Collector) -> list[Draft]:
    """The leading edition's rows with what the other editions have for them."""
    stream, starts = _stream(body, lang, traditional=lead.script == "Hant")
    located = [_locate(e, lang, body, lead, found) for e in others]
    drafts = _divide(body, lang, stream, starts, located, traditional=lead.script == "Hant")
    _read_lead(drafts)
    for one in located:
        drafts = _read_other(drafts, one, lang, lead, found)
    return drafts


def _side(row: Row, lang: Lang) -> tuple[Fragment, ...]:
    return row.zh if lang == "zh" else row.en


def _stream(rows: list[Row], lang: Lang, *, traditional: bool) -> tuple[str, list[int]]:
    parts = [fold(joined(_side(r, lang), lang), lang, traditional=traditional) for r in rows]
    starts, at = [], 0
    for part in parts:
        starts.append(at)
        at += len(part)
    return "".join(parts), starts


def _locate(edition: Edition, lang: Lang, body: list[Row], lead: Edition, found: Collector) -> _Located:
    """The places of an edition's rows in the leading edition's stream of language `lang`.

    An edition that has only the other language is sought in that one; its places are then those of
    the rows that face what was found.
    """
    rows = tuple(r for r in edition.rows if not r.field)
    stream, starts = _stream(body, lang, traditional=lead.script == "Hant")
    mine: Lang = lang if lang in edition.languages or lang == "en" else "en"
    sought, at = (stream, starts) if mine == lang else _stream(body, mine, traditional=False)
    folded = [fold(joined(_side(r, mine), mine), mine, traditional=edition.script == "Hant") for r in rows]
    places = locate(folded, sought, at)
    for row, place in zip(rows, places, strict=True):
        if place and not place.exact:
            line = (row.zh or row.en)[0].line
            found.add("C102", edition.file, line, "this row stands in the leading edition in other words")
    if mine != lang:
        ends = [*starts[1:], len(stream)]
        places = [place and _facing(place, at, starts, ends) for place in places]
    return _Located(edition, rows, places)


def _facing(place: Place, at: list[int], starts: list[int], ends: list[int]) -> Place | None:
    """The span, in the leading language, of the rows that a place in the other language touches."""
    first = bisect_right(at, place.start) - 1
    last = max(first, bisect_left(at, place.end) - 1)
    return Place(starts[first], ends[last], place.exact) if ends[last] > starts[first] else None


def _divide(
    body: list[Row], lang: Lang, stream: str, starts: list[int], located: list[_Located], *, traditional: bool
) -> list[Draft]:
    """The division into rows: the leading edition's, finer where only another one has both languages."""
    other: Lang = "en" if lang == "zh" else "zh"
    edges = sorted(set(starts))
    spans = list(zip(starts, [*starts[1:], len(stream)], strict=True)) if starts else []
    whole = [bool(_side(row, other)) for row in body]
    taken: list[tuple[int, int]] = []
    for one in located:
        for row, place in zip(one.rows, one.places, strict=True):
            if place is None or not _side(row, other):
                continue
            first, last = bisect_right(starts, place.start) - 1, bisect_left(starts, place.end)
            near = bisect_left(taken, (place.start, place.end))
            crosses = any(a < place.end and place.start < b for a, b in taken[max(0, near - 1) : near + 1])
            if crosses or any(whole[i] for i in range(first, last)):
                continue
            taken.insert(near, (place.start, place.end))
            edges[bisect_left(edges, place.start) : bisect_right(edges, place.end)] = [place.start, place.end]
    ordered = edges[: bisect_left(edges, len(stream))]
    known = set(ordered)
    drafts: list[Draft] = []
    for i, row in enumerate(body):
        a, b = spans[i]
        cuts = ordered[bisect_right(ordered, a) : bisect_left(ordered, b)]
        pieces = _cut(row, lang, [c - a for c in cuts], traditional=traditional)
        begins = [a, *cuts]
        for k, piece in enumerate(pieces):
            end = begins[k + 1] if k + 1 < len(begins) else b
            if begins[k] in known or a == b or not drafts:
                drafts.append(_draft(row, piece, lang, begins[k], end))
            else:
                _extend(drafts[-1], piece, lang, end)
    return drafts


@dataclass(frozen=True, slots=True)
class _Piece:
    """A part of a row in the leading language, with the markers in it."""

    fragments: tuple[Fragment, ...]
    markers: tuple[Marker, ...]


def _cut(row: Row, lang: Lang, at: list[int], *, traditional: bool) -> list[_Piece]:
    """Divide a row's text before the folded characters `at`; opening quotes go with what follows."""
    side = _side(row, lang)
    mine = tuple(m for m in row.markers if m.lang == lang)
    if not at:
        return [_Piece(side, mine)]
    text = joined(side, lang)
    _, index = fold_with_map(text, lang, traditional=traditional)
    cuts = []
    for k in at:
        position = index[k] if k < len(index) else len(text)
        while position and text[position - 1] in "“‘（(「『《〈—":
            position -= 1
        cuts.append(position)
    edges = [0, *cuts, len(text) + 1]
    out = []
    for k, piece in enumerate(cut_all(side, cuts, lang)):
        start = edges[k] + (len(text[edges[k] : edges[k + 1]]) - len(text[edges[k] : edges[k + 1]].lstrip()))
        inside = (m for m in mine if edges[k] <= m.at < edges[k + 1] and not (m.at == edges[k] and k))
        last = (m for m in mine if k + 1 < len(edges) - 1 and m.at == edges[k + 1])
        markers = tuple(replace(m, at=max(0, m.at - start)) for m in (*inside, *last))
        out.append(_Piece(tuple(trimmed(f) for f in piece), markers))
    return out


def _draft(row: Row, piece: _Piece, lang: Lang, start: int, end: int) -> Draft:
    zh, en = (piece.fragments, row.en) if lang == "zh" else (row.zh, piece.fragments)
    draft = Draft(start, end, zh, en, en_from=row if row.en else None)
    markers = [*piece.markers, *(m for m in row.markers if m.lang != lang)]
    draft.markers = [EditionMarker(m.note, m.lang, m.at, own=True) for m in markers]
    return draft


def _extend(draft: Draft, piece: _Piece, lang: Lang, end: int) -> None:
    """Add a piece at the end of a draft whose row another edition has as one."""
    before = _shown(draft, lang)
    shift = len(joined((*before, *piece.fragments), lang)) - len(joined(piece.fragments, lang))
    draft.markers.extend(EditionMarker(m.note, m.lang, m.at + shift, own=True) for m in piece.markers)
    if lang == "zh":
        draft.zh = (*draft.zh, *piece.fragments)
    else:
        draft.en = (*draft.en, *piece.fragments)
    draft.end = end


def _read_lead(drafts: list[Draft]) -> None:
    for draft in drafts:
        draft.readings.extend([*_readings(draft.zh, "zh"), *_readings(draft.en, "en")])


def _readings(side: tuple[Fragment, ...], lang: Lang) -> list[Reading]:
    return [Reading(f.file, f.line, lang, f.raw) for f in side if f.raw]


def _read_other(drafts: list[Draft], one: _Located, lang: Lang, lead: Edition, found: Collector) -> list[Draft]:
    """Give each row of another edition to the draft it stands in; rows without a place become rows.

    Such a row goes where its neighbours stand when they are in the same chapter, else to the end of
    its chapter, by the numbers of the headings: so pieces of one report fall into order.
    """
    starts = [(d.start, i) for i, d in enumerate(drafts) if d.start >= 0]
    chapters = positions([joined(d.zh or d.en, "zh" if d.zh else "en") for d in drafts])
    mine = positions([joined(r.zh or r.en, "zh" if r.zh else "en") for r in one.rows])
    if not any(one.places) and not any(p > (0, 0, 0) for p in mine):
        found.add("C104", one.edition.file, 0, "it has no text and no heading in common with the others")
    extra: list[tuple[int, Draft]] = []
    last = -1
    for row, place, chapter in zip(one.rows, one.places, mine, strict=True):
        if place is None:
            if last >= 0 and chapters[last] == chapter:
                after = last
                line = (row.zh or row.en)[0].line
                found.add("C101", one.edition.file, line, "this row does not stand in the leading edition")
            else:
                after = max((i for i, c in enumerate(chapters) if c <= chapter), default=-1)
            extra.append((after, _lone(row)))
            continue
        k = starts[max(0, bisect_right(starts, (place.start, len(drafts))) - 1)][1]
        last = k
        _give(drafts, k, row, place, one.edition, lang, lead, found)
    out = list(drafts)
    for k, draft in reversed(extra):
        out.insert(k + 1, draft)
    return out


def _lone(row: Row) -> Draft:
    draft = Draft(-1, -1, row.zh, row.en, en_from=row)
    draft.readings = [*_readings(row.zh, "zh"), *_readings(row.en, "en")]
    draft.markers = [EditionMarker(m.note, m.lang, m.at, own=True) for m in row.markers]
    return draft


def _give(
    drafts: list[Draft], k: int, row: Row, place: Place, edition: Edition, lang: Lang, lead: Edition, found: Collector
) -> None:
    other: Lang = "en" if lang == "zh" else "zh"
    draft = drafts[k]
    same_span = (place.start, place.end) == (draft.start, draft.end)
    covered = [draft, *(d for d in drafts[k + 1 :] if draft.start < d.start < place.end)]
    shown = "".join(joined(_shown(d, lang), lang) for d in covered)
    mine = joined(_side(row, lang), lang)
    traditional = "Hant" in {edition.script, lead.script}
    draft.readings.extend(_readings(_side(row, lang), lang))
    inside = place.exact and not same_span and len(covered) == 1
    if mine and not inside and not same_wording(mine, shown, lang, traditional=traditional):
        _vary(draft, row, lang, found)
    facing = _side(row, other)
    if not facing:
        return
    draft.readings.extend(_readings(facing, other))
    if not _shown(draft, other):
        _show(draft, row, other)
    elif draft.en_from is not row:
        ours, theirs = joined(_shown(draft, other), other), joined(facing, other)
        if not _contains(ours, theirs, other) and not same_wording(ours, theirs, other, traditional=traditional):
            _vary(draft, row, other, found)
        for m in row.markers:
            at = project(m.at, joined(_side(row, m.lang), m.lang), joined(_shown(draft, m.lang), m.lang), m.lang)
            draft.markers.append(EditionMarker(m.note, m.lang, at, own=False))


def _shown(draft: Draft, lang: Lang) -> tuple[Fragment, ...]:
    return draft.zh if lang == "zh" else draft.en


def _show(draft: Draft, row: Row, lang: Lang) -> None:
    if lang == "en":
        draft.en = row.en
    else:
        draft.zh = row.zh
    draft.en_from = row
    draft.markers.extend(EditionMarker(m.note, m.lang, m.at, own=True) for m in row.markers if m.lang == lang)


def _contains(ours: str, theirs: str, lang: Lang) -> bool:
    return fold(theirs, lang) in fold(ours, lang) and len(theirs) < len(ours) * 0.8


def _vary(draft: Draft, row: Row, lang: Lang, found: Collector) -> None:
    fragments = _side(row, lang)
    first = fragments[0]
    found.add("C103", first.file, first.line, f"the {lang} text differs from the leading edition's")
    draft.variants.append(Reading(first.file, first.line, lang, joined(fragments, lang)))


def _front(editions: Sequence[Edition]) -> list[MergedRow]:
    """Front rows, the leading edition's fields first; equal fields of other editions are readings."""
    drafts: list[Draft] = []
    for edition in editions:
        for row in (r for r in edition.rows if r.field):
            _place_front(drafts, row)
    order = ("title", "occasion", "speaker", "date")
    drafts.sort(key=lambda d: order.index(str(d.field)))
    return [_finish(d) for d in drafts]


def _place_front(drafts: list[Draft], row: Row) -> None:
    for draft in drafts:
        if draft.field != row.field:
            continue
        zh = _same_field(draft.zh, row.zh, "zh")
        en = _same_field(draft.en, row.en, "en")
        if (zh is True and en is not False) or (en is True and zh is not False):
            draft.zh = draft.zh or row.zh
            draft.en = draft.en or row.en
            draft.readings.extend([*_readings(row.zh, "zh"), *_readings(row.en, "en")])
            return
    draft = _lone(row)
    draft.field = row.field
    drafts.append(draft)


def _same_field(one: tuple[Fragment, ...], other: tuple[Fragment, ...], lang: Lang) -> bool | None:
    if not one or not other:
        return None
    return fold(joined(one, lang), lang, traditional=True) == fold(joined(other, lang), lang, traditional=True)


def _finish(draft: Draft) -> MergedRow:
    return MergedRow(draft.zh, draft.en, draft.field, tuple(draft.readings), tuple(draft.variants), tuple(draft.markers))
