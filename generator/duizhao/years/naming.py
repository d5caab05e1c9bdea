"""English names for indicators, from the English of the reports."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from duizhao.model.links import Indicator, Renders, Years
from duizhao.model.report import ComparedPassage, Series
from duizhao.years.english_names import english_name


def name_indicators(series: Sequence[Series], years: Years, renders: Renders) -> Years:
    """Give an indicator an English name where the English of a year says what is counted.

    `renders` says how much of an English name renders a Chinese one; a name that renders nothing is none.
    """
    rows = {(r.id, p.key): p for s in series for r in s.reports for p in r.passages}
    by_slug = {s.slug: [i for i in years.indicators if i.series == s.slug] for s in series}
    named = [_named(i, rows, renders) for s in series for i in by_slug[s.slug]]
    return replace(years, indicators=tuple(named))


def _named(i: Indicator, rows: Mapping[tuple[str, str], ComparedPassage], renders: Renders) -> Indicator:
    comparable = [p.claim for p in i.points if p.claim.figure and not p.note.startswith("definition")]
    claims = comparable or [p.claim for p in i.points if p.claim.figure]
    return replace(i, en=english_name(i.zh, [(rows[c.place.report, c.place.passage], c) for c in claims], renders))
