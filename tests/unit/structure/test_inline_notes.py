"""Where a note in brackets ends."""

import pytest
from duizhao.diagnostics import Collector
from duizhao.model.edition import Row
from duizhao.readers.clean import clean
from duizhao.structure.inline_notes import take_inline_notes


@pytest.mark.parametrize(
    ("text", "note", "rest"),
    [
        ("We will do three things (Note: these are 1) dredging, 2) lighting and 3) planting) this year.", "these are 1) dredging, 2) lighting and 3) planting", "We will do three things this year."),
        ("三件实事（注：1）疏浚；2）照明；3）植树）今年办好。", "1）疏浚；2）照明；3）植树", "三件实事今年办好。"),
        ("The plan (Note: see table 3) will be revised (again).", "see table 3", "The plan will be revised (again)."),
        ("The plan (Note: of 2023 (revised)) holds.", "of 2023 (revised)", "The plan holds."),
    ],
)  # fmt: skip
def test_a_note_goes_on_after_the_numbers_of_its_items(text: str, note: str, rest: str) -> None:
    fragment = clean("a.txt", 1, text)
    rows, notes = take_inline_notes([Row((), (fragment,))], "a.txt", Collector())
    assert [n.fragments[0].text for n in notes] == [note]
    assert " ".join(f.text for f in rows[0].en).replace("  ", " ").replace(" 今", "今") == rest
