"""Markers of notes in both columns of a row."""

from typing import Any

import pytest
from duizhao.model.alignment import Segment
from duizhao.model.report import Anchor, ComparedPassage, EditionMarker, MergedRow, NoteMark
from duizhao.model.source import Lang
from duizhao.notes.facing import marks

ZH = "望川试点“雨水银行”。绿道延长十里，河堤加固。"
EN = "Wangchuan piloted a “rainwater bank”. The greenway grew by five kilometers, and the dykes were strengthened."
SEGMENTS = (Segment(((0, 11),), ((0, 37),), 0.9), Segment(((11, 18), (18, 23)), ((38, len(EN)),), 0.8))


def _anchor(at: int, lang: Lang = "en", note: int = 3, nth: int = 1) -> Anchor:
    return Anchor(note, nth, lang, at, "marker")


def _passage(*anchors: Anchor, **more: Any) -> ComparedPassage:
    row = MergedRow((), (), "", (), (), more.pop("markers", ()))
    known: dict[str, Any] = {"anchors": anchors, "figures": (), "segments": SEGMENTS, "agreement": (), "zh": ZH, "en": EN, **more}
    return ComparedPassage(key="paaaaaa", aliases=(), kind="passage", chapter="1", lead=(0, 0), row=row, **known)


def _at(passage: ComparedPassage, lang: Lang) -> list[int]:
    return [m.at for m in marks(passage, lang)]


@pytest.mark.parametrize(("at", "facing"), [(0, 10), (20, 10), (37, 10), (38, 10), (39, 22), (len(EN), 22), (9999, 22)])
def test_the_other_column_has_it_at_the_end_of_the_same_words(at: int, facing: int) -> None:
    passage = _passage(_anchor(at))
    assert _at(passage, "zh") == [facing]
    assert _at(passage, "en") == [min(at, len(EN))]


def test_a_note_in_the_zh_stands_in_the_en_too() -> None:
    assert marks(_passage(_anchor(10, "zh")), "en") == (NoteMark(3, 1, "en", 37, own=False),)


@pytest.mark.parametrize(
    "segments",
    [
        (),
        (Segment(((0, 11),), ((0, 37),), 0.4), SEGMENTS[1]),
        (Segment((), ((0, 37),), 0.9), Segment(((0, 23),), ((38, len(EN)),), 0.9)),
    ],
    ids=["no beads", "doubtful", "nothing faces it"],
)
def test_where_the_facing_words_are_not_known_there_is_none(segments: tuple[Segment, ...]) -> None:
    assert _at(_passage(_anchor(36), segments=segments), "zh") == []


def test_a_doubtful_bead_that_an_editor_confirmed_is_good() -> None:
    assert _at(_passage(_anchor(36), segments=(Segment(((0, 11),), ((0, 37),), 0.4, curated=True),)), "zh") == [10]


def test_the_marker_that_an_edition_has_there_goes_first() -> None:
    own = EditionMarker(3, "zh", 9, own=True)
    other = EditionMarker(4, "zh", 2, own=True)
    assert _at(_passage(_anchor(36), markers=(other, own)), "zh") == [9]


def test_markers_stand_in_the_order_of_the_text_and_of_the_notes() -> None:
    passage = _passage(_anchor(60, note=5), _anchor(15, note=3), _anchor(36, note=4), _anchor(9, "zh", note=2))
    assert [(m.note, m.at, m.own) for m in marks(passage, "zh")] == [(2, 9, True), (3, 10, False), (4, 10, False), (5, 22, False)]
    assert [(m.note, m.at) for m in marks(passage, "en")] == [(3, 15), (4, 36), (2, 37), (5, 60)]


TERMS = {(3, 1): "雨水银行：把雨水存到地下。"}, {(3, 1): "The “rainwater bank” is a set of underground tanks."}


def test_in_the_other_column_it_stands_after_the_term_that_it_explains() -> None:
    zh, en = TERMS
    longer = Segment(((0, 18),), ((0, 73),), 0.9)
    passage = _passage(_anchor(36), segments=(longer, SEGMENTS[1]))
    assert [m.at for m in marks(passage, "zh", zh)] == [ZH.index("”") + 1]
    assert [m.at for m in marks(_passage(_anchor(10, "zh"), segments=(longer, SEGMENTS[1])), "en", en)] == [EN.index("”") + 1]
    assert [m.at for m in marks(passage, "zh", {(3, 1): "绿洲：另一个词。"})] == [17]  # no such term: the end of the words


def test_the_term_counts_only_in_the_words_that_face_the_marker() -> None:
    assert [m.at for m in marks(_passage(_anchor(60)), "zh", TERMS[0])] == [22]


def test_it_never_stands_before_a_digit() -> None:
    passage = _passage(_anchor(36), zh="试点雨水银行12处，都已建成。", segments=(Segment(((0, 15),), ((0, 37),), 0.9),))
    assert [m.at for m in marks(passage, "zh", TERMS[0])] == [14]
