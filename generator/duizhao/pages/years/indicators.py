"""Write the pages of indicators: an overview with small charts, and a page each with chart and table."""

from collections.abc import Iterator, Mapping, Sequence

from duizhao.model.artefact import File
from duizhao.model.links import Indicator, Point, Role
from duizhao.model.report import Series
from duizhao.pages.template import render
from duizhao.pages.years.charts import Chart, Dot, svg
from duizhao.pages.years.order import by_years, filter_words, is_charted, ordered
from duizhao.pages.years.views import full_name
from duizhao.present import Quotes
from duizhao.site import addresses
from duizhao.site.addresses import TO_ROOT
from duizhao.site.amounts import amounts, amounts_in_english, decimals, unit_name
from duizhao.site.escape import attribute, cell, inline
from duizhao.site.labels import SEPARATOR, bilingual, label, label_pair, label_text

_ROLES: tuple[Role, ...] = ("actual", "target")
_RULES = frozenset(("scope", "stage", "period", "base year", "added or total", "growth or level"))


def indicator_pages(
    series: Series, indicators: Sequence[Indicator], quotes: Quotes, headlines: Mapping[str, str]
) -> Iterator[File]:
    """Yield the overview, and a page for each indicator; nothing if there is none.

    `headlines` has the headline indicator of each, by which places are compared, or "".
    """
    if not indicators:
        return
    folder = addresses.indicators(series.slug)
    overview = render(
        "years_indicators.md.jinja",
        title=label_text("page.years.indicators"),
        groups=[(n, [_card(i, quotes) for i in some]) for n, some in by_years(indicators)],
        single=[_card(i, quotes) for i in ordered(indicators) if not is_charted(i)],
    )
    yield File(f"{folder}/index.md", overview)
    for i in indicators:
        yield File(f"{folder}/{i.id}.md", _page(i, quotes, headlines.get(i.id, "")))


def _card(i: Indicator, quotes: Quotes) -> dict[str, object]:
    return {
        "href": f"{i.id}/",
        "zh": cell(i.zh),
        "en": cell(i.en),
        "words": attribute(filter_words(i.zh)),
        "chart": svg(_chart(i, quotes, "../../"), small=True) if is_charted(i) else "",
        "last": [_latest(i, role) for role in _ROLES if any(p.role == role and p.value is not None for p in i.points)],
    }


def _latest(i: Indicator, role: Role) -> dict[str, str]:
    """Return the last value of a role: an outcome and a target of one year must not be confused."""
    p = max((p for p in i.points if p.role == role and p.value is not None), key=lambda p: p.year)
    return {"role": label("page.years." + role), "year": str(p.year), "value": _both(p, i)}


def _page(i: Indicator, quotes: Quotes, headline: str) -> bytes:
    return render(
        "years_indicator.md.jinja",
        title=full_name(i),
        zh=inline(i.zh),
        en=inline(i.en),
        unit=cell(unit_name(i.unit)),
        chart=svg(_chart(i, quotes, TO_ROOT)) if is_charted(i) else "",
        flagged=any(_flagged(p) for p in i.points),
        points=[
            {
                "year": p.year,
                "role": label("page.years." + p.role),
                "value": _both(p, i),
                "quote": quotes.claim(p.claim),
                "note": _remark(p),
            }
            for p in i.points
        ],
        csv=TO_ROOT + addresses.indicator_data(i.id),
        headline=f"{TO_ROOT}{addresses.COMPARE}/{headline}/" if headline else "",
    )


def shown(p: Point, i: Indicator) -> str:
    """Format the value of a point; a converted one (三分之二 among percentages) has no more decimals than the others."""
    figure = p.claim.figure
    if p.value is None or figure is None or figure.value == p.value:
        return amounts(p.value, p.high, _approx(p), i.unit)
    written = [decimals(x.value) for x in i.points if x.value is not None and x.claim.figure and x.claim.figure.value == x.value]
    return amounts(p.value, p.high, figure.approx, i.unit, max(written, default=1))


def _both(p: Point, i: Indicator) -> str:
    """Format the value as reports of both languages write it, for readers who cannot read 8.3万."""
    return bilingual(cell(shown(p, i)), cell(_in_english(p, i)))


def _in_english(p: Point, i: Indicator) -> str:
    """Format the value as English reports write it; a converted one stays as it is."""
    figure = p.claim.figure
    exact = figure is not None and figure.value == p.value
    return (amounts_in_english(p.value, p.high, _approx(p), i.unit) if exact else "") or shown(p, i)


def _flagged(p: Point) -> bool:
    return p.note.startswith("definition")


def _remark(p: Point) -> str:
    if not p.note:
        return ""
    if not _flagged(p):
        return label("page.years.no_figure")
    rule, _, detail = p.note.removeprefix("definition changed: ").partition(": ")
    reason = label("page.years.rules." + rule.replace(" ", "_")) if rule in _RULES else label("page.years.other")
    return f"{reason} <small>{cell(detail)}</small>"


def _approx(p: Point) -> str:
    return p.claim.figure.approx if p.claim.figure else ""


def _chart(i: Indicator, quotes: Quotes, up: str) -> Chart:
    valued = [p for p in i.points if p.value is not None]
    plain = [p for p in valued if not _flagged(p)]
    years = tuple(range(min(p.year for p in valued), max(p.year for p in valued) + 1))
    description = _point_text(*valued, of=i)
    return Chart(
        i.id,
        full_name(i),
        description,
        years,
        tuple(_dot(p, i, quotes, up) for p in plain if p.role == "target"),
        tuple(_dot(p, i, quotes, up) for p in plain if p.role == "actual"),
        tuple(_dot(p, i, quotes, up) for p in valued if _flagged(p)),
    )


def _dot(p: Point, i: Indicator, quotes: Quotes, up: str) -> Dot:
    href = up + quotes.claim(p.claim).evidence
    return Dot(p.year, float(p.value or 0), href, _point_text(p, of=i), None if p.high is None else float(p.high))


def _point_text(*points: Point, of: Indicator) -> str:
    """Describe points in both languages, for screen readers."""
    zh, en = zip(*((f"{p.year}年{names[0]}{shown(p, of)}", f"{p.year} {names[1]}: {_in_english(p, of)}") for p in points
        for names in [label_pair("page.years." + p.role)]), strict=True)  # fmt: skip
    return f"{'；'.join(zh)}{SEPARATOR}{'; '.join(en)}"
