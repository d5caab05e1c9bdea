"""Make the drafts of a Chinese and an English edition whose rows were paired."""

from collections.abc import Sequence

from duizhao.collate.add import insert_rows
from duizhao.collate.draft import Draft, make_draft
from duizhao.collate.sentences import join_rows
from duizhao.genre import genre_named
from duizhao.model.edition import Edition, Row
from duizhao.model.pairing import Pairing, RowPair


def paired_drafts(zh: Edition, en: Edition, pairing: Pairing) -> list[Draft]:
    """Return a draft for each pair and each row without counterpart, in the order of the Chinese.

    An English row without counterpart follows its neighbour, or is put where the numbers of the headings say.
    """
    zh_rows, en_rows = ([r for r in e.rows if not r.field] for e in (zh, en))
    by_first = {p.zh[0]: p for p in pairing.pairs}
    followers = {k for p in pairing.pairs for k in p.zh[1:]}
    drafts: list[Draft] = []
    where: list[int | None] = [None] * len(en_rows)
    for k, row in enumerate(zh_rows):
        if k in followers:
            continue
        pair = by_first.get(k)
        if pair is None:
            drafts.append(make_draft(row))
            continue
        for j in pair.en:
            where[j] = len(drafts)
        drafts.append(_draft(pair, zh_rows, en_rows))
    return insert_rows(drafts, en_rows, where, genre_named(zh.identity.genre))[0]


def _draft(pair: RowPair, zh_rows: Sequence[Row], en_rows: Sequence[Row]) -> Draft:
    zh, en = _joined([zh_rows[i] for i in pair.zh]), _joined([en_rows[j] for j in pair.en])
    draft = make_draft(Row(zh.zh, en.en, (*zh.markers, *en.markers)))
    draft.pairing = pair.score
    return draft


def _joined(rows: Sequence[Row]) -> Row:
    whole = rows[0]
    for row in rows[1:]:
        whole = join_rows(whole, row)
    return whole
