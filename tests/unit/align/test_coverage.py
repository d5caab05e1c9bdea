"""How much of each Chinese clause its English renders: words divided among clauses, characters of rare words, no numerals."""

import numpy as np
import pytest
from duizhao.align.characters import learn_by_characters
from duizhao.align.coverage import _distances, find_coverage
from duizhao.align.lexicon import Floats, Lesson, Vocabulary
from duizhao.align.shares import divide
from duizhao.cache import Cache
from duizhao.model.report import MarkedPassage, Report

from tests.unit.qa.made import report

HERE, NEXT, FAR = 0, 1, 2


def divided(distances: list[list[int]], chances: list[list[float]], zh: list[int], en: list[int]) -> Floats:
    return divide(np.array(chances), zh, en, np.array(distances))


def test_a_word_goes_to_the_clause_that_the_rest_of_its_sentence_renders() -> None:
    # two clauses, each 深化 and a noun; one sentence: “deepen” and the noun of the second clause
    chances = [[0.001, 0.001], [0.5, 1e-7], [1e-7, 1e-7], [0.5, 1e-7], [1e-7, 0.5]]
    shares = divided([[HERE], [HERE]], chances, [2, 2], [2])
    assert shares[3, 0] > 0.8
    assert shares[1, 0] < 0.2
    alone = divided([[HERE], [HERE]], [row[:1] for row in chances], [2, 2], [1])
    assert alone[1, 0] == pytest.approx(alone[3, 0])


def test_a_word_goes_to_the_nearer_bead() -> None:
    chances = [[0.001], [0.5], [0.5]]
    near, far = (divided([[HERE], [apart]], chances, [1, 1], [1])[2, 0] for apart in (NEXT, FAR))
    assert 0.2 > near > far > 0


def test_shares_of_a_word_add_up() -> None:
    drawn = np.random.default_rng(3)
    chances = drawn.random((8, 5))
    shares = divided(drawn.integers(0, 5, (3, 2)).tolist(), chances.tolist(), [3, 0, 4], [5, 0])
    assert shares.shape == chances.shape
    assert shares.sum(0) == pytest.approx(np.ones(5))
    assert divide(np.zeros((1, 0)), [0], [0], np.zeros((1, 1), dtype=np.int64)).shape == (1, 0)


def test_a_rare_word_is_known_by_its_characters() -> None:
    words, stems = ("渡船", "渡口", "船队", "帽子"), ("boat", "ferri", "fleet", "hat")
    zh, en = Vocabulary.of(words), Vocabulary.of(stems)
    pairs = [("渡船", "boat"), ("船队", "boat"), ("渡口", "ferri"), ("帽子", "hat")]
    lessons = [Lesson(zh.numbers([z]), en.numbers([e]), 1.0, 1) for z, e in pairs[1:]]
    lessons.append(Lesson(zh.numbers([pairs[0][0]]), en.numbers([pairs[0][1]]), 1.0, 0))
    known = learn_by_characters(lessons, zh, en)
    own = known.chances(zh.numbers(["渡船"]), en.numbers(stems), 0)[1]  # this fold never saw 渡船
    by_stem = dict(zip(stems, own, strict=True))
    assert by_stem["boat"] > 0.05
    assert by_stem["hat"] < 0.001
    repeated = known.chances(zh.numbers(["渡船", "帽子", "渡船"]), en.numbers(["hat", "boat", "hat"]), 0)
    assert repeated[[1, 3]].tolist() == [[own[3], own[0], own[3]]] * 2


def covered(made: Report[MarkedPassage]) -> list[tuple[int, ...]]:
    rows = find_coverage([made], Cache())
    return [tuple(c.words for c in rows[made.id, p.key].clauses) for p in made.passages]


def test_numerals_are_no_words() -> None:
    with_figures = report(("新辟步道46公里，增长5.2%。", "We opened 46 kilometers of paths, which is 5.2% more."))
    without = report(("新辟步道公里，增长。", "We opened kilometers of paths, which is more."))
    assert covered(with_figures) == covered(without)


def test_beads_without_english_do_not_keep_words_apart() -> None:
    """A clause whose bead has no English is next to the English of the bead after it, however many such beads there are."""
    clauses = [(k, k) for k in range(4)]
    assert _distances(clauses, [(3, 3)], [False, False, False, True]).ravel().tolist() == [1, 1, 1, 0]
    assert _distances(clauses, [(3, 3), (0, 0)], [True] * 4).tolist() == [[3, 0], [2, 1], [1, 2], [0, 3]]
    assert _distances(clauses, [(1, 2)], [True] * 4).ravel().tolist() == [1, 0, 0, 1]


def test_a_character_is_known_by_the_dictionary() -> None:
    zh, en = Vocabulary.of(["望桥"]), Vocabulary.of(["bridg", "harbor"])
    free, own = learn_by_characters([], zh, en).chances(zh.numbers(["望桥"]), en.numbers(["bridg", "harbor"]), 0)
    assert own[0] > 0.01 > own[1]
    assert free[1] > own[1]


def test_a_stem_that_nothing_teaches_renders_nothing() -> None:
    zh, en = Vocabulary.of(["帽子"]), Vocabulary.of(["hat", "zither"])
    known = learn_by_characters([Lesson(zh.numbers(["帽子"]), en.numbers(["hat"]), 1.0, 1)], zh, en)
    chances = known.chances(zh.numbers(["帽子"]), en.numbers(["zither"]), 0)
    shares = divide(chances, [1], [1], np.zeros((1, 1), dtype=np.int64))
    assert shares[0, 0] > 0.99
