"""What Zotero makes of the pages of the sample site: one item “Report” of every overview and chapter."""

from pathlib import Path

import pytest

from tests.site.zotero import zotero_item

pytestmark = [pytest.mark.xdist_group("site")]


def test_every_overview_and_chapter_is_a_report_with_author_date_and_title(sample_site: Path) -> None:
    folder = sample_site / "wangchuan/2024"
    pages = [folder / "index.html", *sorted(folder.glob("0[0-9]-0[0-9]/index.html"))]
    assert len(pages) > 8
    for page in pages:
        item = zotero_item(page, "https://example.org/")
        assert item["itemType"] == "report", page
        assert item["creators"] == [("", "望川市人民政府")], page
        assert str(item["date"]).startswith("2024-"), page
        assert str(item["title"]).startswith("2024年望川市政府工作报告"), page
        assert (item["institution"], item["language"]) == ("望川市人民政府", "zh-CN")
    overview = zotero_item(sample_site / "wangchuan/2024/index.html", "")
    chapter = zotero_item(sample_site / "wangchuan/2024/01-02/index.html", "")
    assert overview["title"] == "2024年望川市政府工作报告"
    assert str(chapter["title"]).startswith("2024年望川市政府工作报告：二是")


def test_other_pages_are_no_reports(sample_site: Path) -> None:
    for path in ("index.html", "wangchuan/index.html", "quality/index.html", "search/index.html"):
        assert zotero_item(sample_site / path, "")["itemType"] in ("webpage", "newspaperArticle"), path
