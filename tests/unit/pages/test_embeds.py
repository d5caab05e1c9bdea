"""Small pages for frames of other sites: whole, small, without script, each line with an address of its own."""

import re
from functools import cache
from html import unescape
from pathlib import Path

import pytest
from duizhao.model.shown import ShownReport, ShownRow
from duizhao.pages.report.embeds import embed_files
from duizhao.present import present
from duizhao.publish.minify import minify_assets

from tests.builds import build_in_memory
from tests.conftest import ROOT

SHEET = ROOT / "theme_overrides/assets/css/embed.css"
MOST = 6_000  # bytes of a page with its style sheet
ZH, EN = (
    "重湖边修了第{n}座桥，桥上铺了青石，行人都从这里过。",
    "Bridge {n} was built beside Chonghu and paved with bluestone, and all walk across it. ",
)


@cache
def sample() -> tuple[ShownReport, ...]:
    return tuple(shown for shown, _ in present(build_in_memory(ROOT / "tests/pages/in").site))


def written(tmp_path: Path, sentences: str) -> tuple[ShownReport, ShownRow]:
    """A report with one long row of these sentences, zh and en on a line each."""
    zh, en = sentences.split("\n")
    (tmp_path / "in").mkdir()
    head = "望川市2024年政府工作报告\nReport on the Work of the Government of Wangchuan, 2024\n\n一、回顾\nI. Review\n\n"
    (tmp_path / "in/2024.txt").write_text(f"{head}{zh}\n{en}\n", encoding="utf-8")
    (report,) = (shown for shown, _ in present(build_in_memory(tmp_path / "in").site))
    return report, report.rows[-1]


def pages_of(report: ShownReport, row: ShownRow) -> dict[str, str]:
    files = {f.path: f.whole().decode() for f in embed_files(report)}
    return {path.rpartition("/")[2]: text for path, text in files.items() if f"/{row.key}" in path}


def words(html: str) -> str:
    return re.sub(r"\s", "", unescape(re.sub(r"<[^>]+>", "", html.partition("<main>")[2].partition("</main>")[0])))


def test_every_row_has_a_page_with_both_languages_and_its_source() -> None:
    report = sample()[0]
    for row in report.rows:
        (html,) = pages_of(report, row).values()
        texts = [side.text for side in (row.zh, row.en) if side]
        assert sorted(words(html)) == sorted(re.sub(r"\s", "", "".join(texts)))
        assert f'href="../../../{row.address}"' in html
        assert report.zh in html
        assert report.date in html
        assert "<script" not in html
        assert "style=" not in html


def test_no_page_is_larger_than_its_limit_whatever_the_row(tmp_path: Path) -> None:
    sheet = tmp_path / "assets/css/embed.css"
    sheet.parent.mkdir(parents=True)
    sheet.write_bytes(SHEET.read_bytes())
    minify_assets(tmp_path / "assets")
    long = "\n".join("".join(text.format(n=n) for n in range(60)) for text in (ZH, EN))
    report, row = written(tmp_path, long)
    parts = pages_of(report, row)
    assert len(parts) > 1
    assert max(len(html.encode()) for html in parts.values()) + sheet.stat().st_size <= MOST
    assert "".join(sorted("".join(map(words, parts.values())))) == "".join(sorted(re.sub(r"\s", "", long)))


def test_parts_lead_to_one_another_and_lines_keep_their_numbers(tmp_path: Path) -> None:
    report, row = written(tmp_path, "\n".join("".join(text.format(n=n) for n in range(60)) for text in (ZH, EN)))
    parts = pages_of(report, row)
    ids = [re.findall(r'<div id="s(\d+)">', html) for html in parts.values()]
    assert [int(n) for some in ids for n in some] == list(range(1, sum(map(len, ids)) + 1))
    names = [f"{row.key}.html", *(f"{row.key}-{n}.html" for n in range(2, len(parts) + 1))]
    assert list(parts) == names
    for name, following in zip(names, [*names[1:], None], strict=True):
        assert re.findall(rf'href="({row.key}[^"]*)"', parts[name]) == [following] * bool(following)
    chapter = build_in_memory(tmp_path / "in").files[f"{row.address.partition('#')[0].rstrip('/')}.md"].decode()
    (starts,) = re.findall(r'data-embed="([\d ]+)"', chapter)
    assert starts.split() == [some[0] for some in ids[1:]]


@pytest.mark.parametrize("sign", ["桥", "&"])
def test_a_sentence_too_long_for_a_page_is_cut_with_a_mark(tmp_path: Path, sign: str) -> None:
    report, row = written(tmp_path, f"{ZH.format(n=1)[:-1]}{sign * 9000}。\n{EN.format(n=1)}")
    parts = pages_of(report, row)
    assert max(len(html.encode()) for html in parts.values()) < MOST
    assert any("…</p>" in html for html in parts.values())
