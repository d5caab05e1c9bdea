"""Charts of indicators: what they draw, what they say to those who do not see them, and what a strict page may hold."""

import re
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest
from duizhao.pages.years.chart_scale import label_width
from duizhao.pages.years.charts import Chart, Dot, scale_of, svg

SVG = "{http://www.w3.org/2000/svg}"
DOTS = (Dot(2023, 12345.0, "../2023/#p1.2345", "2023 实际 · Actual 1.2345万"), Dot(2024, 14444.4, "../2024/", "2024 1.44444万"))
GEOMETRY = {"d", "x", "y", "cx", "cy", "r", "viewBox"}
OTHERS = {"class", "role", "id", "href", "aria-label", "aria-labelledby"}
HOSTILE = '</title><script>alert(\'望川\')</script>" onload="x" {{ a }} [b](c) `d` &amp;\ne'


def drawn() -> str:
    return svg(Chart("i1", "船票 · ferry tickets", "2023 1.2345万; 2024 1.44444万", (2023, 2024), (), DOTS))


def chart(*values: tuple[int, float | Decimal], **series: tuple[Dot, ...]) -> Chart:
    """Actual values by year, every year between the first and the last."""
    actuals = tuple(dot(year, value) for year, value in values)
    seen = [d.year for dots in (actuals, *series.values()) for d in dots]
    return Chart(
        "i1", "绿道", "…", tuple(range(min(seen), max(seen) + 1)), series.get("targets", ()), actuals, series.get("others", ())
    )


def dot(year: int, value: float | Decimal) -> Dot:
    return Dot(year, value, f"../{year}/", f"{year}: {value}")


def circles(root: ET.Element) -> list[tuple[float, float]]:
    return [(float(c.get("cx", "")), float(c.get("cy", ""))) for c in root.iter(f"{SVG}circle")]


def axis(root: ET.Element, name: str) -> dict[str, tuple[float, float]]:
    """The texts of an axis and where they stand."""
    group = next((g for g in root.iter(f"{SVG}g") if g.get("class") == f"axis {name}"), None)
    texts = group.iter(f"{SVG}text") if group is not None else ()
    return {t.text or "": (float(t.get("x", "")), float(t.get("y", ""))) for t in texts}


def lines(root: ET.Element) -> list[list[tuple[float, float]]]:
    """The points of every unbroken line between values."""
    paths = [
        p.get("d", "")
        for g in root.iter(f"{SVG}g")
        if "series" in g.get("class", "")
        for p in g.iter(f"{SVG}path")
        if p.get("class") == "line"
    ]
    runs = [run for path in paths for run in path.split("M") if run]
    return [[(float(x), float(y)) for x, y in (point.split() for point in run.split("L"))] for run in runs]


def test_a_dot_says_and_leads_to_what_it_is_given() -> None:
    links = re.findall(r'<a href="([^"]*)" aria-label="([^"]*)"', drawn())
    assert links == [(d.href, d.label) for d in DOTS]
    assert "2023 1.2345万; 2024 1.44444万</desc>" in drawn()


def test_geometry_has_one_decimal() -> None:
    shapes = re.findall(r' (?:d|cx|cy|x|y)="([^"]*)"', drawn())
    assert any("." in shape for shape in shapes)
    assert not any(re.search(r"\.\d{2}", shape) for shape in shapes)


def test_numbers_at_the_axis_are_round_and_grouped() -> None:
    root = ET.fromstring(drawn())
    assert list(axis(root, "y")) == ["12,000", "13,000", "14,000", "15,000"]
    heights = [y for _, y in axis(root, "y").values()]
    steps = {round(a - b) for a, b in pairwise(heights)}
    assert len(steps) == 1
    assert min(steps) > 20  # letters on a phone


def test_a_value_at_a_tick_lies_on_its_line() -> None:
    root = ET.fromstring(svg(chart((2022, 10), (2023, 17), (2024, 20))))
    ys = [y for _, y in circles(root)]
    at = {label: y - 4 for label, (_, y) in axis(root, "y").items()}
    assert (ys[0], ys[2]) == (at["10"], at["20"])
    assert ys[2] < ys[1] < ys[0]


@pytest.mark.parametrize("small", [False, True])
def test_one_value_stands_in_the_middle(*, small: bool) -> None:
    root = ET.fromstring(svg(chart((2024, 86.66667)), small=small))
    [(x, y)] = circles(root)
    assert lines(root) == []
    assert axis(root, "x")["2024"][0] == x
    heights = {label: height for label, (_, height) in axis(root, "y").items()}
    assert heights == ({} if small else {"86.67": y + 4})


def test_equal_values_are_a_level_line_in_the_middle() -> None:
    root = ET.fromstring(svg(chart((2023, 100), (2024, 100), (2025, 100))))
    [line] = lines(root)
    assert line == circles(root)
    assert {y for _, y in line} == {139.0}
    assert list(axis(root, "y")) == ["100"]


def test_values_below_zero() -> None:
    root = ET.fromstring(svg(chart((2023, -3.5), (2024, 0), (2025, 1.25))))
    assert list(axis(root, "y")) == ["-4", "-2", "0", "2"]
    ys = [y for _, y in circles(root)]
    assert ys == sorted(ys, reverse=True)


@pytest.mark.parametrize("small", [False, True])
@pytest.mark.parametrize(
    "values",
    [
        (386e9, 407.2e9),
        (2e-9, 7e-9),
        (1e300, 1.5e300),
        (-1.7e308, 1.7e308),
        (5e-324, 1e-323),
        (0.1, 0.3),
        (-0.0, 0.0),
        (1e15, 1e15 + 2),
    ],
)
def test_values_of_any_size_stay_inside(values: tuple[float, float], *, small: bool) -> None:
    root = ET.fromstring(svg(chart((2023, values[0]), (2024, values[1])), small=small))
    labels = axis(root, "y")
    (_, low), (_, high) = circles(root)
    assert high <= low
    assert 0 < high <= low < (110 if small else 300) - 20
    assert small or len(labels) == (1 if values[0] == values[1] else len(set(labels))) >= 1
    assert "-0" not in labels


@pytest.mark.parametrize("value", [9, 86_000, 407_200_000_000, 0.000012])
def test_numbers_at_the_axis_have_room_on_a_phone(value: float) -> None:
    root = ET.fromstring(svg(chart((2023, value), (2024, value * 1.3))))
    for label, (x, _) in axis(root, "y").items():
        assert x - label_width(label) * 2 > -25, label  # the page has 16 px at its side, the drawing is halved


def test_no_line_over_a_missing_year_nor_between_two() -> None:
    root = ET.fromstring(svg(chart((2017, 0), (2019, 1), (2020, 2), (2021, 2), (2023, 3), (2024, 4))))
    dots = circles(root)
    assert lines(root) == [dots[1:4]]
    gaps = {round(b[0] - a[0]) for a, b in pairwise(dots)}
    assert len(gaps) == 2  # a missing year keeps its place


def test_two_values_in_a_year_are_two_dots() -> None:
    root = ET.fromstring(svg(chart((2022, 3), (2023, 4), (2024, 6), (2024, 8))))
    assert [a.get("aria-label") for a in root.iter(f"{SVG}a")] == ["2022: 3", "2023: 4", "2024: 6", "2024: 8"]
    zero, first, second, third = circles(root)
    assert second[0] == third[0]
    assert lines(root) == [[zero, first, third]]


def test_series_are_apart_in_form_and_only_actual_values_are_joined() -> None:
    years = range(2022, 2025)
    targets, others = (tuple(dot(year, value) for year in years) for value in (3, 1))
    root = ET.fromstring(svg(chart(*((year, 5) for year in years), targets=targets, others=others)))
    assert shapes(root) == {"targets": ["path"] * 3, "actuals": ["circle"] * 3, "others": ["circle", "text"] * 3}
    assert len(lines(root)) == 1
    assert root.findtext(f".//{SVG}g[@class='series others']//{SVG}text") == "≠"


def shapes(root: ET.Element) -> dict[str, list[str]]:
    """The shapes of each series."""
    groups = {
        (g.get("class") or "").removeprefix("series").strip(): g for g in root.iter(f"{SVG}g") if "series" in g.get("class", "")
    }
    return {name: [e.tag.removeprefix(SVG) for a in g for e in a] for name, g in groups.items() if name}


@pytest.mark.parametrize(("bound", "way"), [("", 0), (">=", -1), (">", -1), ("<=", 1), ("~", 0)])
def test_a_target_is_a_bar_and_an_arrow_says_on_which_side_it_goes_on(bound: str, way: int) -> None:
    root = ET.fromstring(svg(chart((2023, 5), (2024, 9), targets=(Dot(2024, 7, "", "", bound=bound),))))
    (mark,) = [p for p in root.iter(f"{SVG}path") if p.get("class", "").startswith("mark")]
    arrow = re.search(r"v(-?)\d", mark.get("d", ""))
    assert (0 if arrow is None else -1 if arrow[1] else 1) == way
    assert ("about" in mark.get("class", "")) == (bound == "~")


def test_a_dot_has_the_colour_of_its_verdict() -> None:
    actuals = tuple(Dot(2020 + n, n, "", "", verdict=verdict) for n, verdict in enumerate(("met", "exceeded", "short", "", "x")))
    root = ET.fromstring(svg(Chart("i1", "x", "y", tuple(range(2020, 2025)), (), actuals)))
    assert [c.get("class") for c in root.iter(f"{SVG}circle")] == [
        "dot dot--met",
        "dot dot--exceeded",
        "dot dot--short",
        "dot",
        "dot",
    ]


def test_numbers_beside_values_stay_inside() -> None:
    last = Dot(2025, 200, "", "", bound=">=", text="≥200,000,000")
    root = ET.fromstring(svg(chart((2023, 100), targets=(last,), others=(dot(2024, 3),))))
    (text,) = [t for t in root.iter(f"{SVG}text") if t.text == last.text]
    assert float(text.get("x", "")) + 2 * label_width(last.text) < 640 + 25  # as large as on a phone
    bar = next(p for p in root.iter(f"{SVG}path") if p.get("class") == "mark").get("d", "")
    assert float(bar[1:].split()[0]) < float(text.get("x", ""))


@pytest.mark.parametrize("small", [False, True])
def test_the_axis_of_amounts_begins_at_zero(*, small: bool) -> None:
    one = chart((2023, 80), (2024, 90))
    heights = [[y for _, y in circles(ET.fromstring(svg(replace(one, zero=zero), small=small)))] for zero in (True, False)]
    assert heights[0][0] < heights[1][0]
    below = ET.fromstring(svg(replace(chart((2023, -3), (2024, 5)), zero=True), small=small))
    assert circles(below)[0][1] > circles(below)[1][1]
    assert not [p for p in below.iter(f"{SVG}path") if p.get("class") == "stem"]


def test_large_amounts_are_written_in_hundreds_of_millions() -> None:
    root = ET.fromstring(svg(replace(chart((2023, 3e11), (2024, 4e11)), zero=True, scale=scale_of([Decimal("4e11")]))))
    assert list(axis(root, "y")) == ["0", "1,000", "2,000", "3,000", "4,000"]


def test_dots_stand_over_all_lines() -> None:
    drawing = svg(chart((2023, 5), (2024, 6), targets=(dot(2023, 6), dot(2024, 5))))
    assert drawing.rindex("<path") < drawing.index("<circle")


def test_a_small_one_has_no_links_and_no_numbers() -> None:
    one = chart((2023, 5), (2024, 6), targets=(dot(2025, 7),))
    large, small = ET.fromstring(svg(one)), ET.fromstring(svg(one, small=True))
    assert len(circles(small)) == len(circles(large)) == 2
    assert list(axis(small, "x")) == ["2023", "2025"]  # the first and the last
    assert axis(small, "y") == {}
    assert (small.get("role"), large.get("role")) == ("img", "group")
    assert list(small.iter(f"{SVG}a")) == []


@pytest.mark.parametrize(("small", "most"), [(False, 8), (True, 2)])
def test_many_years_are_not_all_written_out(*, small: bool, most: int) -> None:
    root = ET.fromstring(svg(chart(*((year, year % 7) for year in range(1990, 2026))), small=small))
    years = [int(y) for y in axis(root, "x")]
    assert years[-1] == 2025
    assert 2 <= len(years) <= most
    assert len(circles(root)) == 36


@pytest.mark.parametrize("small", [False, True])
def test_hostile_text_is_text(*, small: bool) -> None:
    evil = Dot(2024, 1.0, HOSTILE, HOSTILE)
    drawing = svg(Chart(HOSTILE, HOSTILE, HOSTILE, (2024,), (evil,), (evil,), (evil,)), small=small)
    assert "\n" not in drawing
    assert not re.search(r"[\[\]`{}]", drawing)
    root, text = ET.fromstring(drawing), HOSTILE.replace("\n", " ")
    assert [root.findtext(f"{SVG}{tag}") for tag in ("title", "desc")] == [text, text]
    assert {t for a in root.iter(f"{SVG}a") for t in a.attrib.values()} == (set() if small else {text})
    tags = {e.tag.removeprefix(SVG) for e in root.iter()}
    assert tags <= {"svg", "title", "desc", "g", "text", "path", "circle", "a"}
    assert {name for e in root.iter() for name in e.attrib} <= GEOMETRY | OTHERS  # no style, no handler of events


def test_what_is_no_number_is_left_out() -> None:
    root = ET.fromstring(svg(chart((2022, 4), (2023, float("inf")), (2024, float("nan")), (2025, Decimal("1e400")))))
    assert len(circles(root)) == 1
    assert list(axis(root, "y")) == ["4"]
    empty = svg(chart((2024, float("nan"))))
    assert "circle" not in empty
    assert "2024</text>" in empty


def test_decimals_and_floats_give_the_same_bytes() -> None:
    as_floats = svg(Chart("i1", "x", "y", (2023, 2024), (), (Dot(2023, 0.3, "a", "b"), Dot(2024, 86.5, "c", "d"))))
    as_decimals = svg(
        Chart("i1", "x", "y", (2023, 2024), (), (Dot(2023, Decimal("0.30"), "a", "b"), Dot(2024, Decimal("86.500"), "c", "d")))
    )
    assert as_floats == as_decimals


def test_the_order_of_the_dots_changes_nothing() -> None:
    values = ((2021, 5), (2022, 6), (2024, 1))
    targets = (dot(2022, 6), dot(2023, 7))
    assert svg(chart(*values, targets=targets)) == svg(chart(*reversed(values), targets=targets[::-1]))


def test_a_range_is_a_box_between_its_bounds() -> None:
    ranged = Dot(2024, 5, "../2024/", "2024: 5%–6%", 6)
    root = ET.fromstring(svg(chart((2023, 4), targets=(dot(2023, 4), ranged))))
    at = {label: y - 4 for label, (_, y) in axis(root, "y").items()}
    (box,) = [p.get("d", "") for p in root.iter(f"{SVG}path") if p.get("class") == "box"]
    low, height = (float(y) for y in re.fullmatch(r"M[\d.]+ ([\d.]+)h26v-([\d.]+)h-26z", box).groups())  # type: ignore[union-attr]
    assert (low, low - height) == pytest.approx((at["5"], at["6"]), abs=0.1)


def test_an_actual_range_is_a_bar_and_the_line_meets_its_middle() -> None:
    actuals = (dot(2022, 4), Dot(2023, 5, "", "", 6), dot(2024, 5))
    root = ET.fromstring(svg(Chart("i1", "x", "y", (2022, 2023, 2024), (), actuals)))
    (bar,) = [p.get("d", "") for p in root.iter(f"{SVG}path") if p.get("class") == "range"]
    low, high = (float(y) for y in re.fullmatch(r"M[\d.]+ ([\d.]+)V([\d.]+)", bar).groups())  # type: ignore[union-attr]
    assert lines(root)[0][1][1] == pytest.approx((low + high) / 2, abs=0.1)
    assert len(circles(root)) == 4


def test_the_upper_bound_of_a_range_is_within_the_axis() -> None:
    root = ET.fromstring(svg(chart((2023, 4), (2024, 5), targets=(Dot(2024, 5, "", "", 40),))))
    assert max(float(label) for label in axis(root, "y")) >= 40
    (box,) = [p.get("d", "") for p in root.iter(f"{SVG}path") if p.get("class") == "box"]
    assert all(0 <= float(y) <= 280 for y in re.findall(r"M[\d.]+ ([\d.]+)", box))
