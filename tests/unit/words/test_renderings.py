"""Which English words render which Chinese ones in a row."""

from dataclasses import replace

import numpy as np
import pytest
from duizhao.text import glosses
from duizhao.words.alignment import Numbering
from duizhao.words.beads import Side, beads_of
from duizhao.words.candidates import FEATURES
from duizhao.words.known import Known
from duizhao.words.places import find_places
from duizhao.words.renderer import Renderer
from duizhao.words.rows import Choice, apart, en_span, finest
from duizhao.words.work import words_of

from tests.unit.words.made import ROWS, Row, report, told, words

FIRST, SECOND = report(2024, ROWS[:8]), report(2025, ROWS[8:])


def test_words_and_formulas_of_a_row_are_rendered() -> None:
    found = words(FIRST, SECOND)
    assert told(FIRST, found, "2024-p5") == {
        "全市": "whole city",
        "居民": "Residents",
        "称赞": "praised",
        "智慧灌溉网": "smart irrigation network",
    }


def test_what_the_english_leaves_out_is_not_rendered() -> None:
    shortened = report(2026, [("全市居民称赞智慧灌溉网。", "Residents praised it.")])
    assert told(shortened, words(FIRST, SECOND, shortened), "2026-p1") == {"居民": "Residents", "称赞": "praised"}


def test_positions_are_those_of_the_row_in_either_script() -> None:
    row = ("全市居民稱讚智慧灌溉網，我們疏浚了梯田觀光路。", "Residents of the whole city praised the smart irrigation network.")
    found = words(FIRST, SECOND, taiwanese := report(2026, [row]))
    assert told(taiwanese, found, "2026-p1")["智慧灌溉網"] == "smart irrigation network"


def test_a_span_of_a_bead_in_two_pieces_is_found_in_the_row() -> None:
    side = Side("we dredge. They plant.", ((0, 10), (30, 41)), ())
    assert side.in_row(3, 9, gap=1) == (3, 9)
    assert side.in_row(16, 21, gap=1) == (35, 40)
    assert side.in_row(3, 20, gap=1) is None


def test_names_of_the_dictionary_are_cut_at_what_explains_them(monkeypatch: pytest.MonkeyPatch) -> None:
    entries = {
        "望川自治区": "/Wangchuan Autonomous Region, abbr. 望[Wang4], capital Qinghe City of the lower valley/",
        "双评会": "/BRB (Bilingual Reports Board)/a board, of many people who like to talk and read and write/",
    }
    monkeypatch.setattr(glosses, "_entries", lambda: entries)
    glosses.names.cache_clear()
    assert [glosses.names(w) for w in (*entries, "没有的词")] == [
        (("wangchuan", "autonom", "region"),),
        (("bilingu", "report", "board"),),
        (),
    ]
    glosses.names.cache_clear()


@pytest.mark.parametrize(
    "rows",
    [
        [],
        [("", "Only English here.")],
        [("只有中文。", "")],
        [("，。", "...")],
        [("疏浚" * 500, "dredge " * 500)],
    ],
)
def test_rows_without_words_to_compare_have_no_renderings(rows: list[Row]) -> None:
    assert dict(words(report(2024, rows)).rows) == {}


def test_a_result_depends_on_the_texts_alone() -> None:
    assert words_of([FIRST, SECOND]) == words_of([FIRST, SECOND])


@pytest.mark.parametrize(
    ("choices", "kept"),
    [
        # the parts of a term, if their English is most of the term's
        ([((0, 4), (0, 2), 0.9), ((0, 2), (0, 1), 0.9), ((2, 4), (1, 2), 0.9)], [(0, 2), (2, 4)]),
        # the term, if one part alone is rendered
        ([((0, 4), (0, 3), 0.9), ((0, 2), (0, 1), 0.9)], [(0, 4)]),
        # the term, if a part has other English
        ([((0, 4), (0, 2), 0.9), ((0, 2), (5, 7), 0.9)], [(0, 4)]),
        # the surer one of two that cross
        ([((0, 3), (0, 1), 0.9), ((2, 4), (3, 4), 0.8)], [(0, 3)]),
        # the surer one of two with the same English, or with half of it
        ([((0, 2), (0, 1), 0.8), ((2, 4), (0, 1), 0.9)], [(2, 4)]),
        ([((0, 2), (0, 4), 0.8), ((2, 4), (2, 6), 0.9)], [(2, 4)]),
        ([((0, 2), (0, 4), 0.8), ((2, 4), (3, 6), 0.9)], [(0, 2), (2, 4)]),
        # the part of a term of nine characters
        ([((0, 9), (0, 8), 0.9), ((5, 9), (0, 2), 0.9)], [(5, 9)]),
        ([((0, 9), (0, 8), 0.9)], [(0, 9)]),
    ],
)
def test_the_finest_choices_that_agree_are_kept(
    choices: list[tuple[tuple[int, int], tuple[int, int], float]], kept: list[tuple[int, int]]
) -> None:
    assert [c.zh for c in finest(Choice(*c) for c in choices)] == kept


@pytest.mark.parametrize(
    ("text", "words_chosen", "shown"),
    [
        ("a canal from river-to-lake levels", (2, 3), "river-to-lake"),
        ("under the “green roofs” plan", (1, 3), "green roofs"),
        ("under the (green) roofs plan", (1, 3), "green) roofs"),
    ],
)
def test_a_rendering_has_whole_compounds_and_no_open_quotation_mark(text: str, words_chosen: tuple[int, int], shown: str) -> None:
    bead = next(beads_of([report(2024, [("绿色屋顶", text)])]))
    assert text[slice(*en_span(bead.en, *words_chosen))] == shown


def test_the_beads_of_a_small_text_are_prepared_once_those_of_a_large_one_each_time(monkeypatch: pytest.MonkeyPatch) -> None:
    beads = list(
        beads_of([report(2024, [("开放书屋。", "We opened reading rooms."), ("修缮书屋。", "We repaired reading rooms.")])])
    )
    renderer = Renderer(beads, find_places(beads, ["书屋"]))
    assert [*renderer._groups()] == [*renderer._groups()]
    monkeypatch.setattr("duizhao.words.renderer._GROUP", 1)
    first, again = [*renderer._groups()], [*renderer._groups()]
    assert len(first) == len(again) == 2
    assert not {id(group) for _, group in first} & {id(group) for _, group in again}


def test_a_run_is_completed_by_words_beside_it_that_usually_render_the_term() -> None:
    beads = list(beads_of([report(2024, [("开放书屋。", "We opened the city’s reading rooms, boats and parks.")])]))
    places = find_places(beads, ["书屋"])
    ((_, group),) = list(Renderer(beads, places)._groups())
    words = [t.word for t in beads[0].en.tokens]
    usual = np.tile([float(w in {"citi", "read", "room", "boat"}) for w in words], len(places.term))
    linked = replace(group.words(Known(beads, places, Numbering(beads))), usual=usual)
    room = words.index("room")
    start, end = group.completed(linked, np.array([0]), np.array([room]), np.array([room + 1]))
    assert words[int(start[0]) : int(end[0])] == ["read", "room"]


@pytest.mark.parametrize(
    ("text", "first", "shown"),
    [
        ("We treated occupational diseases.", "occupational", "occupational diseases"),
        ("We helped low-income fishing families.", "low", "low-income fishing"),
        ("We built a hospital wing.", "hospital", "hospital"),
        ("We opened special, but small schools.", "special", "special"),
    ],
)
def test_a_run_does_not_end_with_a_modifier(text: str, first: str, shown: str) -> None:
    beads = list(beads_of([report(2024, [("开放石头书屋。", text)])]))
    places = find_places(beads, ["石头书屋"])
    ((_, group),) = list(Renderer(beads, places)._groups())
    linked = group.words(Known(beads, places, Numbering(beads)))
    at = next(k for k, t in enumerate(beads[0].en.tokens) if text[t.start : t.end] == first)
    nothing = replace(linked, usual=np.zeros(len(linked.usual)))
    whole, part = (
        np.array([k for k in range(len(places.start)) if places.terms[places.term[k]] == zh]) for zh in ("石头书屋", "书屋")
    )
    start, end = group.completed(nothing, whole, np.array([at]), np.array([at + 1]))
    assert text[slice(*en_span(beads[0].en, int(start[0]), int(end[0])))] == shown
    assert (
        int(group.completed(nothing, part, np.array([at]), np.array([at + 1]))[1][0]) <= at + 2
    )  # of a single word, a compound only


def test_candidates_know_how_many_commas_they_cross() -> None:
    beads = list(beads_of([report(2024, [("石岸。", "stone banks, river banks, weirs")])]))
    ((_, some, features, *_),) = Renderer(beads, find_places(beads, ["石岸"])).candidates()
    commas = features[:, FEATURES.index("commas")]
    runs = {(a, b): n for a, b, n in zip(some.start.tolist(), some.end.tolist(), commas.tolist(), strict=True)}
    assert runs[0, 2] == 0
    assert {n for (a, b), n in runs.items() if a < 2 < b <= 4} <= {1}
    assert all(n == sum(a <= k < b - 1 for k in (1, 3)) for (a, b), n in runs.items())


_LASTING = Choice((0, 3), (4, 6), 0.7)  # lasting growth


@pytest.mark.parametrize(
    ("zh", "words", "score", "left"),
    [
        ((3, 5), (5, 6), 0.9, (4, 5)),  # growth stands beside it
        ((4, 6), (4, 5), 0.9, (5, 6)),  # … behind a mark
        ((3, 5), (5, 6), 0.7, (4, 6)),  # it is not sure
        ((8, 9), (5, 6), 0.9, (4, 6)),  # it is elsewhere
        ((3, 5), (4, 6), 0.9, (4, 6)),  # nothing would be left
    ],
)
def test_a_term_leaves_words_to_the_one_beside_it(
    zh: tuple[int, int], words: tuple[int, int], score: float, left: tuple[int, int]
) -> None:
    assert apart([_LASTING, Choice(zh, words, score)])[0].words == left


def test_twins_in_a_list_have_each_their_own_words() -> None:
    first, second, longer = Choice((0, 4), (2, 3), 0.9), Choice((5, 9), (1, 5), 0.9), Choice((5, 10), (1, 5), 0.9)
    assert [c.words for c in apart([first, second])] == [(2, 3), (3, 5)]
    assert [c.words for c in apart([replace(first, words=(1, 5)), replace(second, words=(3, 4))])] == [(1, 3), (3, 4)]
    assert [c.words for c in apart([first, longer])] == [(2, 3), (1, 5)]
