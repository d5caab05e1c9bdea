"""Learn a lexicon from the current alignment of the rows and from the dictionary."""

import math
from collections import Counter
from collections.abc import Iterable, Sequence

from duizhao.align.lexicon import Lesson, Lexicon, Vocabulary, learn
from duizhao.align.row import Row
from duizhao.text.glosses import glosses

FOLDS = 4
ROUNDS = 4
_GLOSSES = 6  # glosses of a word, in the order of the dictionary
_IDENTICAL = 5.0  # weight of a word that is the same in both languages: a number, a Latin name


def rarity(rows: Iterable[Row]) -> dict[str, float]:
    """Compute the inverse document frequency of each en stem over the sentences of the rows."""
    count: Counter[str] = Counter()
    sentences = 0
    for row in rows:
        for words in row.en_words:
            count.update(set(words))
            sentences += 1
    return {w: math.log((sentences + 1) / (n + 1)) for w, n in count.items()}


def vocabularies(rows: Sequence[Row]) -> tuple[Vocabulary, Vocabulary]:
    """Collect the words of all rows, zh and en."""
    zh = Vocabulary.of(w for row in rows for words in row.zh_words for w in words)
    en = Vocabulary.of(w for row in rows for words in row.en_words for w in words)
    return zh, en


def lexicons(lessons: Iterable[tuple[int, tuple[Sequence[str], Sequence[str]]]], zh: Vocabulary, en: Vocabulary) -> list[Lexicon]:
    """Learn a lexicon for each fold from the lessons of the other folds and the dictionary; fold -1 counts for all."""
    known = seeds(zh, en)
    for fold, (left, right) in lessons:
        a, b = zh.numbers(left), en.numbers(right)
        if len(a) and len(b):
            known.append(Lesson(a, b, 1.0, fold))
    return learn(known, FOLDS, len(en.ids) + 1, ROUNDS)


def seeds(zh: Vocabulary, en: Vocabulary) -> list[Lesson]:
    """List what the dictionary teaches of these words, and the words that are the same in both languages."""
    out = []
    for word in zh.ids:
        number = zh.numbers([word])
        for gloss in glosses(word)[:_GLOSSES]:
            stems = en.numbers(gloss)
            if len(stems):
                out.append(Lesson(number, stems, 1.0, -1))
        same = en.ids.get(word.lower())
        if same:
            out.append(Lesson(number, en.numbers([word.lower()]), _IDENTICAL, -1))
    return out
