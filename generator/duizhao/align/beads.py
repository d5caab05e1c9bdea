"""Align one row: find its best path, window by window if it is long, and apply an editor's decisions."""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from duizhao.align.programme import Bead, Scores, best_path, chances
from duizhao.align.row import Row, part
from duizhao.align.weights import SHARPNESS

_LONG = 80  # clauses; a longer row is aligned window by window
_WINDOW = 60  # clauses
_SLACK = 1.3  # how much longer than expected the English of a window is taken

Score = Callable[[Row], Scores]


@dataclass(frozen=True, slots=True)
class Match:
    """Clauses and sentences, by index, that render each other; one side may be empty."""

    zh: tuple[int, ...]
    en: tuple[int, ...]
    score: float


def path(row: Row, score: Score) -> list[Bead]:
    """Compute the beads of a row; time and memory are linear in its length."""
    if len(row.zh_atoms) == len(row.en_atoms) == 1:
        return [Bead((0, 1), (0, 1), 0.0)]
    return [bead for bead, _ in _path(row, score, probabilities=False)]


def _path(row: Row, score: Score, *, probabilities: bool) -> list[tuple[Bead, float]]:
    """Compute the beads of a row with their probabilities (1 unless `probabilities` is set)."""
    out: list[tuple[Bead, float]] = []
    zh = en = 0
    while len(row.zh_atoms) - zh > _LONG and en < len(row.en_atoms):
        scores = score(part(row, (zh, zh + _WINDOW), (en, _window_end(row, zh, en))))
        kept = [(b, c) for b, c in _scored(scores, probabilities=probabilities) if b.zh[1] <= _WINDOW // 2]
        out.extend((_shifted(b, zh, en), c) for b, c in kept)
        zh, en = out[-1][0].zh[1], out[-1][0].en[1]
    if zh < len(row.zh_atoms) or en < len(row.en_atoms):
        scores = score(part(row, (zh, len(row.zh_atoms)), (en, len(row.en_atoms))))
        out.extend((_shifted(b, zh, en), c) for b, c in _scored(scores, probabilities=probabilities))
    return out


def _scored(scores: Scores, *, probabilities: bool) -> list[tuple[Bead, float]]:
    beads = best_path(scores)
    return list(zip(beads, chances(scores, beads, SHARPNESS) if probabilities else [1.0] * len(beads), strict=True))


def _window_end(row: Row, zh: int, en: int) -> int:
    """Estimate where the English of a window ends, from the share of the remaining Chinese, with some slack."""
    here = row.zh_atoms[zh + _WINDOW - 1].span[1] - row.zh_atoms[zh].span[0]
    left = row.zh_atoms[-1].span[1] - row.zh_atoms[zh].span[0]
    start = row.en_atoms[en].span[0]
    reach = start + _SLACK * here / left * (row.en_atoms[-1].span[1] - start)
    return max(en + 1, bisect_right(row.en_atoms, reach, key=lambda a: a.span[0]))


def _shifted(bead: Bead, zh: int, en: int) -> Bead:
    return replace(bead, zh=(bead.zh[0] + zh, bead.zh[1] + zh), en=(bead.en[0] + en, bead.en[1] + en))


def matches(row: Row, score: Score) -> list[Match]:
    """Align a row; beads in swapped order become two matches, and an editor's bonds are enforced."""
    out: list[Match] = []
    for bead, chance in _path(row, score, probabilities=True):
        zh, en = tuple(range(*bead.zh)), tuple(range(*bead.en))
        if bead.turn:
            out.append(Match(zh[: bead.turn], en[1:], chance))
            out.append(Match(zh[bead.turn :], en[:1], chance))
        else:
            out.append(Match(zh, en, chance))
    return _enforce_bonds(out, row.bonds)


def _enforce_bonds(matched: list[Match], bonds: Sequence[tuple[int, int]]) -> list[Match]:
    """Move each bound clause to the bead of its sentence and set the score of that bead to 1."""
    for z, e in bonds:
        target = next((m for m in matched if e in m.en), None)
        if target is None:
            continue
        out = []
        for m in matched:
            if m is target:
                out.append(Match(tuple(sorted({*m.zh, z})), m.en, 1.0))
            elif z in m.zh:
                out.append(replace(m, zh=tuple(i for i in m.zh if i != z)))
            else:
                out.append(m)
        matched = [m for m in out if m.zh or m.en]
    return matched
