"""Charts of indicators: what they say to those who do not see them."""

import re

from duizhao.pages.years.charts import Chart, Dot, svg

DOTS = (Dot(2023, 12345.0, "../2023/#p1.2345", "2023 实际 · Actual 1.2345万"), Dot(2024, 14444.4, "../2024/", "2024 1.44444万"))


def drawn() -> str:
    return svg(Chart("i1", "船票 · ferry tickets", "2023 1.2345万; 2024 1.44444万", (2023, 2024), (), DOTS))


def test_a_dot_says_and_leads_to_what_it_is_given() -> None:
    said = re.findall(r'<a href="([^"]*)" aria-label="([^"]*)"', drawn())
    assert said == [(d.href, d.says) for d in DOTS]
    assert "2023 1.2345万; 2024 1.44444万</desc>" in drawn()


def test_geometry_has_two_decimals() -> None:
    shapes = re.findall(r' (?:d|cx|cy|x|y|transform)="([^"]*)"', drawn())
    assert any("." in shape for shape in shapes)
    assert not any(re.search(r"\.\d{3}", shape) for shape in shapes)


def test_numbers_at_the_axis_are_grouped() -> None:
    years = [str(d.year) for d in DOTS]
    numbers = [t for t in re.findall(r"<text[^>]*>([^<]+)</text>", drawn()) if t not in years]
    assert numbers
    assert all(re.fullmatch(r"\d{1,3}(,\d{3})*(\.\d{1,2})?", number) for number in numbers), numbers
    assert any("," in number for number in numbers)
