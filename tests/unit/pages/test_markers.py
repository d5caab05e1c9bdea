"""Markers of notes on a page."""

import pytest
from duizhao.model.report import NoteMark
from duizhao.pages.report.rows import marker


@pytest.mark.parametrize(
    ("mark", "wanted"),
    [
        (NoteMark(9, 1, "en", 4, own=True), '[9](#note-9){ #ref-9 .dz-marker .footnote-ref aria-label="Note 9" }'),
        (NoteMark(9, 2, "zh", 4, own=False), '[9](#note-9-2){ #ref-9-2-zh .dz-marker .footnote-ref aria-label="注释9" }'),
    ],
)
def test_a_marker_is_a_link_that_says_what_it_is(mark: NoteMark, wanted: str) -> None:
    assert marker(mark) == wanted
    assert ".dz-marker .dz-next " in marker(mark, follows=True)
