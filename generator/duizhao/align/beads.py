"""Align one row: its best path, in windows where it is long, with crossings and an editor's decisions."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from duizhao.align.programme import Bead, Scores, best_path, chances
from duizhao.align.row import Row, part
from duizhao.align.weights import SHARPNESS

_LONG = 80  # clauses; a longer row is aligned window by window
_WINDOW = 60  # clauses
_SLACK = 1.3  # a window's English is so much longer than its Chinese lets expect

Score = Callable[[Row], Scores]


@dataclass(frozen=True, slots=True)
class Match:
    """Clauses and sentences, by index, that render each other; one side is empty where nothing does."""

    zh: tuple[int, ...]
    en: tuple[int, ...]
    score: float


def path(row: Row, score: Score) -> list[Bead]:
    """The beads of a row; time and memory grow with its length, not with the square of it."""
    if len(row.zh_atoms) == len(row.en_atoms) == 1:
        return [Bead((0, 1), (0, 1), 0.0)]
    return [bead for bead, _ in _path(row, score, sure=False)]


def _path(row: Row, score: Score, *, sure: bool) -> list[tuple[Bead, float]]:
    """The beads of a row with their probability, or with 1 where that is not asked for."""
    out: list[tuple[Bead, float]] = []
    zh = en = 0
    while len(row.zh_atoms) - zh > _LONG and en < len(row.en_atoms):
        scores = score(part(row, (zh, zh + _WINDOW), (en, _facing(row, zh, en))))
        kept = [(b, c) for b, c in _scored(scores, sure=sure) if b.zh[1] <= _WINDOW // 2]
        out.extend((_shifted(b, zh, en), c) for b, c in kept)
        zh, en = out[-1][0].zh[1], out[-1][0].en[1]
    if zh < len(row.zh_atoms) or en < len(row.en_atoms):
        scores = score(part(row, (zh, len(row.zh_atoms)), (en, len(row.en_atoms))))
        out.extend((_shifted(b, zh, en), c) for b, c in _scored(scores, sure=sure))
    return out


def _scored(scores: Scores, *, sure: bool) -> list[tuple[Bead, float]]:
    found = best_path(scores)
    return list(zip(found, chances(scores, found, SHARPNESS) if sure else [1.0] * len(found), strict=True))


def _facing(row: Row, zh: int, en: int) -> int:
    """The sentence up to which the English of a window reaches: its share of what is left, and some more."""
    here = row.zh_atoms[zh + _WINDOW - 1].span[1] - row.zh_atoms[zh].span[0]
    left = row.zh_atoms[-1].span[1] - row.zh_atoms[zh].span[0]
    start = row.en_atoms[en].span[0]
    reach = start + _SLACK * here / left * (row.en_atoms[-1].span[1] - start)
    return 1 + max(j for j, a in enumerate(row.en_atoms) if j == en or a.span[0] <= reach)


def _shifted(bead: Bead, zh: int, en: int) -> Bead:
    return replace(bead, zh=(bead.zh[0] + zh, bead.zh[1] + zh), en=(bead.en[0] + en, bead.en[1] + en))


def matches(row: Row, score: Score) -> list[Match]:
    """The beads of a row by index, those that changed places apart, and the editor's bonds kept."""
    out: list[Match] = []
    for bead, chance in _path(row, score, sure=True):
        zh, en = tuple(range(*bead.zh)), tuple(range(*bead.en))
        if bead.turn:
            out.append(Match(zh[: bead.turn], en[1:], chance))
            out.append(Match(zh[bead.turn :], en[:1], chance))
        else:
            out.append(Match(zh, en, chance))
    return _bound(out, row.bonds)


def _bound(found: list[Match], bonds: Sequence[tuple[int, int]]) -> list[Match]:
    """Put each bound clause into the bead of its sentence; such a bead is certain."""
    for z, e in bonds:
        target = next((m for m in found if e in m.en), None)
        if target is None:
            continue
        out = []
        for m in found:
            if m is target:
                out.append(Match(tuple(sorted({*m.zh, z})), m.en, 1.0))
            elif z in m.zh:
                out.append(replace(m, zh=tuple(i for i in m.zh if i != z)))
            else:
                out.append(m)
        found = [m for m in out if m.zh or m.en]
    return found
