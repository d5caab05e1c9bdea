"""Find the report of a file whose header does not tell it: the file of the other language with the same text."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from duizhao.align.paragraphs.stage import LARGEST, Quantities, language_of, pair_texts, texts_in
from duizhao.align.paragraphs.verdict import CERTAIN, same_report
from duizhao.cache import Cache
from duizhao.diagnostics import Collector
from duizhao.model.edition import Edition
from duizhao.model.identity import CENTRAL, UNKNOWN, series_of
from duizhao.model.source import Lang
from duizhao.text.dictionary import has_dictionary

_HEADER = 0.1  # probability that one of the few files compared is the counterpart, before its text is read
_MOST = 3  # files that are compared in full


def adopt_identities(
    editions: Sequence[Edition], kept: Collection[int], quantities: Quantities, cache: Cache, diagnostics: Collector
) -> list[Edition]:
    """Give an edition in one language whose place or year is not certain those of the edition with the same text (P107).

    `kept` are the positions of editions whose place an editor decided.
    """
    langs = [language_of(e) for e in editions]
    if len({lang for lang in langs if lang}) < len(("zh", "en")):
        return list(editions)
    out = []
    for k, (edition, lang) in enumerate(zip(editions, langs, strict=True)):
        found = None
        if lang and k not in kept:
            others = [
                e for e, other in zip(editions, langs, strict=True) if other not in {lang, None} and _may_be(edition, lang, e)
            ]
            if others and not _is_certain(edition, lang, others):
                found = _counterpart(edition, lang, others, quantities, cache)
        if found is None or _name(found) == _name(edition):
            out.append(edition)
            continue
        i = found.identity
        diagnostics.add(
            "P107", edition.file, 0, f"taken to be the report of {i.zh or i.en} of {i.year}, as {found.file} has its text"
        )
        identity = replace(i, en=edition.identity.en or i.en, zh=edition.identity.zh or i.zh, date=edition.identity.date)
        out.append(replace(edition, identity=identity, year_stated=True))
    return out


def _name(edition: Edition) -> tuple[str, int]:
    return series_of(edition.identity), edition.identity.year


def _is_certain(edition: Edition, lang: Lang, others: Sequence[Edition]) -> bool:
    """Does the header tell place and year, in a way that finds the other language or can be looked up?"""
    stated = edition.year_stated and edition.identity.slug != UNKNOWN
    return stated and (not _is_foreign(edition, lang) or any(_name(e) == _name(edition) for e in others))


def _is_foreign(edition: Edition, lang: Lang) -> bool:
    """Is the place named in English only, perhaps spelled otherwise than its pinyin?"""
    return lang == "en" and not edition.identity.zh and edition.identity.slug not in {CENTRAL, UNKNOWN}


def _may_be(edition: Edition, lang: Lang, other: Edition) -> bool:
    """Can both be of one report, by what is stated?"""
    one, two = edition.identity, other.identity
    if two.slug == UNKNOWN or not other.year_stated or one.genre != two.genre:
        return False
    place = one.slug in {UNKNOWN, two.slug} or (_is_foreign(edition, lang) and two.slug != CENTRAL)
    return place and (not edition.year_stated or one.year == two.year)


def _counterpart(edition: Edition, lang: Lang, others: Sequence[Edition], quantities: Quantities, cache: Cache) -> Edition | None:
    """Return the edition that has the same text with certainty; compare in full only those that have most figures in common."""
    figures = _figures(edition, lang, quantities)
    other: Lang = "en" if lang == "zh" else "zh"
    common = {e.file: len(figures & _figures(e, other, quantities)) for e in others}
    best: tuple[float, Edition] | None = None
    for candidate in sorted(others, key=lambda e: (-common[e.file], e.sha256))[:_MOST]:
        if len(edition.rows) * len(candidate.rows) > LARGEST:
            continue
        zh, en = (edition, candidate) if lang == "zh" else (candidate, edition)
        content = pair_texts(texts_in(zh, "zh"), texts_in(en, "en"), zh.identity.genre, quantities, cache)
        chance = same_report(content, _HEADER, dictionary=has_dictionary())
        if best is None or chance > best[0]:
            best = (chance, candidate)
    return best[1] if best and best[0] >= CERTAIN else None


def _figures(edition: Edition, lang: Lang, quantities: Quantities) -> set[str]:
    return {key for text in texts_in(edition, lang) for _, _, keys in quantities(text, lang) for key in keys}
