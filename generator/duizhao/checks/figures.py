"""List figures that differ in the other language or are missing there."""

from collections import Counter
from collections.abc import Iterable, Iterator

from duizhao.checks.beads import words
from duizhao.model.alignment import Span
from duizhao.model.figures import Agreement, Figure, Status
from duizhao.model.quality import FigureFinding, Quote
from duizhao.model.report import ComparedPassage

_ORDER: tuple[Status, ...] = ("differs", "qualifier", "unmatched", "equal")
_NEAR = 40  # characters on either side of a figure outside of all beads


def count_figures(passages: Iterable[ComparedPassage]) -> tuple[tuple[Status, int], ...]:
    """Count figures by the result of the comparison, in the order of `_ORDER`."""
    counted = Counter(a.status for _, a in _compared(passages))
    return tuple((status, counted[status]) for status in _ORDER if counted[status])


def figure_findings(passages: Iterable[ComparedPassage]) -> tuple[FigureFinding, ...]:
    """List every figure that is not equal, in the order of `_ORDER`, then of the text."""
    findings = [_finding(p, a) for p, a in _compared(passages) if a.status != "equal"]
    return tuple(sorted(findings, key=lambda finding: _ORDER.index(finding.status)))


def differing(passages: Iterable[ComparedPassage]) -> tuple[FigureFinding, ...]:
    """List the figures that differ, in the order of the text."""
    return tuple(_finding(p, a) for p, a in _compared(passages) if a.status == "differs")


def _compared(passages: Iterable[ComparedPassage]) -> Iterator[tuple[ComparedPassage, Agreement]]:
    """Yield the agreements between quantities of rows that have both languages."""
    for p in passages:
        if p.zh and p.en:
            for a in p.agreement:
                if all(k is None or p.figures[k].kind == "quantity" for k in (a.zh, a.en)):
                    yield p, a


def _finding(passage: ComparedPassage, agreement: Agreement) -> FigureFinding:
    bead = passage.segments[agreement.segment] if agreement.segment >= 0 else None
    zh = None if agreement.zh is None else passage.figures[agreement.zh]
    en = None if agreement.en is None else passage.figures[agreement.en]
    return FigureFinding(
        passage.key,
        agreement.status,
        _quote(passage.zh or "", bead.zh if bead else (), zh),
        _quote(passage.en or "", bead.en if bead else (), en),
    )


def _quote(text: str, spans: tuple[Span, ...], figure: Figure | None) -> Quote:
    """Quote the words of the bead, split around the figure; without a bead, the words near the figure."""
    if figure is None:
        return Quote(words(text, spans))
    figure_words = text[figure.start : figure.end]
    if not any(a <= figure.start < b for a, b in spans):
        first, last = max(0, figure.start - _NEAR), figure.end + _NEAR
        before, after = text[first : figure.start], text[figure.end : last]
        return Quote(f"{'…' if first else ''}{before}", figure_words, f"{after}{'…' if last < len(text) else ''}")
    earlier = tuple((a, min(b, figure.start)) for a, b in spans if a < figure.start)
    later = tuple((max(a, figure.end), b) for a, b in spans if b > figure.end)
    return Quote(words(text, earlier), figure_words, words(text, later))
