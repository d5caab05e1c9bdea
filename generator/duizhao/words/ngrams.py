"""Runs of English words that recur, numbered."""

from collections.abc import Sequence

import numpy as np

from duizhao.words.alignment import Ints, Numbering
from duizhao.words.beads import Bead

LONGEST = 8  # words of a run
_NONE = -1


class Ngrams:
    """`ids[n - 1][t]`: the number of the run of n words that begins at word t of all beads; -1 if it is in one bead only.

    `beads_with[id]` is the number of beads that have a run.
    """

    def __init__(self, beads: Sequence[Bead], numbering: Numbering) -> None:
        sizes = [len(b.en.tokens) for b in beads]
        self.starts = np.concatenate([[0], np.cumsum(sizes)]).astype(np.int64)
        self.words = np.array([numbering.en[t.word] for b in beads for t in b.en.tokens], dtype=np.int64)
        bead = np.repeat(np.arange(len(beads)), sizes)
        self.ids: list[Ints] = []
        counts: list[Ints] = []
        width = len(numbering.en)
        ids, offset = self.words, 0
        for n in range(1, LONGEST + 1):
            if n > 1:
                longer = np.full(len(ids), _NONE)
                inside = (ids[: 1 - n] != _NONE) & (bead[: 1 - n] == bead[n - 1 :])
                longer[: 1 - n][inside] = (ids[: 1 - n][inside] - offset) * width + self.words[n - 1 :][inside]
                ids, offset = longer, offset + len(counts[-1])
            ids, count = _numbered(ids, bead, offset)
            self.ids.append(ids)
            counts.append(count)
        self.beads_with = np.concatenate(counts)


def _numbered(keys: Ints, bead: Ints, offset: int) -> tuple[Ints, Ints]:
    """Number the keys from `offset` and count the beads of each; what one bead alone has becomes -1."""
    used = keys != _NONE
    _, ids = np.unique(keys[used], return_inverse=True)
    pairs = np.unique(np.stack([ids, bead[used]]), axis=1)
    count = np.bincount(pairs[0])
    again = np.cumsum(count > 1) - 1
    out = np.full(len(keys), _NONE)
    out[used] = np.where(count[ids] > 1, again[ids] + offset, _NONE) if len(ids) else ids
    return out, count[count > 1]
