"""Write the pages of indicators: an overview with small charts, and a page each with chart, tables and citation."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence

from duizhao.model.artefact import File
from duizhao.model.links import Indicator, Pair, Point, missing_years
from duizhao.model.report import Series
from duizhao.pages.template import render
from duizhao.pages.years.citing import indicator_citation
from duizhao.pages.years.drawing import drawing, small
from duizhao.pages.years.findings import Text, Verdicts, finding, is_flagged, judged, verdicts_of
from duizhao.pages.years.order import by_years, filter_words, is_charted, ordered
from duizhao.pages.years.values import both, in_words
from duizhao.pages.years.views import full_name
from duizhao.present import Quotes
from duizhao.site import addresses
from duizhao.site.across import verdict_key, verdict_label
from duizhao.site.addresses import TO_ROOT
from duizhao.site.citing import cite_data
from duizhao.site.escape import attribute, cell
from duizhao.site.labels import bilingual, label, label_pair, label_text
from duizhao.site.names import as_heading

_RULES = frozenset(("scope", "stage", "period", "base year", "added or total", "growth or level"))
_WORD = re.compile(r"[a-z]{3,}")


def indicator_pages(
    series: Series, indicators: Sequence[Indicator], quotes: Quotes, pairs: Sequence[Pair], headlines: Mapping[str, str]
) -> Iterator[File]:
    """Yield the overview with the words that its filter looks up, and a page for each indicator; nothing if there is none.

    `pairs` are those of the series; `headlines` has the headline indicator of each, by which places are compared, or "".
    """
    if not indicators:
        return
    folder, verdicts = addresses.indicators(series.slug), verdicts_of(pairs)
    overview = render(
        "years_indicators.md.jinja",
        title=label_text("page.years.indicators"),
        groups=[(n, [_card(i, quotes, verdicts) for i in some]) for n, some in by_years(indicators)],
        single=[_card(i, quotes, verdicts) for i in ordered(indicators) if not is_charted(i)],
    )
    yield File(f"{folder}/index.md", overview)
    yield File(f"{folder}/words.js", _words(indicators, quotes))
    plans = _plan_pages(pairs, quotes)
    for i in indicators:
        yield File(f"{folder}/{i.id}.md", _page(i, series, quotes, verdicts, plans, headlines.get(i.id, "")))


def _card(i: Indicator, quotes: Quotes, verdicts: Verdicts) -> dict[str, object]:
    return {
        "href": f"{i.id}/",
        "zh": cell(i.zh),
        "en": cell(as_heading(i.en)),
        "words": attribute(filter_words(i.zh)),
        "chart": small(i, quotes, "../../", verdicts) if is_charted(i) else "",
        "finding": _html(finding(i, verdicts, in_words)),
    }


def _words(indicators: Sequence[Indicator], quotes: Quotes) -> bytes:
    """Return a script with the English words of the sentences that each indicator quotes."""
    words = {
        i.id: " ".join(sorted({w for p in i.points for w in _WORD.findall(quotes.claim(p.claim).en.lower())})) for i in indicators
    }
    return f'duizhao.load("words",{json.dumps(words, separators=(",", ":"))});\n'.encode()


def _plan_pages(pairs: Sequence[Pair], quotes: Quotes) -> Mapping[int, tuple[int, int]]:
    """Map the year of a plan to the years of the page that tells what became of it."""
    years = ((quotes.report(p.earlier).identity.year, quotes.report(p.later).identity.year) for p in pairs)
    return {a: (a, b) for a, b in years if not missing_years(a, b)}


def _page(
    i: Indicator, series: Series, quotes: Quotes, verdicts: Verdicts, plans: Mapping[int, tuple[int, int]], headline: str
) -> bytes:
    place, reports = (series.zh, series.en), sorted({quotes.report(p.claim.place.report).identity.year for p in i.points})
    source = _source(place, reports)
    return render(
        "years_indicator.md.jinja",
        title=full_name(i),
        zh=cell(i.zh),
        en=cell(as_heading(i.en)),
        finding=_html(finding(i, verdicts, in_words)),
        chart=drawing(i, quotes, TO_ROOT, verdicts) if is_charted(i) else None,
        source=_html(source),
        by_year=_by_year(i, verdicts, plans),
        points=list(_points(i, quotes)),
        remarks=any(p.note for p in i.points),
        plans=[plans[year] for year in sorted({p.year for p in i.points if p.role == "target"} & plans.keys())],
        csv=TO_ROOT + addresses.indicator_data(i.id),
        headline=f"{TO_ROOT}{addresses.COMPARE}/{headline}/" if headline else "",
        cite=cite_data(indicator_citation(i, place, reports, source), ("", ""), f"{addresses.indicators(series.slug)}/{i.id}/"),
    )


def _source(place: tuple[str, str], reports: Sequence[int]) -> Text:
    zh, en = label_pair("page.figure.source")
    years = (f"{'、'.join(map(str, reports))}年", ", ".join(map(str, reports)))
    return zh.format(place=place[0] or place[1], years=years[0]), en.format(place=place[1] or place[0], years=years[1])


def _html(text: Text) -> str:
    return bilingual(*map(cell, text)) if any(text) else ""


def _by_year(i: Indicator, verdicts: Verdicts, plans: Mapping[int, tuple[int, int]]) -> list[dict[str, object]]:
    """Return a row a year, the latest first: targets, results, and the verdict with the page that gives it."""
    given = {x.target.year: x.verdict for x in judged(i, verdicts)}
    return [
        {
            "year": year,
            "values": [[_value(p, i) for p in i.points if (p.year, p.role) == (year, role)] for role in ("target", "actual")],
            "verdict": verdict_label(given[year]) if year in given else "",
            "key": verdict_key(given[year]) if year in given else "",
            "plan": plans.get(year),
        }
        for year in sorted({p.year for p in i.points}, reverse=True)
    ]


def _value(p: Point, i: Indicator) -> str:
    return f"{both(p, i)} ≠" if is_flagged(p) else both(p, i)


def _points(i: Indicator, quotes: Quotes) -> Iterator[dict[str, object]]:
    seen: set[int] = set()
    for p in i.points:
        yield {
            "id": "" if p.year in seen else f"y{p.year}",
            "year": p.year,
            "role": label("page.years." + p.role),
            "value": both(p, i),
            "quote": quotes.claim(p.claim),
            "note": _remark(p),
        }
        seen.add(p.year)


def _remark(p: Point) -> str:
    if not p.note:
        return ""
    if not is_flagged(p):
        return label("page.years.no_figure")
    rule, _, detail = p.note.removeprefix("definition changed: ").partition(": ")
    reason = label("page.years.rules." + rule.replace(" ", "_")) if rule in _RULES else label("page.years.other")
    return f'≠ {reason} <small lang="zh-Hans">{cell(detail)}</small>'
