"""A rendering is whole that has all English of its term, and nothing of its neighbours."""

from dataclasses import replace
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, cast

import numpy as np
import pytest
from duizhao.words.edges import LinkedWords
from duizhao.words.wholeness import Wholeness, wholeness

if TYPE_CHECKING:
    from duizhao.words.candidates import Group

# "Expand river ferry routes greatly" of 大力|拓展|河|渡轮|航线: the term is 河渡轮航线, the run “river ferry routes”.
_OWN = np.array([0.0, 0.9, 0.9, 0.9, 0.0])
_CLAIMED = np.array([1.0, 0.0, 0.0, 0.0, 1.0])
_WORDS = LinkedWords(
    np.zeros(5, np.int64), np.arange(5), _OWN, _CLAIMED, _OWN, _CLAIMED, np.zeros(5), np.zeros(5), np.zeros(5, np.int64)
)


def _of(words: LinkedWords = _WORDS, run: tuple[int, int] = (1, 4), *, close: int = 3, inside: float = 0.9) -> Wholeness:
    """Judge a run; the first `close` words are followed closely, and `inside` is how far the run explains each zh word."""
    group = SimpleNamespace(
        start=np.array([0]),
        places=SimpleNamespace(first=np.array([2]), last=np.array([5])),
        en_size=lambda place: np.full(len(place), 5),
        is_close=lambda _place, at: at < close,
        covered=lambda place, _k, _start, _end: (np.full(len(place), 0.9), np.full(len(place), inside)),
    )
    start, end = run
    return wholeness(cast("Group", group), words, np.array([0]), np.array([start]), np.array([end]))


def test_what_has_all_of_the_term_and_nothing_else_is_whole() -> None:
    found = _of()
    assert found.whole.tolist() == [True]
    assert (found.before.tolist(), found.after.tolist()) == ([1.0], [1.0])


@pytest.mark.parametrize(
    "changed",
    [
        {"inside": 0.2},  # a word of the term is rendered elsewhere
        {"run": (1, 3)},  # and so it is here: “routes”, which also follows closely
        {"run": (0, 4)},  # “expand” is of a neighbour
        {"close": 4},  # “greatly” may belong to it
        {"words": replace(_WORDS, others=np.array([0.1, 0, 0, 0, 1.0]))},  # nothing else in the Chinese asks for “expand”
        {"words": replace(_WORDS, others=np.array([1.0, 0, 0, 0, 0.1]), linked_others=np.zeros(5))},  # nor for “greatly”
    ],
)
def test_what_lacks_or_adds_a_word_is_not_whole(changed: dict[str, Any]) -> None:
    assert _of(**changed).whole.tolist() == [False]


def test_words_of_other_clauses_are_not_beside_a_rendering() -> None:
    apart = replace(_WORDS, others=np.zeros(5), linked_others=np.zeros(5), clause=np.array([0, 1, 1, 1, 2]))
    found = _of(apart)
    assert found.whole.tolist() == [True]
    assert (found.before.tolist(), found.after.tolist()) == ([1.0], [1.0])
