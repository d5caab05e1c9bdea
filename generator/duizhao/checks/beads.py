"""List sentence beads that are probably wrong."""

from collections.abc import Iterable

from duizhao.model.alignment import Span
from duizhao.model.quality import DoubtfulBead, is_doubtful
from duizhao.model.report import ComparedPassage


def doubtful_beads(passages: Iterable[ComparedPassage]) -> tuple[DoubtfulBead, ...]:
    """List the beads that an editor should look at, those with the lowest score first."""
    beads = [
        DoubtfulBead(p.key, words(p.zh, s.zh), words(p.en, s.en), s.score) for p in passages for s in p.segments if is_doubtful(s)
    ]
    return tuple(sorted(beads, key=lambda bead: bead.score))


def words(text: str | None, spans: tuple[Span, ...]) -> str:
    """Join the words of these spans, with an ellipsis for omitted text between them.

    >>> words("造林，治水，修路。", ((0, 3), (6, 9)))
    '造林，…修路。'
    """
    pieces: list[str] = []
    last = 0
    for a, b in spans:
        if pieces and (text or "")[last:a].strip():
            pieces.append("…")
        elif pieces:
            pieces.append((text or "")[last:a])
        pieces.append((text or "")[a:b])
        last = b
    return "".join(pieces)
