"""Pages of headline indicators, from the cells of made reports: the chart, the tiles, the table, what stands out, the weight."""

import gzip
import re
from collections.abc import Sequence
from dataclasses import replace

import pytest
from duizhao.cache import Cache
from duizhao.model.alignment import Segment
from duizhao.model.edition import Identity
from duizhao.model.report import MarkedPassage, Report, Series
from duizhao.model.site import Site
from duizhao.pages.compare import compare_pages
from duizhao.present import Quotes, shown_cells
from duizhao.site.carried import with_html_in_text

from tests.sites import site_of
from tests.unit.compare.made import HEADLINES
from tests.unit.years.made import report

PLACES = {
    "qingyu": ("青屿省", "Qingyu"),
    "yunting": ("云汀省", "Yunting"),
    "wangchuan": ("望川市", "Wangchuan"),
    "central": ("国务院", "State Council"),
}


def told(
    slug: str, year: int, target: str, actual: str = "湖水更清", names: tuple[str, str] | None = None
) -> Report[MarkedPassage]:
    zh, en = names or PLACES[slug]
    made = report(year, [f"过去一年，{actual}。"], [f"今年的预期目标为：{target}；全年居民消费价格涨幅2%左右。"])
    return replace(made, id=f"{slug}-{year}", identity=Identity(slug, zh, en, year, ""))


def site(*reports: Report[MarkedPassage]) -> Site:
    by_slug: dict[str, list[Report[MarkedPassage]]] = {}
    for r in reports:
        by_slug.setdefault(r.identity.slug, []).append(r)
    series = [Series(slug, rs[0].identity.zh, rs[0].identity.en, tuple(rs)) for slug, rs in by_slug.items()]
    cells = {s.slug: [c for r in s.reports for c in HEADLINES.of_report(r, Cache(None))] for s in series}
    return replace(site_of(*series), comparison=HEADLINES.compare(cells))


def pages(*reports: Report[MarkedPassage]) -> dict[str, str]:
    made = site(*reports)
    by_series = made.comparison.by_series()
    cells = [c for s in made.corpus.series for c in shown_cells(by_series.get(s.slug, ()), Quotes(s))]
    return {f.path: with_html_in_text(f.whole().decode()) for f in compare_pages(made, cells)}


def gdp(growth: str) -> str:
    return f"地区生产总值增长{growth}"


def rows(page: str, year: int) -> list[tuple[str, str]]:
    """Place and marks of each row of a chart."""
    chart = page.split(f'data-dz-year="{year}"')[1].partition("</details>")[0]
    found = re.findall(r'<a href="[\w/-]*#(\w+)-\d+"[^>]*>.*?<svg class="dz-rank__plot"[^>]*>(.*?)</svg><span', chart)
    return [(place, " ".join(re.findall(r"(?:dz-m-|dz-rank__)(?!grid|line)([\w-]+)", marks))) for place, marks in found]


def test_the_chart_sorts_by_target_and_every_qualifier_has_its_mark() -> None:
    page = pages(
        told("qingyu", 2024, gdp("6%以上")),
        told("qingyu", 2025, gdp("5%—6%"), gdp("5.2%")),
        told("yunting", 2024, gdp("4.5%左右")),
        told("yunting", 2025, gdp("5.5%以上"), gdp("4.6%")),
        told("wangchuan", 2025, gdp("4.5%左右"), gdp("4.1%")),
        told("central", 2025, "国内生产总值增长5%"),
    )["compare/gdp.md"]
    assert rows(page, 2025) == [
        ("yunting", "last at-least actual-met"),
        ("qingyu", "last range actual-short"),
        ("central", "plain"),
        ("wangchuan", "about actual-reported"),
    ]
    assert [place for place, _ in rows(page, 2024)] == ["qingyu", "yunting"]


def test_what_is_told_otherwise_is_in_the_table_and_not_in_the_chart() -> None:
    page = pages(
        told("qingyu", 2025, gdp("5%"), "地区生产总值突破9000亿元"),
        told("yunting", 2025, "居民收入增长与经济增长同步；国民生产总值增长8%"),
        told("wangchuan", 2025, "地区生产总值稳步增长"),
    )
    assert [place for place, _ in rows(page["compare/gdp.md"], 2025)] == ["qingyu", "yunting", "wangchuan"]
    assert rows(page["compare/gdp.md"], 2025)[1:] == [("yunting", ""), ("wangchuan", "")]
    table = page["compare/gdp.md"].split('class="dz-matrix"')[1].split("</table>")[0]
    assert "8%<sup>*</sup>" in table
    assert "≥9000亿元" in table
    assert "<sup>†</sup>" in table
    assert "in words" in table


def test_the_table_tells_verdicts_and_tells_nothing_stated_from_nothing_there() -> None:
    page = pages(
        told("qingyu", 2024, gdp("6%")),
        told("qingyu", 2025, gdp("6%"), gdp("5.2%")),
        told("yunting", 2025, "粮食产量12亿斤", gdp("4%")),
    )["compare/gdp.md"]
    table = page.split('class="dz-matrix"')[1].split("</table>")[0]
    qingyu, yunting = re.findall(r"<tr data-dz-kind.*?</tr>", table)
    assert re.findall(r"<td[^>]*>", qingyu) == ["<td>", '<td class="dz-cell--short">']
    assert "<td>–</td>" in yunting  # the report states no target for 2025
    assert 'aria-label="未达到 · short"' in qingyu


def test_what_stands_out_is_a_sentence_in_both_languages() -> None:
    made = pages(
        told("qingyu", 2024, gdp("6%")), told("qingyu", 2025, gdp("5%"), gdp("5.2%")),
        told("yunting", 2024, gdp("4%")), told("yunting", 2025, gdp("4%—5%"), gdp("4.1%")),
    )  # fmt: skip
    page = made["compare/gdp.md"]
    assert "2 places set a figure for 2025: 4–5%, in the middle 4%. Against the year before: raised 1, lowered 1." in page
    assert "2025年有2个地方定出数字：4–5%，居中的是4%。" in page
    missed = made["compare/index.md"].split('<h2 id="missed">')[1].split('<h2 id="changed">')[0]
    assert re.findall(r"#(\w+-\d+)", missed) == ["qingyu-2024"]


def test_provinces_are_tiles_by_their_targets() -> None:
    names = {
        "hubei": "湖北省",
        "hunan": "湖南省",
        "jiangxi": "江西省",
        "anhui": "安徽省",
        "fujian": "福建省",
        "guizhou": "贵州省",
    }
    made = [told(slug, 2025, gdp(f"{4 + k}%"), names=(zh, slug.title())) for k, (slug, zh) in enumerate(names.items())]
    page = pages(*made)["compare/gdp.md"]
    shades = {slug: shade for shade, slug in re.findall(r'dz-tile--(\d) [^>]*><a href="#(\w+)-2025"', page)}
    assert (shades["hubei"], shades["guizhou"]) == ("1", "5")
    assert len(shades) == 6
    assert "dz-tiles" not in pages(*made[:3])["compare/gdp.md"]


def test_one_place_has_pages_from_three_reports_on_and_its_line_over_the_years() -> None:
    first, second, third = (told("wangchuan", y, gdp(f"{y - 2018}%"), gdp("5%")) for y in (2023, 2024, 2025))
    assert pages(first, second) == {}
    made = pages(first, second, third)
    assert "This site has one place so far" in made["compare/index.md"]
    assert "data-dz-year" not in made["compare/gdp.md"]
    assert made["compare/gdp.md"].partition('class="dz-chart"')[2].partition("</svg>")[0].count("<circle") == 3


def test_a_table_wider_than_a_sheet_says_the_year_in_each_cell() -> None:
    long = pages(*(told("qingyu", y, gdp("5%"), gdp("5%")) for y in range(2012, 2025)))["compare/gdp.md"]
    assert "dz-matrix--wide" in long
    assert re.findall(r'<td[^>]* data-dz-of="(\d+)">', long) == [str(y) for y in range(2024, 2010, -1)]
    short = pages(*(told("qingyu", y, gdp("5%"), gdp("5%")) for y in range(2014, 2025)))["compare/gdp.md"]
    assert "data-dz-of" not in short


def test_a_year_with_one_place_has_no_chart() -> None:
    page = pages(told("qingyu", 2024, gdp("6%")), told("qingyu", 2025, gdp("5%")), told("yunting", 2025, gdp("4%")))
    assert re.findall(r'data-dz-year="(\d+)"', page["compare/gdp.md"]) == ["2025"]


def test_very_many_places_are_divided_by_kind_and_letter(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("duizhao.pages.compare.groups.LIMIT", 3)
    names = {"central": PLACES["central"], "qingyu": PLACES["qingyu"], "yunting": PLACES["yunting"]}
    names |= {slug: (f"{zh}市", slug.title()) for slug, zh in (("wangchuan", "望川"), ("wuling", "雾岭"), ("chengzhou", "澄州"))}
    made = pages(*(told(s, y, gdp(f"{y - 2020 + len(s)}%"), gdp("3%"), n) for s, n in names.items() for y in (2024, 2025)))
    groups = {path.removeprefix("compare/gdp"): text for path, text in made.items() if path.startswith("compare/gdp")}
    assert list(groups) == [".md", "/provinces.md", "/cities-c.md", "/cities-w.md"]
    front = groups[".md"]
    assert dict(rows(front, 2025)).keys() == names.keys()
    assert "<section id=" not in front
    assert 'data-dz-year="2024"' not in front
    leads = {place: page for page, place in re.findall(r'<a href="([\w-]+/)#(\w+)-2025">', front)}
    expected = {"provinces": {"central", "qingyu", "yunting"}, "cities-c": {"chengzhou"}, "cities-w": {"wangchuan", "wuling"}}
    for path, places in expected.items():
        page = groups[f"/{path}.md"]
        assert set(re.findall(r'<section id="(\w+)-2025"', page)) == places
        assert {place for place, page in leads.items() if page == f"{path}/"} == places
        assert 'href="../../../compare/"' in page
        assert all(f'href="../../../{place}/2025/' in page for place in places)
    assert "Against the year before: raised 6," in front
    assert "Against the year before: raised 2," in groups["/cities-w.md"]
    assert 'href="gdp/cities-w/#wuling-2025"' in made["compare/index.md"]


def test_old_measures_are_drawn_apart() -> None:
    reports = [told("central", y, "国民生产总值增长6%", "国民生产总值增长7%") for y in (1991, 1992)]
    reports += [told("central", y, "国内生产总值增长6%", "国内生产总值增长7%") for y in (1993, 1994)]
    page = pages(*reports)["compare/gdp.md"]
    assert page.split('class="series others"')[1].split("</g>")[0].count("<circle") == 4
    assert "Defined otherwise" in page


@pytest.mark.slow
def test_thirty_one_places_and_ten_years_weigh_less_than_a_picture() -> None:
    """150 kB is the limit of the whole page, compressed; the frame of a page has less than 15."""
    han = "高质量发展取得新成效改革开放迈出新步伐人民生活水平持续改善城乡区域协调乡村振兴生态环境科技创新产业升级民生保障"
    latin = (
        "steady growth of output and income while the lake villages rebuilt their piers opened schools and planted reeds".split()
    )

    def said(seed: int, source: Sequence[str], count: int, joint: str) -> str:
        return joint.join(source[(seed * 7 + k * (3 + seed % 5) + k * k) % len(source)] for k in range(count))

    def made(slug: str, year: int, n: int) -> Report[MarkedPassage]:
        around = [said(n + k, han, 30, "") for k in range(4)]
        target, actual = gdp(f"{4 + n % 4}.{n % 10}%左右"), gdp(f"{3 + n % 5}.{n % 7}%")
        one = told(
            slug, year, f"{around[0]}，{target}、{around[1]}", f"{around[2]}，{actual}，{around[3]}", ("青屿省", slug.title())
        )
        return replace(one, passages=tuple(_translated(p, said(n, latin, 45, " ")) for p in one.passages))

    reports = [made(f"qingyu{chr(97 + k % 26)}{k}", 2016 + y, k * 10 + y) for k in range(31) for y in range(10)]
    page = pages(*reports)["compare/gdp.md"]
    assert page.count("<section id=") >= 310
    assert page.count('<p lang="en">') >= 610
    assert len(gzip.compress(page.encode())) < 135_000


def _translated(p: MarkedPassage, en: str) -> MarkedPassage:
    """Add English to a row with a growth rate."""
    if "增长" not in (p.zh or ""):
        return p
    return replace(p, en=en, segments=(Segment(((0, len(p.zh or "")),), ((0, len(en)),), 0.9),))
