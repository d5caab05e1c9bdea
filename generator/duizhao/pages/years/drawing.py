"""Make the chart of an indicator, and the legend of what it draws."""

from dataclasses import dataclass
from decimal import Decimal

from duizhao.model.links import Indicator, Point
from duizhao.pages.years.charts import Chart, Dot, mark_svg, scale_of, svg
from duizhao.pages.years.findings import Verdicts, is_flagged, judged
from duizhao.pages.years.values import axis_unit, on_chart, pair
from duizhao.pages.years.views import full_name
from duizhao.present import Quotes
from duizhao.site.labels import SEPARATOR, label, label_pair

RATES = frozenset(("%", "pp", "permille", "frac"))  # their axis need not begin at zero
# Of the legend, in its order: a mark, and the bounds of targets that have it
_BOUNDS = {"exact": ("",), "at_least": (">=", ">"), "at_most": ("<=",), "about": ("~", "<~")}


@dataclass(frozen=True, slots=True)
class Drawing:
    """A chart as SVG, its unit, and its legend: each mark as SVG with its name (all HTML)."""

    svg: str
    unit: str
    legend: tuple[tuple[str, str], ...]


def drawing(i: Indicator, quotes: Quotes, up: str, verdicts: Verdicts) -> Drawing:
    """Draw an indicator; `up` leads to the root of the site."""
    chart = _chart(i, quotes, up, verdicts)
    return Drawing(svg(chart), axis_unit(i, chart.scale), legend(chart))


def small(i: Indicator, quotes: Quotes, up: str, verdicts: Verdicts) -> str:
    """Draw an indicator in a few square centimetres."""
    return svg(_chart(i, quotes, up, verdicts), small=True)


def legend(chart: Chart) -> tuple[tuple[str, str], ...]:
    """Return the marks of a chart, each as SVG with its name."""
    single = [d for d in chart.targets if d.high is None or d.high == d.value]
    marks = [("range", Dot(0, 0, "", "", 1))] if len(single) < len(chart.targets) else []
    marks += [
        (name, Dot(0, 0, "", "", bound=bounds[0])) for name, bounds in _BOUNDS.items() if any(d.bound in bounds for d in single)
    ]
    drawn = [(mark_svg("targets", dot), name) for name, dot in marks]
    for name, verdicts in (("reached", ("met", "exceeded")), ("short", ("short",)), ("actual", ("",))):
        if any(d.verdict in verdicts for d in chart.actuals):
            drawn.append((mark_svg("actuals", Dot(0, 0, "", "", verdict=verdicts[0])), name))
    if chart.others:
        drawn.append((mark_svg("others", Dot(0, 0, "", "")), "other"))
    return tuple((mark, label(f"page.figure.mark_{name}")) for mark, name in drawn)


def _chart(i: Indicator, quotes: Quotes, up: str, verdicts: Verdicts) -> Chart:
    valued = [p for p in i.points if p.value is not None]
    plain = [p for p in valued if not is_flagged(p)]
    years = tuple(range(min(p.year for p in valued), max(p.year for p in valued) + 1))
    scale = scale_of(p.high or p.value or Decimal(0) for p in valued)
    compared = {id(x.actual): x.verdict for x in judged(i, verdicts)}
    written = _written(plain)

    def dot(p: Point) -> Dot:
        href = up + quotes.claim(p.claim).evidence
        text = on_chart(p, scale) if id(p) in written or compared.get(id(p)) == "short" else ""
        high = None if p.high is None else float(p.high)
        return Dot(p.year, float(p.value or 0), href, point_text(p, of=i), high, p.approx, compared.get(id(p), ""), text)

    return Chart(
        i.id,
        full_name(i),
        point_text(*valued, of=i),
        years,
        tuple(dot(p) for p in plain if p.role == "target"),
        tuple(dot(p) for p in plain if p.role == "actual"),
        tuple(dot(p) for p in valued if is_flagged(p)),
        i.unit not in RATES,
        scale,
    )


def _written(plain: list[Point]) -> set[int]:
    """Return which values are written beside their dots: the last actual one, and the last target if it is of a later year."""
    last = {role: max((p for p in plain if p.role == role), key=lambda p: p.year, default=None) for role in ("actual", "target")}
    actual, target = last["actual"], last["target"]
    later = [target] if target and (actual is None or target.year > actual.year) else []
    return {id(p) for p in (actual, *later) if p}


def point_text(*points: Point, of: Indicator) -> str:
    """Describe points in both languages, for screen readers."""
    zh, en = zip(*((f"{p.year}年{names[0]}{values[0]}", f"{p.year} {names[1]}: {values[1]}") for p in points
        for names, values in [(label_pair("page.years." + p.role), pair(p, of))]), strict=True)  # fmt: skip
    return f"{'；'.join(zh)}{SEPARATOR}{'; '.join(en)}"
