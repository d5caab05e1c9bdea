"""How a note has found its place is said in both languages: on its page and in the report's one file."""

import re
from typing import get_args

import pytest
from duizhao.model.report import Anchor, Note, Trust
from duizhao.present.rows import shown_note
from duizhao.site.labels import labels

from tests.builds import build_in_memory
from tests.conftest import ROOT

CASES = ROOT / "tests/cases"


@pytest.mark.parametrize("how", get_args(Trust))
def test_every_way_but_the_markers_own_has_words(how: Trust) -> None:
    note = Note(1, 1, "注", "note", ())
    key = shown_note(note, (Anchor(1, 1, "zh", 0, how), "1"), {}).how
    assert (key == "") == (how == "marker")
    assert not key or f"page.placed.{key}" in labels()
    assert f"page.placed.{shown_note(note, None, {}).how}" in labels()


@pytest.mark.parametrize(
    ("case", "key"),
    [
        ("note-marker-of-other-edition", "edition"),
        ("note-four-ways", "term"),
        ("note-four-ways", "inferred"),
        ("N101-no-place", "nowhere"),
    ],
)
def test_the_pages_and_the_file_say_it_in_both_languages(case: str, key: str) -> None:
    files = build_in_memory(CASES / case / "in").files
    pages = b"".join(data for path, data in sorted(files.items()) if path.endswith(".md")).decode()
    book = files["downloads/wangchuan-2024/wangchuan-2024.html"].decode()
    label = labels()[f"page.placed.{key}"]
    for text in (pages, book):
        if key == "nowhere":
            assert f'lang="zh-Hans">{label.zh} · {label.en}</span>' in text
        else:  # only those who ask want to know: in the title of the way back
            assert re.search(rf'"[^"]*{label.zh}[^"]*{label.en}[^"]*"', text)
            assert f'"dz-how"><span class="dz-ui" lang="zh-Hans">{label.zh}' not in text
