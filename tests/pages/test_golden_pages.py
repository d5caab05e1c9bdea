"""Page cases: one page of every kind, compared with what was read and accepted before. They pin the look, `tests/cases` the rest."""

import difflib
import re
from functools import cache
from pathlib import Path

import pytest

from tests.builds import build_in_memory

HERE = Path(__file__).resolve().parent
GOLDEN = HERE / "golden"
# One page a template, and what makes it show the most. A kind of page needs one line here.
PAGES = (
    "index.md",  # home
    "quality.md",
    "search.md",
    "quote.md",
    "redline.md",
    "words.md",
    "downloads.md",
    "wangchuan/index.md",  # a series
    "wangchuan/2024/index.md",  # an overview: editions, notes, lines set aside
    "wangchuan/2024/01-00.md",  # a chapter: rows, a variant, markers with their notes
    "wangchuan/2024/02-00.md",  # a part with chapters in it
    "wangchuan/2024/01-02.md",  # a page that only an excerpt had
    "wangchuan/2024/quality.md",  # to check
    "wangchuan/2024-2025/index.md",  # plan and outcome
    "wangchuan/2024-2025/changed.md",
    "wangchuan/2024-2025/02-01-02-01.md",  # chapters of two years side by side
    "wangchuan/indicators/index.md",
    "wangchuan/indicators/i9519117.md",
    "terms/index.md",
    "terms/y.md",
    "terms/over-time.md",
)
# Of several places: what compares them, and how the other pages lead there
SEVERAL = ("compare/index.md", "compare/gdp.md", "index.md", "qingyu/index.md")
# Digests and sizes of the files to take away change with every word of them, and say nothing of the look.
_OF_OTHER_FILES = re.compile(
    r'[0-9a-f]{64}|(?<=contentSize\\": \\")\d+ B|<code>[0-9a-f]{12}</code>|<td>[\d.,]+ (?:B|kB|KB|MB)</td>'
)


@cache
def pages() -> dict[str, str]:
    files = build_in_memory(HERE / "in").files
    return {name: _OF_OTHER_FILES.sub("…", data.decode()) for name, data in files.items() if name.endswith(".md")}


@cache
def pages_of_several() -> dict[str, str]:
    files = build_in_memory(HERE / "several/in").files
    return {name: data.decode() for name, data in files.items() if name.endswith(".md")}


def compare(name: str, got: str, request: pytest.FixtureRequest) -> None:
    golden = GOLDEN / name
    if request.config.getoption("--update-golden"):
        golden.parent.mkdir(parents=True, exist_ok=True)
        golden.write_text(got, encoding="utf-8")
        return
    want = golden.read_text(encoding="utf-8")
    diff = difflib.unified_diff(want.splitlines(), got.splitlines(), f"golden/{name}", f"built/{name}", lineterm="")
    assert got == want, "\n".join(("", *diff))


@pytest.mark.parametrize("name", PAGES)
def test_page(name: str, request: pytest.FixtureRequest) -> None:
    compare(name, pages()[name], request)


@pytest.mark.parametrize("name", SEVERAL)
def test_page_of_several_places(name: str, request: pytest.FixtureRequest) -> None:
    compare(f"several/{name}", pages_of_several()[name], request)


def test_home_without_reports(tmp_path: Path, request: pytest.FixtureRequest) -> None:
    compare("empty/index.md", build_in_memory(tmp_path).files["index.md"].decode(), request)


def test_every_kind_of_page_is_pinned() -> None:
    """Pages say their kind in the head; a new kind needs a page case."""
    kinds = {name: _kind(name, text) for name, text in pages().items()}
    assert set(kinds.values()) == {kinds[name] for name in PAGES}
    several = {name: _kind(name, text) for name, text in pages_of_several().items() if name.startswith("compare/")}
    assert set(several.values()) == {several[name] for name in SEVERAL if name in several}
    assert {p.relative_to(GOLDEN).as_posix() for p in GOLDEN.rglob("*.md")} == {
        *PAGES,
        *(f"several/{name}" for name in SEVERAL),
        "empty/index.md",
    }


def _kind(name: str, text: str) -> tuple[str, str]:
    """The kind that the page states; of pages across years also which of them, told by its name."""
    (stated,) = re.findall(r"^dz_kind: (\w+)$", text, re.MULTILINE)
    return stated, re.sub(r"\d+|i[0-9a-f]{7}", "#", name) if stated == "years" else ""
