"""Add one edition to the drafts of the editions before it."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence

from duizhao.collate.divide import divide
from duizhao.collate.draft import Draft, Stream, folded, make_draft, make_stream, side
from duizhao.collate.locate import Place, locate
from duizhao.collate.salutations import join_salutations
from duizhao.collate.sentences import draft_lengths, is_in_sentences, sentences_to_rows
from duizhao.diagnostics import Collector
from duizhao.genre import Genre, genre_named
from duizhao.model.edition import Edition, Row
from duizhao.model.report import EditionMarker, Reading
from duizhao.model.source import Lang, Script
from duizhao.text.fold import fold, same_wording
from duizhao.text.fragments import joined
from duizhao.text.headings import positions
from duizhao.text.project import project

_CERTAIN = 10  # folded characters above which two texts do not share a row by chance
_PART = 0.8  # share of the shown text's length below which a text inside it is a part of it, not a variant


def add_edition(
    drafts: list[Draft], edition: Edition, scripts: Mapping[str, Script | None], diagnostics: Collector
) -> list[Draft]:
    """Merge an edition's rows into the drafts that contain them; add a draft for every other row.

    Rows are looked up in Chinese, or in English if the edition has no Chinese. The sentences of a translation memory are
    first joined into paragraphs.
    """
    rows = [r for r in edition.rows if not r.field]
    lang: Lang = "zh" if "zh" in edition.languages and any(d.zh for d in drafts) else "en"
    stream = make_stream(drafts, lang, scripts)
    places = locate([folded(side(r, lang), lang, scripts) for r in rows], stream.text, stream.starts)
    if is_in_sentences(edition, draft_lengths(drafts)):
        rows = sentences_to_rows(rows, places, stream)
        places = locate([folded(side(r, lang), lang, scripts) for r in rows], stream.text, stream.starts)
    rows, places = join_salutations(rows, places, stream, genre_named(edition.identity.genre))
    for row, place in zip(rows, places, strict=True):
        if place and not place.exact:
            line = (row.zh or row.en)[0].line
            diagnostics.add("C102", edition.file, line, "this row matches the leading edition only approximately")
    divided = divide(drafts, stream, rows, places, scripts)
    if divided is not drafts:
        drafts, stream = divided, make_stream(divided, lang, scripts)
    traditional = "Hant" in set(scripts.values())
    where: list[int | None] = []
    for row, place in zip(rows, places, strict=True):
        where.append(_draft_at(stream, place) if place else None)
        if place:
            _merge_row(drafts, stream, row, place, traditional=traditional, diagnostics=diagnostics)
    return _with_new_rows(drafts, edition, rows, where, diagnostics)


def shares_text(drafts: list[Draft], edition: Edition, scripts: Mapping[str, Script | None]) -> bool:
    """Does a row of the edition occur in the drafts?"""
    rows = [r for r in edition.rows if not r.field]
    lang: Lang = "zh" if "zh" in edition.languages and any(d.zh for d in drafts) else "en"
    stream = make_stream(drafts, lang, scripts)
    return any(len(text) > _CERTAIN and text in stream.text for text in (folded(side(r, lang), lang, scripts) for r in rows))


def _draft_at(stream: Stream, place: Place) -> int:
    """Return the index of the draft in which a place begins; of several that begin there, the last."""
    return max(0, bisect_right(stream.starts, place.start) - 1)


def _merge_row(drafts: list[Draft], stream: Stream, row: Row, place: Place, *, traditional: bool, diagnostics: Collector) -> None:
    """Add a row's readings, other language, variants and markers to the draft in which its place begins."""
    lang = stream.lang
    other: Lang = "en" if lang == "zh" else "zh"
    k = _draft_at(stream, place)
    draft = drafts[k]
    covered = drafts[k : max(k + 1, bisect_left(stream.starts, place.end))]
    fragments, translation = side(row, lang), side(row, other)
    shown = "".join(joined(d.side(lang), lang) for d in covered)
    part = place.exact and len(covered) == 1 and (place.start, place.end) != (stream.starts[k], stream.ends[k])
    if not part and not same_wording(joined(fragments, lang), shown, lang, traditional=traditional):
        _add_variant(draft, row, lang, diagnostics)
    draft.read(lang, fragments)
    draft.read(other, translation)
    if not draft.side(other):
        draft.show(other, translation, row.markers)
    elif translation:
        whole, text = joined([f for d in covered for f in d.side(other)], other), joined(translation, other)
        if not _is_part(text, whole, other) and not same_wording(whole, text, other, traditional=traditional):
            _add_variant(draft, row, other, diagnostics)
    else:
        other = lang
    for m in row.markers:
        if EditionMarker(m.note, m.lang, m.at, own=True, nth=m.nth) not in draft.markers:
            at = project(m.at, joined(side(row, m.lang), m.lang), joined(draft.side(m.lang), m.lang), m.lang)
            draft.markers.append(EditionMarker(m.note, m.lang, at, own=False, nth=m.nth))


def _is_part(text: str, whole: str, lang: Lang) -> bool:
    return len(text) < len(whole) * _PART and fold(text, lang) in fold(whole, lang)


def _add_variant(draft: Draft, row: Row, lang: Lang, diagnostics: Collector) -> None:
    first = side(row, lang)[0]
    diagnostics.add("C103", first.file, first.line, f"the {lang} text differs from the leading edition's")
    draft.variants.append(Reading(first.file, first.line, lang, joined(side(row, lang), lang)))


def _with_new_rows(
    drafts: list[Draft], edition: Edition, rows: Sequence[Row], where: Sequence[int | None], diagnostics: Collector
) -> list[Draft]:
    """Add a draft for every row that has no place (None in `where`), with a diagnostic."""
    if all(k is not None for k in where):
        return drafts
    genre = genre_named(edition.identity.genre)
    common = any(d.side(lang) for d in drafts for lang in edition.languages)
    if not any(k is not None for k in where) and not (common and any(p > (0, 0, 0) for p in _positions(rows, genre))):
        diagnostics.add("C104", edition.file, 0, "this edition has no text or heading in common with the others")
    out, beside = insert_rows(drafts, rows, where, genre)
    for row in beside:
        line = (row.zh or row.en)[0].line
        diagnostics.add("C101", edition.file, line, "this row was not found in the leading edition")
    return out


def insert_rows(
    drafts: Sequence[Draft], rows: Sequence[Row], where: Sequence[int | None], genre: Genre
) -> tuple[list[Draft], list[Row]]:
    """Insert a draft for every row that has no place (None in `where`); return also the rows inserted beside a neighbour.

    A row is inserted after its neighbour if that is in the same chapter, else at the end of its own chapter, by the numbers
    of the headings; so the parts of a report are put in order.
    """
    chapters = positions([joined(d.zh or d.en, "zh" if d.zh else "en") for d in drafts], genre)
    new: dict[int, list[Draft]] = {}
    beside: list[Row] = []
    last: int | None = None
    position = (0, 0, 0)  # the position of the last placed row by this edition's own headings
    for row, k, chapter in zip(rows, where, _positions(rows, genre), strict=True):
        if k is not None:
            last, position = k, chapter
            continue
        if last is not None and (chapters[last] == chapter or position == chapter):
            after = last
            beside.append(row)
        else:
            after = max((i for i, c in enumerate(chapters) if c <= chapter), default=-1)
        new.setdefault(after, []).append(make_draft(row))
    out = list(new.get(-1, ()))
    for i, draft in enumerate(drafts):
        out.extend((draft, *new.get(i, ())))
    return out, beside


def _positions(rows: Sequence[Row], genre: Genre) -> list[tuple[int, int, int]]:
    return positions([joined(r.zh or r.en, "zh" if r.zh else "en") for r in rows], genre)
