"""Make the data files of the links across years."""

from collections.abc import Iterable

from duizhao.data.report import number
from duizhao.model.links import Indicator, Link, Place, Point, Years
from duizhao.site.across import rule_key
from duizhao.site.labels import label_pair
from duizhao.site.tables import BOM, csv_rows


def links_data(years: Years) -> list[object]:
    """Convert every link of every pair, the highest score first; links that are not shown are included for the editor."""
    links = [(pair, link) for pair in years.pairs for link in pair.links]
    links.sort(key=lambda x: (-x[1].score, x[0].earlier, x[1].kind, x[1].source.passage, x[1].source.start))
    return [_link(link) for _, link in links]


def _link(link: Link) -> dict[str, object]:
    out: dict[str, object] = {
        "kind": link.kind,
        "score": link.score,
        "shown": link.shown,
        "from": _place(link.source),
        "to": _place(link.target) if link.target else None,
        "verdict": link.ruling.verdict if link.ruling else None,
        "rule": link.near or (link.ruling.rule if link.ruling else ""),
    }
    if link.near or link.ruling:
        out["why"] = dict(zip(("zh", "en"), label_pair(rule_key(link)), strict=True))
    if link.other and not link.target:
        out["again"] = _place(link.other)
    if link.of_five:
        out["part"] = "five years"
    if link.ruling and link.ruling.detail:
        out["detail"] = link.ruling.detail
    if link.status != "found":
        out["said"] = link.status
    return out


def _place(place: Place) -> dict[str, object]:
    return {
        "report": place.report,
        "chapter": place.chapter,
        "passage": place.passage or None,
        "lang": place.lang,
        "span": (place.start, place.end) if place.passage else None,
    }


def indicators_data(indicators: Iterable[Indicator]) -> list[object]:
    """Convert every indicator with its points, by series and name."""
    return [
        {
            "id": i.id,
            "series": i.series,
            "name": {"zh": i.zh, "en": i.en},
            "unit": i.unit,
            "change": i.change or None,
            "points": [_point(p) for p in i.points],
        }
        for i in indicators
    ]


def _point(point: Point) -> dict[str, object]:
    claim = point.claim
    return {
        "report": claim.place.report,
        "year": point.year,
        "role": point.role,
        "value": None if point.value is None else number(point.value),
        "high": None if point.high is None else number(point.high),
        "approx": (claim.figure.approx or None) if claim.figure else None,
        "passage": claim.place.passage,
        "span": (claim.place.start, claim.place.end),
        "note": point.note or None,
    }


def indicator_table(i: Indicator) -> bytes:
    """Format the values of an indicator as CSV: one line a point, the words of the report last."""
    header = ("indicator", "unit", "report", "year", "role", "value", "high", "approx", "passage", "note", "words")
    return (BOM + csv_rows((header, *(_row(i, p) for p in i.points)))).encode()


def _row(i: Indicator, p: Point) -> tuple[object, ...]:
    figure, place = p.claim.figure, p.claim.place
    value, high = ("" if x is None else number(x) for x in (p.value, p.high))
    approx = figure.approx if figure else ""
    return i.zh, i.unit, place.report, p.year, p.role, value, high, approx, place.passage, p.note, p.claim.text
