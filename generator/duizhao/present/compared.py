"""Select what is shown of a row's sentences and figures."""

from dataclasses import replace

from duizhao.model.alignment import Span
from duizhao.model.figures import Agreement, Figure
from duizhao.model.quality import is_doubtful
from duizhao.model.report import ComparedPassage


def published_figures(passage: ComparedPassage) -> tuple[tuple[Figure, ...], tuple[Agreement, ...]]:
    """Return the quantities of a row, and the agreements between them with indices into those.

    There are no agreements if one language is missing.
    """
    numbers = {k: n for n, k in enumerate(k for k, f in enumerate(passage.figures) if _is_published(f))}
    agreement = passage.agreement if passage.zh and passage.en else ()
    return tuple(passage.figures[k] for k in numbers), tuple(
        replace(a, zh=None if a.zh is None else numbers[a.zh], en=None if a.en is None else numbers[a.en])
        for a in agreement
        if (a.zh is None or a.zh in numbers) and (a.en is None or a.en in numbers)
    )


def _is_published(figure: Figure) -> bool:
    return figure.kind == "quantity" and not figure.is_too_long


def bead_spans(passage: ComparedPassage) -> str:
    """Encode the beads as one line, `0-24:0-130 24-40,52-60:131-260`; `?` marks a doubtful one.

    Return "" for a row that is one bead.
    """
    if len(passage.segments) < 2:  # noqa: PLR2004 - a single bead is the whole row
        return ""
    return " ".join(f"{'?' if is_doubtful(s) else ''}{_spans(s.zh)}:{_spans(s.en)}" for s in passage.segments)


def _spans(spans: tuple[Span, ...]) -> str:
    return ",".join([f"{a}-{b}" for a, b in spans])


def figure_spans(passage: ComparedPassage) -> str:
    """Encode the quantities that were compared as one line, `72-75:366-377 !80-84:390-399`; `!` marks a difference."""
    return " ".join(
        f"{'!' if a.status == 'differs' else ''}{zh.start}-{zh.end}:{en.start}-{en.end}" for a, zh, en in _compared(passage)
    )


def differing(passage: ComparedPassage) -> tuple[tuple[str, str], ...]:
    """Return the words of the figures that do not agree, zh and en."""
    zh, en = passage.zh or "", passage.en or ""
    return tuple((zh[x.start : x.end], en[y.start : y.end]) for a, x, y in _compared(passage) if a.status == "differs")


def _compared(passage: ComparedPassage) -> list[tuple[Agreement, Figure, Figure]]:
    """Return the agreements that have a quantity on both sides, with these."""
    out = []
    for a in passage.agreement:
        if a.zh is not None and a.en is not None:
            zh, en = passage.figures[a.zh], passage.figures[a.en]
            if zh.kind == en.kind == "quantity":
                out.append((a, zh, en))
    return out
