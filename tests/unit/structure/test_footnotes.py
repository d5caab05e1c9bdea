"""Footnotes of Markdown become a list of notes with markers in brackets."""

from duizhao.genre import genre_named
from duizhao.model.source import Line
from duizhao.readers.markdown import read_markdown
from duizhao.structure.footnotes import without_footnotes


def _read(text: str) -> tuple[Line, ...]:
    return read_markdown("a.md", text.split("\n"))


def _shown(text: str) -> list[str]:
    lines, notes = without_footnotes(_read(text), genre_named())
    return [*(x.fragment.text for x in lines if x.role != "rule"), "|", *(x.fragment.text for x in notes)]


def test_notes_are_apart_from_the_text() -> None:
    assert _shown("新建绿道[^1]60公里。\n\n[^1]: 绿道：沿河的步道。\n\n加装电梯500台。") == [
        "新建绿道[1]60公里。",
        "加装电梯500台。",
        "|",
        "[1] 绿道：沿河的步道。",
    ]


def test_notes_under_a_title_stay_there() -> None:
    text = "Greenways[^1] were built.\n\n## Notes\n\n[^1]: Paths along rivers.\n\n---\n\n[^2]: Lifts for old houses."
    assert _shown(text) == ["Greenways[1] were built.", "Notes", "[1] Paths along rivers.", "[2] Lifts for old houses.", "|"]


def test_a_number_in_a_label_is_kept_in_either_language() -> None:
    text = "绿道[^7-zh]。\n\nGreenways[^7-en].\n\n[^7-zh]: 步道。\n\n[^7-en]: Paths."
    assert _shown(text)[2:] == ["|", "[7] 步道。", "[7] Paths."]


def test_words_as_labels_are_counted_as_they_are_mentioned() -> None:
    text = "电梯[^lift]和绿道[^way]。\n\n[^way]: 步道。\n\n[^lift]: 老楼的电梯。"
    assert _shown(text) == ["电梯[1]和绿道[2]。", "|", "[2] 步道。", "[1] 老楼的电梯。"]


def test_a_note_goes_on_with_indented_lines_and_changes_its_language() -> None:
    text = "绿道[^1]。\n\n[^1]: 沿河的\n    步道。\n\n    A path along a river.\n\n又一段。"
    assert _shown(text) == ["绿道[1]。", "又一段。", "|", "[1] 沿河的", "步道。", "[1] A path along a river."]


def test_a_line_after_a_whole_sentence_is_text_again() -> None:
    text = "绿道[^1]。\n[^1]: 沿河的\n步道。\n新建电梯。"
    assert _shown(text) == ["绿道[1]。", "新建电梯。", "|", "[1] 沿河的", "步道。"]


def test_a_marker_inside_a_note_and_one_without_a_note_are_kept() -> None:
    text = "绿道[^1]和电梯[^3]。\n\n[^1]: 见[^3]。"
    assert _shown(text) == ["绿道[1]和电梯[3]。", "|", "[1] 见[3]。"]


def test_every_line_keeps_its_source() -> None:
    lines = _read("绿道[^1]。\n\n[^1]: 步道。\n    沿河。\n\n再建[^1]两条。")
    text, notes = without_footnotes(lines, genre_named())
    after = sorted((*text, *notes), key=lambda x: x.fragment.line)
    assert [(x.fragment.line, x.fragment.raw) for x in after] == [(x.fragment.line, x.fragment.raw) for x in lines]
    assert all(len(x.fragment.text) == len(x.fragment.at) for x in after)


def test_without_footnotes_nothing_changes() -> None:
    lines = _read("绿道[^1]建成。\n\n写作[^1]: 的不是注释。\n\n```\n[^1]: 也不是\n```")
    assert without_footnotes(lines, genre_named()) == (lines, [])
