"""What belongs to a rendering stands beside the run, or elsewhere."""

from dataclasses import replace

import numpy as np
import pytest
from duizhao.words.edges import EDGES, LinkedWords, Run, edge_features

# "Build new ferry landing stages quickly": the term 渡口码头 is “ferry landing stages”; 新 and 加快 have “new” and “quickly”.
_OWN = np.array([0.0, 0.0, 0.9, 0.9, 0.6, 0.0])
_OTHERS = np.array([1.0, 1.0, 0.0, 0.0, 0.0, 1.0])
_GLOSSED = np.array([0.0, 0.0, 1.0, 0.0, 0.0, 0.0])
_WORDS = LinkedWords(
    np.zeros(6, np.int64), np.arange(6), _OWN, _OTHERS, _OWN, _OTHERS, np.zeros(6), _GLOSSED, np.zeros(6, np.int64)
)


def _features(run: tuple[int, int], words: LinkedWords = _WORDS, *, close: bool = True) -> dict[str, float]:
    zero, first, last, end = (np.array([n]) for n in (0, *run, 6))
    near = np.array([close])
    return dict(
        zip(
            EDGES, (f.item() for f in edge_features(Run(zero, first, last, end, near, near), words, np.array([4.0]))), strict=True
        )
    )


def test_a_whole_run_has_all_links_and_glosses_and_is_between_words_of_others() -> None:
    found = _features((2, 5))
    assert found == pytest.approx(
        {"goes_on": 0, "comes_before": 0, "agreed": 0.8, "gathered": 1, "glossed_outside": 0, "too_short": 0}
    )


def test_a_run_whose_head_is_cut_off_goes_on_and_lacks_links() -> None:
    found = _features((2, 4))
    assert (found["goes_on"], found["gathered"]) == pytest.approx((1, 0.75))


def test_a_run_whose_first_word_is_cut_off_lacks_it_and_its_gloss() -> None:
    found = _features((3, 5))
    assert (found["comes_before"], found["glossed_outside"]) == pytest.approx((1, 0.5))


@pytest.mark.parametrize(
    ("words", "close"),
    [(_WORDS, False), (replace(_WORDS, clause=np.array([0, 0, 0, 0, 1, 1])), True)],
    ids=["a comma", "another clause"],
)
def test_what_is_apart_does_not_go_on(words: LinkedWords, *, close: bool) -> None:
    assert _features((2, 4), words, close=close)["goes_on"] == 0


def test_one_word_is_short_for_four_characters() -> None:
    assert _features((2, 3))["too_short"] == pytest.approx(np.log(4 / 2.5))
