"""Strings that recur, hold together and stand free are formulas."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest
from duizhao.model.words import Rendering
from duizhao.text.words import stem
from duizhao.words import terms
from duizhao.words.beads import beads_of
from duizhao.words.formulas import Formula
from duizhao.words.model import load_model
from duizhao.words.rows import Choice, en_span
from duizhao.words.terms import Found, collect_terms, evidence

from tests.unit.words.made import ROWS, formulas, formulas_of, report, term, words


def test_whole_strings_are_found_and_not_their_parts() -> None:
    found = formulas(
        ["我们推广智慧灌溉网。", "疏浚河道，建成智慧灌溉网，惠及农户。"], ["智慧灌溉网更加可靠。", "巡查智慧灌溉网和水库。"]
    )
    assert found == {"智慧灌溉网": 4}


def test_a_verb_in_front_of_a_formula_makes_no_other_one() -> None:
    alone = ["巡查梯田观光路。", "梯田观光路开通。", "改善梯田观光路。", "延长梯田观光路。", "梯田观光路很美。"]
    elsewhere = [f"推进{chr(0x5F00 + 5 * k)}{chr(0x7F00 + 5 * k)}。" for k in range(40)]
    assert formulas(["推进梯田观光路。", "推进梯田观光路，"], ["推进梯田观光路。", *alone, *elsewhere]) == {"梯田观光路": 8}


def test_what_always_stands_before_the_same_word_is_a_part() -> None:
    found = formulas(["建成竹编工艺村落群。", "走访竹编工艺村落群。"], ["竹编工艺村落群开放。", "看望竹编工艺村落群，"])
    assert "竹编工艺" not in found


def test_a_modifier_without_which_a_formula_never_stands_is_a_part_of_it() -> None:
    always = ["启用重点护鸟工程。", "重点护鸟工程完工。"], ["查看重点护鸟工程，", "重点护鸟工程开放。"]
    assert formulas(*always) == {"重点护鸟工程": 4}
    assert "护鸟工程" in formulas(always[0], [*always[1], "护鸟工程很美。"])


def test_four_characters_of_two_alike_are_whole_whatever_follows() -> None:
    texts = (
        ["护林护鸟小队成立。", "表彰护林护鸟能手。"],
        ["护林护鸟条例施行。", "护林护鸟！", "传承护林护鸟传统。", "奖励护林护鸟先锋。", "护林护鸟故事很多。"],
    )
    assert "护林护鸟" in formulas(*texts)
    assert "护林养鸟" not in formulas(*([t.replace("护鸟", "养鸟") for t in some] for some in texts))


def test_in_one_report_three_places_are_enough_if_it_ends_sentences() -> None:
    assert formulas(["查看湿地观鸟台。", "重修湿地观鸟台。", "湿地观鸟台开放。"], []) == {"湿地观鸟台": 3}
    assert formulas(["查看湿地观鸟台。", "湿地观鸟台重修。", "湿地观鸟台开放。"], []) == {}


def test_what_is_counted_is_no_formula() -> None:
    assert formulas(["绿化3.2万平方米，", "修缮4万平方米。"], ["绿化5万平方米。", "修缮6.5万平方米。"]) == {}


def test_quoted_words_need_fewer_places() -> None:
    assert formulas(["推出“邻里晒书台”。"], ["办好“邻里晒书台”。"]) == {"邻里晒书台": 2}


@pytest.mark.parametrize("texts", [[], ["。"], ["春"], ["1234567890"], ["“”"], ["、、、、"] * 5, ["山" * 3000]])
def test_any_text_is_searched(texts: list[str]) -> None:
    assert formulas(texts) == {} or texts


def test_a_term_has_its_renderings_by_place() -> None:
    first, second = report(2024, ROWS[:8]), report(2025, [*ROWS[8:], ("查看智慧灌溉网。", "We saw the clever watering net.")])
    found = term(words(first, second), "智慧灌溉网")
    assert found.count == 5
    assert found.reports == (("wangchuan-2024", 2), ("wangchuan-2025", 3))
    told = (*found.renderings, *found.unsure)
    assert [(r.en, len(r.places)) for r in told][:1] == [("smart irrigation network", 4)]
    assert {(p.report, p.row) for p in told[0].places} == {
        ("wangchuan-2024", "2024-p1"), ("wangchuan-2024", "2024-p5"), ("wangchuan-2025", "2025-p1"), ("wangchuan-2025", "2025-p5"),
    }  # fmt: skip


_MODEL = replace(load_model(), listed=0.0)  # rules alone decide


def _listed(zh: str, texts: Sequence[tuple[str, int, int]], *choices: tuple[float, bool, float]) -> list[str]:
    """Return the renderings of a term: of each place the sentence, the words chosen there, the score, whether whole, and what claims
    the word before."""
    beads = list(beads_of([report(2024, [(f"{zh}。", en) for en, _, _ in texts])]))
    found = [
        Found(
            k, Choice((0, len(zh)), (a, b), score, whole, before, 1.0), Rendering((0, len(zh)), en_span(beads[k].en, a, b), score)
        )
        for k, ((_, a, b), (score, whole, before)) in enumerate(zip(texts, choices, strict=True))
    ]
    formula = Formula(zh, quoted=False, reports=((0, len(texts)),))
    (made,) = collect_terms([formula], ["wangchuan-2024"], beads, {zh: len(texts)}, {zh: found}, _MODEL)
    assert len(made.renderings) + len(made.unsure) == 1  # nothing is lost
    return [r.en for r in made.renderings]


_RIVERS = [("We cleaned river beds.", 1, 3), ("They widen river beds.", 1, 3)]
_WHOLE, _PART = (0.99, True, 1.0), (0.99, False, 1.0)


def test_a_rendering_is_listed_that_is_sure_to_be_whole() -> None:
    assert _listed("河床", _RIVERS, _WHOLE, _PART) == ["river beds"]
    assert _listed("河床", _RIVERS, _PART, _PART) == []
    assert _listed("河床", _RIVERS, (0.9, True, 1.0), _PART) == []
    assert _listed("河床", _RIVERS[:1], _WHOLE) == []  # it may be that of a neighbour


def test_a_rendering_that_the_same_word_precedes_without_cause_is_no_whole_one() -> None:
    texts = [("Clean stony river beds.", 2, 4), ("Widen stony river beds.", 2, 4)]
    assert _listed("石河床", texts, _WHOLE, _WHOLE) == ["river beds"]
    free = (0.99, True, 0.2)
    assert _listed("石河床", texts, free, free) == []
    assert _listed("河床", _RIVERS, free, free) == ["river beds"]  # other words


def test_a_rendering_of_one_word_for_a_long_term_or_with_a_loose_end_is_left_out() -> None:
    one = [("We cleaned beds.", 1, 2), ("They widen beds.", 1, 2)]
    assert _listed("石头河床", one, _WHOLE, _WHOLE) == []
    assert _listed("石河床", one, _WHOLE, _WHOLE) == ["beds"]
    over = [("Hold sway over rivers.", 1, 3), ("Keep sway over lakes.", 1, 3)]
    assert _listed("掌管", over, _WHOLE, _WHOLE) == []


def test_a_rendering_with_a_word_twice_has_one_of_a_neighbour() -> None:
    texts = [("Clean river beds of the river now.", 1, 4), ("Widen river beds of the river now.", 1, 4)]
    assert _listed("石河床", texts, _WHOLE, _WHOLE) == []
    assert _listed("河石河床", texts, _WHOLE, _WHOLE) == ["river beds of the river"]  # so has the Chinese


def test_a_rendering_with_the_gloss_of_the_word_beside_the_term_is_not_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    known = {"石头": {stem("stony")}, "河床": {"river", "bed"}}
    monkeypatch.setattr(terms, "gloss_stems", lambda words: frozenset(s for w in words for s in known.get(w, ())))
    beads = list(beads_of([report(2024, [("石头河床。", "Clean stony river beds."), ("石头河床。", "Widen stony river beds.")])]))

    def listed(zh: tuple[int, int]) -> int:
        chosen = Choice(zh, (1, 4), 0.99, whole=True)
        found = [Found(k, chosen, Rendering(zh, en_span(b.en, 1, 4), 0.99)) for k, b in enumerate(beads)]
        name = beads[0].zh.text[slice(*zh)]
        formula = Formula(name, quoted=False, reports=((0, 2),))
        return len(collect_terms([formula], ["wangchuan-2024"], beads, {name: 2}, {name: found}, _MODEL)[0].renderings)

    assert listed((2, 4)) == 0  # stony is 石头
    assert listed((0, 4)) == 1


def test_of_spellings_of_a_rendering_the_commonest_and_then_the_shortest_is_shown() -> None:
    assert _listed("河床", [("Clean beds of rivers.", 1, 3), ("Widen river beds.", 1, 3)], _WHOLE, _WHOLE) == ["river beds"]


def test_a_rendering_of_one_piece_needs_the_dictionary() -> None:
    def listed(words: int, glossed: float) -> bool:
        found = [
            Found(k, Choice((0, 3), (1, 1 + words), 0.99, whole=True, glossed=glossed), Rendering((0, 3), (3, 11), 0.99))
            for k in range(4)
        ]
        return bool(load_model().bank.predict(np.array([evidence("石河床", found)]))[0] >= load_model().listed)

    assert listed(2, 1.0)
    assert not listed(2, 0.0)
    assert not listed(1, 0.5)


@pytest.mark.parametrize(
    ("kind", "texts", "kept"),
    [
        ({"open": True}, [*_RIVERS, ("Look at mud.", 1, 2)], True),
        ({"open": True}, [("Clean river beds.", 1, 3), ("Widen the weir.", 1, 2), ("Look at mud.", 1, 2)], False),
        ({"bound": True}, [("Clean river beds.", 1, 3), ("Widen the weir.", 1, 2), ("Look at mud.", 1, 2)], False),
        ({"bound": True}, [("Clean river beds.", 1, 3), ("Widen river beds.", 1, 3), ("Look at mud.", 1, 2)], True),
        ({}, [("Clean river beds.", 1, 3), ("Widen the weir.", 1, 2), ("Look at mud.", 1, 2)], True),
    ],
)
def test_what_may_be_a_part_of_a_term_needs_english_of_its_own(
    kind: dict[str, bool], texts: list[tuple[str, int, int]], *, kept: bool
) -> None:
    beads = list(beads_of([report(2024, [("河床。", en) for en, _, _ in texts])]))
    found = [
        Found(k, Choice((0, 2), (a, b), 0.99, whole=True), Rendering((0, 2), en_span(beads[k].en, a, b), 0.99))
        for k, (_, a, b) in enumerate(texts)
    ]
    formula = Formula("河床", quoted=False, reports=((0, len(texts)),), **kind)
    made = collect_terms([formula], ["wangchuan-2024"], beads, {"河床": len(texts)}, {"河床": found}, _MODEL)
    assert bool(made) == kept
    assert collect_terms([formula], ["wangchuan-2024"], beads, {"河床": len(texts)}, {"河床": found}, _MODEL, ["河床"])


def test_a_string_that_stands_beside_one_character_at_few_places_may_be_a_part() -> None:
    def kind(*texts: str) -> tuple[bool, bool]:
        (one,) = (f for f in formulas_of([*texts], [texts[0]]) if f.zh == "湿地观鸟台")
        return one.bound, one.open

    assert kind("参观湿地观鸟台。", "查看湿地观鸟台，", "湿地观鸟台。") == (False, False)
    assert kind("抢修湿地观鸟台。", "重修湿地观鸟台，", "湿地观鸟台。") == (True, False)


def test_a_string_that_seldom_begins_or_ends_freely_may_be_a_part() -> None:
    def is_open(*texts: str) -> bool:
        (one,) = (f for f in formulas_of([*texts], [texts[0]]) if f.zh == "湿地观鸟台")
        return one.open

    assert is_open("东岸湿地观鸟台。", "南岸湿地观鸟台，", "湖心湿地观鸟台。", "完善湿地观鸟台！")
    assert is_open("湿地观鸟台开建。", "湿地观鸟台开放。", "湿地观鸟台开始接待。", "湿地观鸟台开门。")
    assert not is_open("湿地观鸟台开建。", "湿地观鸟台落成。", "湿地观鸟台接待。", "湿地观鸟台完工。")
