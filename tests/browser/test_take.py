"""Taking a row along: the code of a frame, the frame on another site, the card as SVG and PNG."""

import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.test_axe import _EVERYTHING, _found
from tests.browser.test_policy import POLICY
from tests.browser.test_reading import browser, new_page
from tests.node import run_tests
from tests.serving import serve

__all__ = ["browser"]
pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("pages")]
PAGE = "wangchuan/2024/01-02/"


def _saved(page: Page, name: str) -> bytes:
    with page.expect_download() as download:
        page.locator(".dz-take").get_by_role("button", name=name).click()
    return Path(download.value.path()).read_bytes()


def test_a_sentence_is_taken_along(browser: Browser, sample_site: Path, tmp_path: Path) -> None:
    page, troubles = new_page(browser, ui="en")
    with serve(sample_site, POLICY) as top:
        page.goto(top + PAGE)
        row = page.locator(".dz-row[data-beads]").first
        key = row.get_attribute("id")
        row.hover()
        row.locator(".dz-more").click()
        row.get_by_role("button", name="Embed, picture…").click()
        dialog = page.get_by_role("dialog", name="Take this passage along")
        frame = (sample_site / "wangchuan/2024/embed" / f"{key}.html").read_text(encoding="utf-8")
        first, second = re.findall(r'<p lang="en">(.*?)</p>', frame)[:2]
        dialog.locator("select").select_option("2")
        assert _found(page, _EVERYTHING) == []
        code = dialog.locator("pre").inner_text()
        assert f'src="{top}wangchuan/2024/embed/{key}.html#s2"' in code
        drawn = " ".join(ET.fromstring(_saved(page, "Save SVG")).itertext())
        assert " ".join(second.split()[:4]) in drawn
        assert " ".join(first.split()[:4]) not in drawn
        for source in ("2024年望川市政府工作报告", "2024年1月16日", "Report on the Work of the Government of Wangchuan, 2024"):
            assert source in drawn
        png = _saved(page, "Save PNG")
        assert png.startswith(b"\x89PNG")
        assert int.from_bytes(png[16:20], "big") == 2 * 1080
        page.keyboard.press("Escape")
        expect(dialog).to_be_hidden()
    assert troubles == []
    with serve(sample_site) as top, serve(tmp_path) as elsewhere:  # a site whose rows may be shown on another
        (tmp_path / "index.html").write_text(f"<!doctype html>{re.sub(r'http://[^/]+/', top, code)}", encoding="utf-8")
        page.goto(elsewhere)
        lines = page.frame_locator("iframe").locator("main > div")
        expect(lines.nth(1)).to_contain_text(second)
        expect(lines.nth(0)).to_be_hidden()
        page.goto(f"{top}wangchuan/2024/embed/{key}.html")
        assert _found(page, _EVERYTHING) == []
    page.context.close()


def test_from_a_disk_there_is_a_picture_but_no_frame(browser: Browser, sample_site: Path) -> None:
    page, troubles = new_page(browser, width=360, ui="zh")
    page.goto(f"file://{sample_site}/{PAGE}index.html")
    page.locator(".dz-title-actions .dz-more").click()
    page.get_by_role("button", name="嵌入与图片……").click()
    dialog = page.locator(".dz-take")
    expect(dialog.locator(".dz-take__card svg")).to_be_visible()
    assert dialog.locator("pre").count() == 0
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert _saved(page, "保存PNG").startswith(b"\x89PNG")
    assert troubles == []
    page.context.close()


def test_the_parts_that_know_no_page() -> None:
    run_tests("take")
