"""Strings that recur, hold together and stand free are formulas."""

import pytest
from duizhao.model.words import Rendering
from duizhao.words.beads import beads_of
from duizhao.words.formulas import Formula, find_formulas
from duizhao.words.rows import Choice
from duizhao.words.terms import Found, collect_terms

from tests.unit.words.made import ROWS, report, term, words

_OTHER_TEXT = "".join(f"{chr(0x4E00 + 7 * k)}{'。' * (k % 9 == 8)}" for k in range(700))  # in which nothing recurs


def formulas(*years: list[str]) -> dict[str, int]:
    found = find_formulas([report(2020 + k, [(zh, "") for zh in (*texts, _OTHER_TEXT)]) for k, texts in enumerate(years)])
    return {f.zh: sum(n for _, n in f.reports) for f in found}


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
    assert [(r.en, len(r.places)) for r in found.renderings][:1] == [("smart irrigation network", 4)]
    assert {(p.report, p.row) for p in found.renderings[0].places} == {
        ("wangchuan-2024", "2024-p1"), ("wangchuan-2024", "2024-p5"), ("wangchuan-2025", "2025-p1"), ("wangchuan-2025", "2025-p5"),
    }  # fmt: skip


def test_an_unsure_rendering_that_no_other_place_supports_is_left_out() -> None:
    beads = list(
        beads_of([report(2024, [("疏浚河道。", en) for en in ("Clean rivers.", "Clean the river bed.", "Build ferries.")])])
    )
    formula = Formula("河道", quoted=False, reports=((0, 3),))

    def renderings(score: float) -> list[str]:
        found = [Found(k, Choice((2, 4), (1, 2), score), Rendering((2, 4), (0, 1), score)) for k in range(3)]
        (made,) = collect_terms([formula], ["wangchuan-2024"], beads, {"河道": 3}, {"河道": found}, 0.8)
        return [r.places[0].row for r in made.renderings]

    assert renderings(0.7) == ["2024-p1"]
    assert renderings(0.8) == ["2024-p1", "2024-p3"]
