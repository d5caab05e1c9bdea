"""Add one edition to what the editions before it gave."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence

from duizhao.collate.divide import divide
from duizhao.collate.draft import Draft, Stream, draft_of, folded, side, stream_of
from duizhao.collate.locate import Place, locate
from duizhao.collate.salutations import with_their_paragraphs
from duizhao.collate.units import draft_lengths, is_in_units, units_to_rows
from duizhao.diagnostics import Collector
from duizhao.genre import genre_named
from duizhao.model.edition import Edition, Row
from duizhao.model.report import EditionMarker, Reading
from duizhao.model.source import Lang, Script
from duizhao.text.fold import fold, same_wording
from duizhao.text.fragments import joined
from duizhao.text.headings import positions
from duizhao.text.project import project

_TELLING = 10  # folded characters that two texts do not share by chance
_PART = 0.8  # of the shown text's length, up to which a text within it is a part of it, not another wording


def add_edition(
    drafts: list[Draft], edition: Edition, scripts: Mapping[str, Script | None], diagnostics: Collector
) -> list[Draft]:
    """The drafts with an edition's rows: in the drafts they stand in, or as drafts of their own.

    Rows are looked up in Chinese, or in English when the edition has nothing else. Sentences of a
    translation memory are first put together to the paragraphs that they stand in.
    """
    rows = [r for r in edition.rows if not r.field]
    lang: Lang = "zh" if "zh" in edition.languages and any(d.zh for d in drafts) else "en"
    stream = stream_of(drafts, lang, scripts)
    places = locate([folded(side(r, lang), lang, scripts) for r in rows], stream.text, stream.starts)
    if is_in_units(edition, draft_lengths(drafts)):
        rows = units_to_rows(rows, places, stream)
        places = locate([folded(side(r, lang), lang, scripts) for r in rows], stream.text, stream.starts)
    rows, places = with_their_paragraphs(rows, places, stream, genre_named(edition.identity.genre))
    for row, place in zip(rows, places, strict=True):
        if place and not place.exact:
            line = (row.zh or row.en)[0].line
            diagnostics.add("C102", edition.file, line, "this row stands in the leading edition in other words")
    divided = divide(drafts, stream, rows, places, scripts)
    if divided is not drafts:
        drafts, stream = divided, stream_of(divided, lang, scripts)
    traditional = "Hant" in set(scripts.values())
    where: list[int | None] = []
    for row, place in zip(rows, places, strict=True):
        where.append(_draft_at(stream, place) if place else None)
        if place:
            _give(drafts, stream, row, place, traditional=traditional, diagnostics=diagnostics)
    return _with_new_rows(drafts, edition, rows, where, diagnostics)


def hangs_on(drafts: list[Draft], edition: Edition, scripts: Mapping[str, Script | None]) -> bool:
    """Has the edition a row in common with the drafts?"""
    rows = [r for r in edition.rows if not r.field]
    lang: Lang = "zh" if "zh" in edition.languages and any(d.zh for d in drafts) else "en"
    stream = stream_of(drafts, lang, scripts)
    return any(len(text) > _TELLING and text in stream.text for text in (folded(side(r, lang), lang, scripts) for r in rows))


def _draft_at(stream: Stream, place: Place) -> int:
    """The draft in which a place begins; of empty ones that begin there, the last."""
    return max(0, bisect_right(stream.starts, place.start) - 1)


def _give(drafts: list[Draft], stream: Stream, row: Row, place: Place, *, traditional: bool, diagnostics: Collector) -> None:
    """Give a row's readings, its facing language, its variants and markers to the draft it stands in."""
    lang = stream.lang
    other: Lang = "en" if lang == "zh" else "zh"
    k = _draft_at(stream, place)
    draft = drafts[k]
    covered = drafts[k : max(k + 1, bisect_left(stream.starts, place.end))]
    mine, facing = side(row, lang), side(row, other)
    shown = "".join(joined(d.side(lang), lang) for d in covered)
    part = place.exact and len(covered) == 1 and (place.start, place.end) != (stream.starts[k], stream.ends[k])
    if not part and not same_wording(joined(mine, lang), shown, lang, traditional=traditional):
        _vary(draft, row, lang, diagnostics)
    draft.read(lang, mine)
    draft.read(other, facing)
    if not draft.side(other):
        draft.show(other, facing, row.markers)
    elif facing:
        ours, theirs = joined([f for d in covered for f in d.side(other)], other), joined(facing, other)
        if not _is_part(theirs, ours, other) and not same_wording(ours, theirs, other, traditional=traditional):
            _vary(draft, row, other, diagnostics)
    else:
        other = lang
    for m in row.markers:
        if EditionMarker(m.note, m.lang, m.at, own=True, nth=m.nth) not in draft.markers:
            at = project(m.at, joined(side(row, m.lang), m.lang), joined(draft.side(m.lang), m.lang), m.lang)
            draft.markers.append(EditionMarker(m.note, m.lang, at, own=False, nth=m.nth))


def _is_part(text: str, whole: str, lang: Lang) -> bool:
    return len(text) < len(whole) * _PART and fold(text, lang) in fold(whole, lang)


def _vary(draft: Draft, row: Row, lang: Lang, diagnostics: Collector) -> None:
    first = side(row, lang)[0]
    diagnostics.add("C103", first.file, first.line, f"the {lang} text differs from the leading edition's")
    draft.variants.append(Reading(first.file, first.line, lang, joined(side(row, lang), lang)))


def _with_new_rows(
    drafts: list[Draft], edition: Edition, rows: Sequence[Row], where: Sequence[int | None], diagnostics: Collector
) -> list[Draft]:
    """The drafts with a draft for every row that has no place.

    It goes where its neighbours stand when they are in the same chapter, else to the end of its
    chapter, by the numbers of the headings: so pieces of one report fall into order.
    """
    if all(k is not None for k in where):
        return drafts
    genre = genre_named(edition.identity.genre)
    chapters = positions([joined(d.zh or d.en, "zh" if d.zh else "en") for d in drafts], genre)
    mine = positions([joined(r.zh or r.en, "zh" if r.zh else "en") for r in rows], genre)
    common = any(d.side(lang) for d in drafts for lang in edition.languages)
    if not any(k is not None for k in where) and not (common and any(p > (0, 0, 0) for p in mine)):
        diagnostics.add("C104", edition.file, 0, "it has no text and no heading in common with the others")
    new: dict[int, list[Draft]] = {}
    last: int | None = None
    stated = (0, 0, 0)  # where the last placed row stands by this edition's own headings
    for row, k, chapter in zip(rows, where, mine, strict=True):
        if k is not None:
            last, stated = k, chapter
            continue
        if last is not None and (chapters[last] == chapter or stated == chapter):
            after = last
            line = (row.zh or row.en)[0].line
            diagnostics.add("C101", edition.file, line, "this row does not stand in the leading edition")
        else:
            after = max((i for i, c in enumerate(chapters) if c <= chapter), default=-1)
        new.setdefault(after, []).append(draft_of(row))
    out = list(new.get(-1, ()))
    for i, draft in enumerate(drafts):
        out.extend((draft, *new.get(i, ())))
    return out
