"""Score clauses against sentences with a lexicon."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from duizhao.align.lexicon import Floats, Ints, Lexicon, Vocabulary
from duizhao.align.programme import MOST_EN, MOST_ZH
from duizhao.align.row import Row

_LEAST_CHANCE = 1e-6


@dataclass(frozen=True, slots=True)
class Learned:
    """Log-probabilities of clauses and sentences given each other, as running sums.

    `en[a - 1]`, shape (starts of a clauses, sentences + 1): log-probability of the sentences up to each,
    given the a clauses; `zh[b - 1]`, shape (clauses + 1, starts of b sentences): of the clauses up to each,
    given the b sentences. `…_alone`: of each sentence and each clause, given nothing.
    """

    en: tuple[Floats, ...]
    zh: tuple[Floats, ...]
    en_alone: Floats
    zh_alone: Floats

    def worth(self, a: int, b: int) -> Floats:
        """Compute the log-probability of both sides of every bead of a clauses and b sentences, by its start."""
        en, zh = self.en[a - 1], self.zh[b - 1]
        return (en[:, b:] - en[:, :-b]) + (zh[a:] - zh[:-a])


def explain(row: Row, lexicon: Lexicon, zh: Vocabulary, en: Vocabulary) -> Learned:
    """Score all runs of clauses and sentences of a row with a lexicon."""
    zh_ids, en_ids = [zh.numbers(w) for w in row.zh_words], [en.numbers(w) for w in row.en_words]
    null = np.zeros(1, dtype=np.int64)
    all_zh, all_en = np.concatenate([null, *zh_ids]), np.concatenate([null, *en_ids])
    en_of_zh, zh_of_en = lexicon.tables(all_zh, all_en)
    zh_edges, en_edges = _edges(zh_ids), _edges(en_ids)
    by_en = _runs(en_of_zh[1:, 1:], en_of_zh[0, 1:], zh_edges, en_edges, MOST_ZH)
    by_zh = _runs(zh_of_en[1:, 1:].T, zh_of_en[1:, 0], en_edges, zh_edges, MOST_EN)
    return Learned(by_en, tuple(t.T for t in by_zh), _alone(en_of_zh[0, 1:], en_edges), _alone(zh_of_en[1:, 0], zh_edges))


def _alone(chances: Floats, edges: Ints) -> Floats:
    """Compute the log-probability of each atom without a counterpart."""
    logs: Floats = np.concatenate([[0.0], np.cumsum(np.log(chances + _LEAST_CHANCE))])[edges]
    return logs[1:] - logs[:-1]


def _edges(ids: Sequence[Ints]) -> Ints:
    return np.concatenate([[0], np.cumsum([len(i) for i in ids])]).astype(np.int64)


def _runs(table: Floats, alone: Floats, given: Ints, rendered: Ints, most: int) -> tuple[Floats, ...]:
    """Compute, for runs of 1…most given atoms, the running log-probability of the rendered atoms: (runs, rendered + 1)."""
    sums = np.concatenate([np.zeros((1, table.shape[1])), table.cumsum(0)])[given]
    out = []
    count = len(given) - 1
    for size in range(1, min(most, count) + 1):
        total = sums[size:] - sums[:-size] + alone + _LEAST_CHANCE
        words = (given[size:] - given[:-size] + 1)[:, None]
        out.append(np.concatenate([np.zeros((count + 1 - size, 1)), np.log(total / words).cumsum(1)], axis=1)[:, rendered])
    return tuple(out)
