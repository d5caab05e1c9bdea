"""A chapter of the EPUB in a browser, laid out as reading systems do: in pages, each a column of a very wide window."""

import io
import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.books import sample
from tests.browser.test_reading import browser

__all__ = ["browser"]
pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("site")]
_SIDE_BY_SIDE = """() => [...document.querySelectorAll(".pair")].map((pair) =>
  pair.querySelector(".zh").getBoundingClientRect().top === pair.querySelector(".en").getBoundingClientRect().top)"""


@pytest.fixture(scope="module")
def chapter(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A chapter with several pairs, unpacked beside its style sheet."""
    folder = tmp_path_factory.mktemp("epub")
    with zipfile.ZipFile(io.BytesIO(sample().files["downloads/wangchuan-2024/wangchuan-2024.epub"])) as archive:
        archive.extractall(folder)
    return max((folder / "EPUB").glob("0*.xhtml"), key=lambda path: path.read_text(encoding="utf-8").count('class="pair"'))


@pytest.mark.parametrize(
    ("style", "beside"),
    [
        ("html { columns: auto }", True),  # a wide window
        ("html { columns: 340px auto; column-gap: 40px; column-fill: auto; height: 700px }", False),  # a phone's pages
        ("html { font-size: 250% }", False),  # letters so large that there is no room for two columns
    ],
)
def test_the_languages_stand_side_by_side_where_a_page_is_wide(
    browser: Browser, chapter: Path, style: str, *, beside: bool
) -> None:
    page = browser.new_page(viewport={"width": 1140, "height": 800})
    page.goto(chapter.as_uri())
    page.add_style_tag(content=style)
    positions = page.evaluate(_SIDE_BY_SIDE)
    page.close()
    assert len(positions) > 3
    assert set(positions) == {beside}
