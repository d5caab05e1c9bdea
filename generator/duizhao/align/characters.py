"""Learn from rows what renders Chinese words, by whole words and by their characters: rare words are made of common ones."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from duizhao.align.learning import FOLDS, ROUNDS, seeds
from duizhao.align.lexicon import Floats, Ints, Lesson, Vocabulary, learn_renderings, looked_up

_BY_CHARACTER = 0.5  # how much the characters of a word tell beside the word
_NONE: Ints = np.zeros(0, dtype=np.int64)
_LEAST_FREE = 3e-4  # chance that a word that was never seen renders nothing


@dataclass(frozen=True, slots=True)
class _Table:
    """Chances of stems given zh units, by fold; keys are unit · width + stem, ascending."""

    keys: Ints
    values: list[Floats]


@dataclass(frozen=True, slots=True)
class Renderings:
    """What was learned by words and by characters; `spelled` lists the characters of each word, by its number."""

    width: int
    words: _Table
    characters: _Table
    spelled: list[Ints]

    def chances(self, zh: Ints, en: Ints, fold: int) -> Floats:
        """Return P(stem | word) for every pair of a row of this fold, shape (words + 1, stems); the first row is of the empty word."""
        words, at = np.unique(zh, return_inverse=True)
        stems, to = np.unique(en, return_inverse=True)
        spelled = [self.spelled[w] for w in words]
        characters, of = np.unique(np.concatenate([_NONE, *spelled]), return_inverse=True)
        by_word = self._looked_up(self.words, np.concatenate([[0], words]), stems, fold)
        by_character = self._looked_up(self.characters, np.concatenate([[0], characters]), stems, fold)
        mixed = by_word
        mixed[1:] += _BY_CHARACTER * (_means(by_character[of + 1], [len(one) for one in spelled]) - by_word[1:])
        mixed[0] = np.maximum(mixed[0] + _BY_CHARACTER * (by_character[0] - mixed[0]), _LEAST_FREE)
        out: Floats = mixed[np.ix_(np.concatenate([[0], at + 1]), to)]
        return out

    def _looked_up(self, table: _Table, zh: Ints, en: Ints, fold: int) -> Floats:
        (found,) = looked_up(zh[:, None] * self.width + en[None, :], table.keys, table.values[fold % FOLDS])
        return found


def _means(values: Floats, sizes: Sequence[int]) -> Floats:
    """Return the means of runs of these sizes, none of which is empty."""
    if not sizes:
        return values
    starts = np.cumsum([0, *sizes[:-1]])
    out: Floats = np.add.reduceat(values, starts) / np.array(sizes)[:, None]
    return out


def learn_by_characters(lessons: Sequence[Lesson], zh: Vocabulary, en: Vocabulary) -> Renderings:
    """Learn from lessons of words, and from what the dictionary says of characters; a row is told what the rows of the other folds teach."""
    width = len(en.ids) + 1
    characters = Vocabulary.of(c for word in zh.ids for c in word)
    spelled = [_NONE, *(characters.numbers(tuple(word)) for word in zh.ids)]
    by_character = [replace(one, zh=np.concatenate([spelled[w] for w in one.zh])) for one in lessons]
    by_character += seeds(characters, en)
    words, more = (_Table(*learn_renderings(some, FOLDS, width, ROUNDS)) for some in (lessons, by_character))
    return Renderings(width, words, more, spelled)
