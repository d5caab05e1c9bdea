"""Merge the front matter of several editions."""

from collections.abc import Mapping, Sequence

from duizhao.collate.draft import Draft, folded, make_draft
from duizhao.model.edition import Edition, Row
from duizhao.model.source import Fragment, Lang, Script

_ORDER = ("title", "occasion", "speaker", "date")


def merge_front(editions: Sequence[Edition], scripts: Mapping[str, Script | None], *, paired: bool = False) -> list[Draft]:
    """Return the fields in order, the leading edition's first; an equal field of another edition is a reading of it.

    Where the editions are `paired`, a field in Chinese only and the same field in English only become one.
    """
    drafts: list[Draft] = []
    for edition in editions:
        for row in (r for r in edition.rows if r.field):
            same = next((d for d in drafts if d.field == row.field and _same(d, row, scripts)), None)
            if same is None:
                drafts.append(make_draft(row))
                continue
            same.zh = same.zh or row.zh
            same.en = same.en or row.en
            same.read("zh", row.zh)
            same.read("en", row.en)
    if paired:
        drafts = _faced(drafts)
    return sorted(drafts, key=lambda d: _ORDER.index(d.field or "title"))


def _faced(drafts: list[Draft]) -> list[Draft]:
    """Give each field in Chinese only the first English that has no Chinese."""
    lone = [d for d in drafts if not d.zh]
    out = []
    for draft in (d for d in drafts if d.zh):
        english = next((d for d in lone if d.field == draft.field), None)
        if not draft.en and english:
            lone.remove(english)
            draft.en = english.en
            draft.readings += english.readings
            draft.variants += english.variants
            draft.markers += english.markers
        out.append(draft)
    return out + lone


def _same(draft: Draft, row: Row, scripts: Mapping[str, Script | None]) -> bool:
    """Do draft and row agree in one language, and not differ in the other?"""
    zh = _agree(draft.zh, row.zh, "zh", scripts)
    en = _agree(draft.en, row.en, "en", scripts)
    return (zh is True and en is not False) or (en is True and zh is not False)


def _agree(
    one: tuple[Fragment, ...], other: tuple[Fragment, ...], lang: Lang, scripts: Mapping[str, Script | None]
) -> bool | None:
    return folded(one, lang, scripts) == folded(other, lang, scripts) if one and other else None
