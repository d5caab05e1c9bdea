"""A chapter that the sources have in one language: one column, and one line that leads to the other language."""

import re

from duizhao.site.labels import label

from tests.books import chapters, sample

ONLY, BOTH = "wangchuan/2025/02-02.md", "wangchuan/2024/01-01.md"


def _page(path: str) -> str:
    return sample().files[path].decode()


def test_the_page_says_once_what_it_has_and_where_the_other_is() -> None:
    page = _page(ONLY)
    assert "dz-missing" not in page
    assert page.count(label("page.row.only_zh")) == 1
    assert page.count('class="dz-row dz-row--zh"') == page.count(": .dz-zh ") > 3
    (there,) = re.findall(r"\]\(([\w-]+\.md)\)\n\{: \.dz-only \}", page)
    assert ": .dz-en lang=" in _page(f"wangchuan/2025/{there}")


def test_a_page_in_both_languages_says_nothing() -> None:
    page = _page(BOTH)
    assert "dz-only" not in page
    assert "dz-row--" not in page


def test_the_books_say_it_once_too() -> None:
    one = sample().files["downloads/wangchuan-2025/wangchuan-2025.html"].decode()
    assert one.count('class="dz-only"') > 3
    epub = {name[-10:-6]: root for name, root in chapters(sample().files["downloads/wangchuan-2025/wangchuan-2025.epub"])}
    paragraphs = [
        p.get("class") for name, root in epub.items() for p in root.iter("{http://www.w3.org/1999/xhtml}p") if p.get("class")
    ]
    assert paragraphs.count("only") > 3
    shown = sum(1 for name in paragraphs if name == "en missing")
    assert shown < paragraphs.count("zh") / 4
