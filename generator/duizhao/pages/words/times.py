"""Draw how often the reports of a series have a formula: a dot for each, with its interval, that leads to the sentences."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from duizhao.model.report import Series
from duizhao.model.shown import ShownTerm
from duizhao.model.words import TermShift, Words
from duizhao.site.addresses import search_for
from duizhao.site.escape import attribute, cell
from duizhao.site.labels import bilingual, label, label_attribute
from duizhao.text.frequency import PER, interval

_LEAST, _LEAST_REPORTS = 5, 2  # places in a series that has a chart, and its reports
_STEP, _TOP, _BOTTOM = 46, 8, 60  # of the chart, in its own units: from dot to dot, the plot
_YEARS, _RATES, _HEIGHT = 75, 89, 94


@dataclass(frozen=True, slots=True)
class Times:
    """The chart of a formula in a series (SVG), the name of the series as HTML, empty on a site of one, and what a test says."""

    name: str
    svg: str
    shifts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Dot:
    """How often a report has a formula: its year, its number of places, the rate and its interval for 10,000 characters."""

    year: int
    count: int
    rate: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Place:
    """A series: its folder in the site, its name as HTML, empty on a site of one, and its reports with their years."""

    slug: str
    name: str
    reports: tuple[tuple[str, int], ...]


def places_of(series: Sequence[Series]) -> list[Place]:
    """Return the series whose reports are compared."""
    alone = len(series) == 1
    return [
        Place(s.slug, "" if alone else bilingual(cell(s.zh), cell(s.en)), tuple((r.id, r.identity.year) for r in s.reports))
        for s in series
        if len(s.reports) >= _LEAST_REPORTS
    ]


class TimesOfTerms:
    """Make the charts of formulas; `root` leads from the page to the root of the site."""

    def __init__(self, places: Sequence[Place], words: Words, root: str) -> None:
        self._places = places
        self._sizes = words.sizes
        self._root = root
        self._years = {report: year for p in places for report, year in p.reports}
        self._shifts: dict[str, list[TermShift]] = {}
        for shift in words.shifts:
            self._shifts.setdefault(shift.term, []).append(shift)

    def of(self, term: ShownTerm) -> Iterator[Times]:
        """Yield the chart of each series that has the formula often enough."""
        counts = dict(term.reports)
        for p in self._places:
            ids = {report for report, _ in p.reports}
            if sum(n for report, n in counts.items() if report in ids) >= _LEAST:
                shifts = tuple(self._said(x) for x in self._shifts.get(term.zh, ()) if x.later in ids)
                yield Times(p.name, _svg(list(self._dots(p, counts)), self._root, p.slug, term.zh), shifts)

    def _dots(self, place: Place, counts: Mapping[str, int]) -> Iterator[_Dot]:
        for report, year in place.reports:
            size, count = self._sizes.get(report, 0), counts.get(report, 0)
            if size:
                yield _Dot(year, count, count / size * PER, *interval(count, size))

    def _said(self, shift: TermShift) -> str:
        return label(
            "page.times.rose" if shift.rose else "page.times.fell", a=self._years[shift.earlier], b=self._years[shift.later]
        )


def _svg(dots: Sequence[_Dot], root: str, series: str, term: str) -> str:
    """Draw dots, from zero to the highest end of an interval."""
    highest = max((d.high for d in dots), default=0) or 1.0
    xs = [_STEP * k + _STEP // 2 for k in range(len(dots))]

    def y(value: float) -> str:
        return f"{_BOTTOM - (_BOTTOM - _TOP) * value / highest:.0f}"

    width = _STEP * len(dots)
    ranges = "".join(f"M{x} {y(d.low)}V{y(d.high)}" for x, d in zip(xs, dots, strict=True))
    body = "".join(
        _dot(d, x, y(d.rate), root + search_for(term, series, d.year)) for x, d in zip(xs, dots, strict=True)
    )  # fmt: skip
    return (
        f'<svg class="dz-times" viewBox="0 0 {width} {_HEIGHT}" width="{width}" height="{_HEIGHT}" role="group" '
        f'aria-label="{label_attribute("page.times.rate")}"><path d="M0 {_BOTTOM}H{width}{ranges}" />{body}</svg>'
    )


def _dot(d: _Dot, x: int, y: str, href: str) -> str:
    texts = f'<text x="{x}" y="{_YEARS}">{d.year}</text><text x="{x}" y="{_RATES}">{d.rate:.1f}</text>'
    if not d.count:
        return texts
    said = label_attribute(
        "page.times.point", year=d.year, n=d.count, rate=f"{d.rate:.1f}", low=f"{d.low:.1f}", high=f"{d.high:.1f}"
    )
    return f'<a href="{attribute(href)}" aria-label="{said}"><circle cx="{x}" cy="{y}" r="4" /></a>{texts}'
