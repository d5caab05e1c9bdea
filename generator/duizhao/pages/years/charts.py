"""Draw charts of indicators: static SVG without script or style, coloured by the page's style sheet (charts.css)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from duizhao.pages.years.chart_scale import Scale, exact, label_width, labelled_years, runs, tick_label, ticks
from duizhao.site.escape import attribute
from duizhao.site.targets import COMPARED

_SVG = "http://www.w3.org/2000/svg"
_RADIUS = 4.5
_LEAST_RUN = 3  # values of consecutive years that a line joins; between two it would pretend a trend
_DIGITS = 9  # of a number at the axis; larger ones are written in hundreds of millions


@dataclass(frozen=True, slots=True)
class Dot:
    """A value of a year, the target of its link, and its label for screen readers; of a range both bounds.

    `bound` is its qualifier, `verdict` that on an actual value ("" if it was not compared). `text` is written beside it, if anything.
    """

    year: int
    value: float | Decimal
    href: str
    label: str
    high: float | Decimal | None = None
    bound: str = ""
    verdict: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Chart:
    """The content of a chart: years, targets and actual values; title and description for screen readers.

    `name` begins the ids of title and description, so it is unique on a page. With `zero` the axis begins at zero. Values are
    written in `scale`.
    """

    name: str
    title: str
    description: str
    years: tuple[int, ...]
    targets: tuple[Dot, ...]
    actuals: tuple[Dot, ...]
    others: tuple[Dot, ...] = ()  # of another definition: dashed rings with the sign ≠
    zero: bool = False
    scale: Decimal = Decimal(1)


@dataclass(frozen=True, slots=True)
class _Format:
    """The measures of a chart, in its own units; `inset` is the distance of the first and last dot from the sides.

    `half` is half the width of a mark of a target, `most_years` can be written side by side on a phone, where charts.css makes
    letters larger; 0: only the first and the last.
    """

    width: int
    height: int
    margin: int
    bottom: int  # where the plot ends
    years: int  # the foot of the years below it
    inset: float
    half: float
    most_years: int


_LARGE = _Format(width=640, height=300, margin=16, bottom=262, years=283, inset=20, half=13, most_years=8)
_SMALL = _Format(width=300, height=110, margin=12, bottom=78, years=99, inset=14, half=9, most_years=0)


@dataclass(frozen=True, slots=True)
class _Placed:
    """A dot with its position, of a range that of both bounds; `column` is the index of its year."""

    dot: Dot
    column: int
    x: float
    y: float
    top: float


def svg(chart: Chart, *, small: bool = False) -> str:
    """Draw a chart as SVG on one line; a small one has no links and no axis of values.

    Values that are not finite are left out. Of two values of one series in a year both are drawn; the line goes to the last.
    """
    form = _SMALL if small else _LARGE
    dots = (*chart.targets, *chart.actuals, *chart.others)
    numbers = [v for d in dots for bound in (d.value, d.high) if bound is not None and (v := exact(bound)) is not None]
    low, high = min(numbers, default=Decimal(0)), max(numbers, default=Decimal(0))
    if chart.zero and low > 0:
        low = Decimal(0)
    marks = ticks(low, high) if numbers and not small else ()
    labels = [tick_label(mark / chart.scale) for mark in marks]
    left = form.margin + _label_space(labels)
    if len(marks) > 1:
        low, high = marks[0], marks[-1]
    values = Scale(low, high, form.bottom, form.margin)
    xs = _columns(len(chart.years), left, form, _room([] if small else [d.text for d in dots if d.year == chart.years[-1]]))
    body = [_ground(chart, xs, values, form)] if small else [_value_axis([values.at(mark) for mark in marks], labels, left, form)]
    body += [_year_axis(chart.years, xs, form), *_series(chart, xs, values, form, small=small)]
    return _document(chart, form, "".join(body), small=small)


def mark_svg(series: str, dot: Dot) -> str:
    """Draw the mark of a value of `targets`, `actuals` or `others` alone, for a legend."""
    placed = _Placed(dot, 0, 15, 12 if dot.high is None else 17, 12 if dot.high is None else 7)
    shape = _target(placed, 9) if series == "targets" else _actual(placed) if series == "actuals" else _ring(placed)
    return f'<svg xmlns="{_SVG}" class="dz-chart dz-chart--key" viewBox="0 0 30 24" aria-hidden="true">{_group(series, [shape])}</svg>'


def scale_of(values: Iterable[Decimal]) -> Decimal:
    """Return what values are written in: 1, or a hundred million (亿) if they have too many digits for an axis.

    >>> scale_of([Decimal(93000)]), scale_of([Decimal("2.7e11"), Decimal(5)])
    (Decimal('1'), Decimal('100000000'))
    """
    highest = max(map(abs, values), default=Decimal(0))
    return Decimal(10**8) if highest >= Decimal(10) ** _DIGITS else Decimal(1)


def _label_space(labels: Sequence[str]) -> float:
    """Return the room for labels left of the plot. A phone shows them at 24 px, and there they may reach into the margins."""
    if not labels:
        return 0
    width = max(map(label_width, labels))
    return 10 + max(width, width * 2 - 24)


def _room(texts: Sequence[str]) -> float:
    """Return the room right of the last year for the numbers beside its values."""
    width = max(map(label_width, texts), default=0) * 1.15  # they are bold
    return max(width, width * 2 - 24) if width else 0


def _columns(count: int, left: float, form: _Format, room: float) -> list[float]:
    """Return the position of each year."""
    first, last = left + form.inset, form.width - form.margin - form.inset - room
    if count == 1:
        return [(first + last) / 2]
    return [first + (last - first) * k / (count - 1) for k in range(count)]


def _value_axis(heights: Sequence[float], labels: Sequence[str], left: float, form: _Format) -> str:
    """Draw a line across the plot at its foot and at each tick, with the number beside it."""
    x, length = _number(left), _number(form.width - form.margin - left)
    lines = "".join(f"M{x} {y}h{length}" for y in dict.fromkeys(_number(h) for h in (form.bottom, *heights)))
    texts = "".join(_text(left - 5, h + 4, label) for h, label in zip(heights, labels, strict=True))
    return f'<g class="axis y"><path class="line" d="{lines}" />{texts}</g>'


def _ground(chart: Chart, xs: Sequence[float], values: Scale, form: _Format) -> str:
    """Draw the line of zero of a small chart, and from it a stem to each actual value; nothing if its axis does not begin there."""
    if not chart.zero or values.low != 0:
        return ""
    placed = _placed(chart.actuals, {year: k for k, year in enumerate(chart.years)}, xs, values)
    stems = "".join(f"M{_number(p.x)} {form.bottom}V{_number(p.y)}" for p in placed)
    line = f'<g class="axis"><path class="line" d="M{form.margin} {form.bottom}H{form.width - form.margin}" /></g>'
    return f'{line}<path class="stem" d="{stems}" />' if stems else line


def _year_axis(years: Sequence[int], xs: Sequence[float], form: _Format) -> str:
    place = dict(zip(years, xs, strict=True))
    texts = "".join(_text(place[year], form.years, str(year)) for year in _written_years(years, form))
    return f'<g class="axis x">{texts}</g>'


def _written_years(years: Sequence[int], form: _Format) -> list[int]:
    return labelled_years(years, form.most_years) if form.most_years else sorted({years[0], years[-1]})


def _series(chart: Chart, xs: Sequence[float], values: Scale, form: _Format, *, small: bool) -> list[str]:
    """Draw targets, then the line of actual values, then these and those of another definition, so that nothing hides a dot."""
    column = {year: k for k, year in enumerate(chart.years)}
    targets, actuals, others = (_placed(some, column, xs, values) for some in (chart.targets, chart.actuals, chart.others))
    out = [_group("targets", [_linked(p, _target(p, form.half), small=small) for p in targets])]
    if path := _line(actuals):
        out.append(f'<g class="series"><path class="line" d="{path}" /></g>')
    out.append(_group("actuals", [_linked(p, _actual(p), small=small) for p in actuals]))
    out.append(_group("others", [_linked(p, _other(p), small=small) for p in others]))
    if not small:
        out.append(_texts((*targets, *actuals), len(xs) - 1, form))
    return out


def _group(name: str, shapes: Sequence[str]) -> str:
    return f'<g class="series {name}">{"".join(shapes)}</g>' if shapes else ""


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
    """Return the path through the dots of consecutive years; "" if no run of them is long enough."""
    last = {p.column: p for p in placed}
    joined = [run for run in runs(last) if len(run) >= _LEAST_RUN]
    return "".join(
        "M" + "L".join(f"{_number(last[k].x)} {_number((last[k].y + last[k].top) / 2)}" for k in run) for run in joined
    )


def _target(placed: _Placed, half: float) -> str:
    """Draw a target: a bar across its year, with an arrow to where “at least” and “at most” go on; a range is a box."""
    x, y, width = _number(placed.x - half), _number(placed.y), _number(2 * half)
    if placed.top != placed.y:
        height = _number(max(placed.y - placed.top, 2))
        return f'<path class="box" d="M{x} {y}h{width}v-{height}h-{width}z" />'
    bound, step = placed.dot.bound, half / 3
    kind = "mark about" if bound in _ABOUT else "mark"
    arrow = ""
    if way := _WAYS.get(bound):
        shaft, s = _number(way * half), _number(step)
        back = _number(-way * step)
        tip = f"m-{s} {back}l{s} {_number(way * step)}l{s} {back}"
        arrow = f"M{_number(placed.x)} {y}v{shaft}{tip}"
    return f'<path class="{kind}" d="M{x} {y}h{width}{arrow}" />'


_WAYS = {">=": -1, ">": -1, "<=": 1}  # upwards, downwards
_ABOUT = ("~", "<~")


def _actual(placed: _Placed) -> str:
    """Draw an actual value as a dot, a range as a bar with a dot at each end."""
    x, heights = _number(placed.x), list(dict.fromkeys((_number(placed.y), _number(placed.top))))
    bar = f'<path class="range" d="M{x} {"V".join(heights)}" />' if len(heights) > 1 else ""
    kind = f"dot dot--{placed.dot.verdict}" if placed.dot.verdict in COMPARED else "dot"
    return bar + "".join(f'<circle class="{kind}" cx="{x}" cy="{y}" r="{_RADIUS}" />' for y in heights)


def _other(placed: _Placed) -> str:
    """Draw a value of another definition as a dashed ring with the sign of what is not equal."""
    return _ring(placed) + _text(placed.x, placed.top - 11 if placed.top > _ABOVE else placed.y + 20, "≠", "unlike")


def _ring(placed: _Placed) -> str:
    rings = dict.fromkeys((_number(placed.y), _number(placed.top)))
    return "".join(f'<circle class="ring" cx="{_number(placed.x)}" cy="{y}" r="{_RADIUS + 1}" />' for y in rings)


_ABOVE = 30  # room above a value for what is written there


def _texts(placed: Sequence[_Placed], last: int, form: _Format) -> str:
    """Write the numbers of the values that have one: beside the last year, above the others, or below a value that is short."""
    out, seen = [], set()
    for p in reversed(placed):
        if not p.dot.text or p.column in seen:
            continue
        seen.add(p.column)
        if p.column == last:
            out.append(_text(p.x + form.half + 5, (p.y + p.top) / 2 + 4, p.dot.text, "value beside"))
        else:
            below = p.dot.verdict == "short" or p.top < _ABOVE
            out.append(_text(p.x, p.y + 20 if below and p.y + 20 < form.bottom else p.top - 10, p.dot.text, "value"))
    return "".join(out)


def _linked(placed: _Placed, shape: str, *, small: bool) -> str:
    if small:
        return shape
    return f'<a href="{attribute(placed.dot.href)}" aria-label="{attribute(placed.dot.label)}">{shape}</a>'


def _text(x: float, y: float, text: str, kind: str = "") -> str:
    name = f' class="{kind}"' if kind else ""
    return f'<text{name} x="{_number(x)}" y="{_number(y)}">{attribute(text)}</text>'


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
