"""Divide a row into atoms and words, with the ties and bonds between atoms."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from duizhao.text.atoms import Atom, atoms
from duizhao.text.words import en_words, zh_words

_MOST_WORDS = 300  # of an atom; no sentence has more


@dataclass(frozen=True, slots=True)
class Row:
    """A row to be aligned: its texts, atoms, words by atom.

    `ties` and `bonds` are pairs of indices, of a clause and a sentence, in ascending order: evidence for a pair with
    its weight, and an editor's decisions.
    """

    zh: str
    en: str
    zh_atoms: tuple[Atom, ...]
    en_atoms: tuple[Atom, ...]
    zh_words: tuple[tuple[str, ...], ...]
    en_words: tuple[tuple[str, ...], ...]
    ties: tuple[tuple[int, int, float], ...]
    bonds: tuple[tuple[int, int], ...] = ()


def read_row(zh: str, en: str, ties: Sequence[tuple[int, int, float]], bonds: Sequence[tuple[int, int]] = ()) -> Row:
    """Divide a row into atoms and words; ties and bonds are given by position in the texts."""
    zh_atoms, en_atoms = atoms(zh, "zh"), atoms(en, "en")
    zh_starts, en_starts = [a.span[0] for a in zh_atoms], [a.span[0] for a in en_atoms]
    placed = sorted((_atom_at(zh_starts, z), _atom_at(en_starts, e), w) for z, e, w in ties)
    return Row(
        zh, en, zh_atoms, en_atoms,
        tuple(zh_words(zh[slice(*a.span)])[:_MOST_WORDS] for a in zh_atoms),
        tuple(en_words(en[slice(*a.span)])[:_MOST_WORDS] for a in en_atoms),
        tuple(placed),
        tuple((_atom_at(zh_starts, z), _atom_at(en_starts, e)) for z, e in bonds),
    )  # fmt: skip


def _atom_at(starts: Sequence[int], at: int) -> int:
    return max(0, bisect_right(starts, at) - 1)


def part(row: Row, zh: tuple[int, int], en: tuple[int, int]) -> Row:
    """Extract a range of clauses and a range of sentences as a row."""
    (i, k), (j, m) = zh, en
    if (i, j) == (0, 0) and (k, m) == (len(row.zh_atoms), len(row.en_atoms)):
        return row
    first, last = (bisect_left(row.ties, (edge,)) for edge in (i, k))
    return replace(
        row,
        zh_atoms=row.zh_atoms[i:k],
        en_atoms=row.en_atoms[j:m],
        zh_words=row.zh_words[i:k],
        en_words=row.en_words[j:m],
        ties=tuple((z - i, e - j, w) for z, e, w in row.ties[first:last] if j <= e < m),
        bonds=tuple((z - i, e - j) for z, e in row.bonds if i <= z < k and j <= e < m),
    )
