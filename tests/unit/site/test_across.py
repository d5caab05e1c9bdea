"""Links across years: with an address they lead to their rows, without one the same words stand there."""

import re

from duizhao.model.shown import YearLine
from duizhao.present import present
from duizhao.site.across import year_line_html

from tests.books import sample


def _lines() -> list[YearLine]:
    lines = [row.years for shown, _ in present(sample().site) for row in shown.rows if row.years]
    assert any(line.outcomes for line in lines)
    assert any(line.others for line in lines)
    return lines


def test_links_begin_with_the_way_to_the_site() -> None:
    for line in _lines():
        addresses = {q.evidence for x in line.outcomes for q in (x.source, x.target) if q} | {a for _, _, a in line.others}
        hrefs = re.findall(r'<a href="([^"]*)"', year_line_html(line, "https://reader.example/"))
        assert set(hrefs) == {f"https://reader.example/{a}" for a in addresses}


def test_where_the_site_is_not_known_there_are_no_links() -> None:
    for line in _lines():
        html = year_line_html(line, None)
        assert "<a" not in html
        assert "href" not in html
        assert html == re.sub(r"</?a\b[^>]*>", "", year_line_html(line, "../"))
