"""What the page of two years shows of formulas that became more frequent, or less."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from duizhao.model.words import TermShift
from duizhao.site.addresses import TO_ROOT, search_for
from duizhao.site.escape import attribute, cell
from duizhao.text.frequency import PER

_SMALL = 0.001  # a probability that is not written out


@dataclass(frozen=True, slots=True)
class ShiftView:
    """A formula, its places in both reports (number, rate, address of a search; empty without any), and the figure of the test."""

    zh: str
    sides: tuple[tuple[int, str, str], tuple[int, str, str]]
    score: str
    p: str


def shift_views(shifts: Sequence[TermShift], series: str, years: tuple[int, int]) -> Mapping[str, Sequence[ShiftView]]:
    """Return those that rose, under "more", and those that fell, under "less"; the surest first."""
    out: dict[str, list[ShiftView]] = {"more": [], "less": []}
    for s in sorted(shifts, key=lambda s: (-s.score, s.term)):
        before, after = (_side(s, k, series, years[k]) for k in (0, 1))
        p = f"&lt; {_SMALL}" if s.p < _SMALL else f"= {s.p:.3f}"
        out["more" if s.rose else "less"].append(ShiftView(cell(s.term), (before, after), f"{s.score:.1f}", p))
    return out


def _side(shift: TermShift, k: int, series: str, year: int) -> tuple[int, str, str]:
    count = shift.counts[k]
    href = attribute(TO_ROOT + search_for(shift.term, series, year)) if count else ""
    return count, f"{count / max(1, shift.sizes[k]) * PER:.1f}", href
