"""Draw charts of indicators: static SVG without script or style, coloured by the page's style sheet (charts.css)."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from duizhao.pages.years.chart_scale import Scale, exact, label_width, labelled_years, runs, tick_label, ticks
from duizhao.site.escape import attribute

_SVG = "http://www.w3.org/2000/svg"
_RADIUS = 4
_OTHERS = 2  # the third series: no line joins its dots


@dataclass(frozen=True, slots=True)
class Dot:
    """A value of a year, the target of its link, and its label for screen readers; of a range both bounds."""

    year: int
    value: float | Decimal
    href: str
    label: str
    high: float | Decimal | None = None


@dataclass(frozen=True, slots=True)
class Chart:
    """The content of a chart: years, targets and actual values; title and description for screen readers.

    `name` begins the ids of title and description, so it is unique on a page.
    """

    name: str
    title: str
    description: str
    years: tuple[int, ...]
    targets: tuple[Dot, ...]
    actuals: tuple[Dot, ...]
    others: tuple[Dot, ...] = ()  # of another definition: hollow dots without a line


@dataclass(frozen=True, slots=True)
class _Format:
    """The measures of a chart, in its own units; `inset` is the distance of the first and last dot from the sides."""

    width: int
    height: int
    margin: int
    bottom: int  # where the plot ends
    years: int  # the foot of the years below it
    inset: float
    most_years: int  # that can be written side by side on a phone, where charts.css makes letters larger


_LARGE = _Format(width=640, height=280, margin=12, bottom=244, years=263, inset=11, most_years=10)
_SMALL = _Format(width=300, height=110, margin=6, bottom=82, years=99, inset=5.5, most_years=5)


@dataclass(frozen=True, slots=True)
class _Placed:
    """A dot with its position, of a range that of both bounds; `column` is the index of its year."""

    dot: Dot
    column: int
    x: float
    y: float
    top: float

    @property
    def middle(self) -> float:
        """The height at which a line meets it."""
        return (self.y + self.top) / 2


def svg(chart: Chart, *, small: bool = False) -> str:
    """Draw a chart as SVG on one line; a small one has no links and no axis of values.

    Values that are not finite are left out. Of two values of one series in a year both are drawn; the line goes to the last.
    """
    form = _SMALL if small else _LARGE
    dots = (*chart.targets, *chart.actuals, *chart.others)
    numbers = [v for d in dots for bound in (d.value, d.high) if bound is not None and (v := exact(bound)) is not None]
    low, high = min(numbers, default=Decimal(0)), max(numbers, default=Decimal(0))
    marks = ticks(low, high) if numbers and not small else ()
    labels = [tick_label(mark) for mark in marks]
    left = form.margin + _label_space(labels)
    if len(marks) > 1:
        low, high = marks[0], marks[-1]
    values = Scale(low, high, form.bottom, form.margin)
    xs = _columns(len(chart.years), left, form)
    body = [] if small else [_value_axis([values.at(mark) for mark in marks], labels, left, form)]
    body += [_year_axis(chart.years, xs, form), *_series(chart, xs, values, small=small)]
    return _document(chart, form, "".join(body), small=small)


def _label_space(labels: Sequence[str]) -> float:
    """Return the room for labels left of the plot. A phone shows them at 20 px, and there they may reach into the margins."""
    if not labels:
        return 0
    width = max(map(label_width, labels))
    return 10 + max(width, width * 20 / 12 - 24)


def _columns(count: int, left: float, form: _Format) -> list[float]:
    """Return the position of each year."""
    first, last = left + form.inset, form.width - form.margin - form.inset
    if count == 1:
        return [(first + last) / 2]
    return [first + (last - first) * k / (count - 1) for k in range(count)]


def _value_axis(heights: Sequence[float], labels: Sequence[str], left: float, form: _Format) -> str:
    """Draw a line across the plot at its foot and at each tick, with the number beside it."""
    x, length = _number(left), _number(form.width - form.margin - left)
    lines = "".join(f"M{x} {y}h{length}" for y in dict.fromkeys(_number(h) for h in (form.bottom, *heights)))
    texts = "".join(_text(left - 5, h + 4, label) for h, label in zip(heights, labels, strict=True))
    return f'<g class="axis y"><path class="line" d="{lines}" />{texts}</g>'


def _year_axis(years: Sequence[int], xs: Sequence[float], form: _Format) -> str:
    place = dict(zip(years, xs, strict=True))
    texts = "".join(_text(place[year], form.years, str(year)) for year in labelled_years(years, form.most_years))
    return f'<g class="axis x">{texts}</g>'


def _series(chart: Chart, xs: Sequence[float], values: Scale, *, small: bool) -> list[str]:
    """Draw all lines, then all dots, so that no line crosses a dot."""
    column = {year: k for k, year in enumerate(chart.years)}
    lines, dots = [], []
    for n, series in enumerate((chart.targets, chart.actuals, chart.others)):
        placed = _placed(series, column, xs, values)
        if n != _OTHERS and (path := _line(placed)):
            lines.append(f'<g class="series color-{n}"><path class="line" d="{path}" /></g>')
        if placed:
            dots.append(f'<g class="series color-{n}">{"".join(_dot(p, linked=not small) for p in placed)}</g>')
    return lines + dots


def _placed(dots: Sequence[Dot], column: dict[int, int], xs: Sequence[float], values: Scale) -> list[_Placed]:
    """Return the dots that can be drawn, by year."""
    out = []
    for dot in sorted(dots, key=lambda d: d.year):
        number, k = exact(dot.value), column.get(dot.year)
        if number is not None and k is not None:
            high = exact(dot.high) if dot.high is not None else None
            out.append(_Placed(dot, k, xs[k], values.at(number), values.at(number if high is None else high)))
    return out


def _line(placed: Sequence[_Placed]) -> str:
    """Return the path through the dots of consecutive years; "" if there are none."""
    last = {p.column: p for p in placed}
    joined = [run for run in runs(last) if len(run) > 1]
    return "".join("M" + "L".join(f"{_number(last[k].x)} {_number(last[k].middle)}" for k in run) for run in joined)


def _dot(placed: _Placed, *, linked: bool) -> str:
    """Draw a value as a dot, a range as a bar with a dot at each end."""
    x, heights = _number(placed.x), list(dict.fromkeys((_number(placed.y), _number(placed.top))))
    bar = f'<path class="range" d="M{x} {"V".join(heights)}" />' if len(heights) > 1 else ""
    shape = bar + "".join(f'<circle class="dot" cx="{x}" cy="{y}" r="{_RADIUS}" />' for y in heights)
    if not linked:
        return shape
    return f'<a href="{attribute(placed.dot.href)}" aria-label="{attribute(placed.dot.label)}">{shape}</a>'


def _text(x: float, y: float, text: str) -> str:
    return f'<text x="{_number(x)}" y="{_number(y)}">{text}</text>'


def _number(value: float) -> str:
    """Format a coordinate, with at most one decimal.

    >>> _number(58.0), _number(160.5429)
    ('58', '160.5')
    """
    return f"{round(value, 1):g}"


def _document(chart: Chart, form: _Format, body: str, *, small: bool) -> str:
    name = attribute(chart.name)
    kind, role = ("dz-chart dz-chart--small", "img") if small else ("dz-chart", "group")
    return (
        f'<svg xmlns="{_SVG}" class="{kind}" viewBox="0 0 {form.width} {form.height}" role="{role}" '
        f'aria-labelledby="{name}-t {name}-d"><title id="{name}-t">{attribute(chart.title)}</title>'
        f'<desc id="{name}-d">{attribute(chart.description)}</desc>{body}</svg>'
    )
