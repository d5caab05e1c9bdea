"""Report paragraphs without a counterpart, and paragraphs that stand in another order."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from duizhao.diagnostics import Collector
from duizhao.model.edition import Edition
from duizhao.model.pairing import Pairing


def report_unpaired(pairing: Pairing, zh: Edition, en: Edition, diagnostics: Collector) -> None:
    """Report each run of paragraphs without a counterpart (P103), and each place at which the order differs (P105)."""
    for edition, other, paired in (
        (zh, en, {i for p in pairing.pairs for i in p.zh}),
        (en, zh, {j for p in pairing.pairs for j in p.en}),
    ):
        lines = _lines(edition)
        for run in _runs(k for k in range(len(lines)) if k not in paired):
            message = f"{len(run)} paragraph(s) without a counterpart in {other.file}"
            diagnostics.add("P103", edition.file, lines[run[0]], message)
    lines = _lines(en)
    for before, after in _turns(pairing):
        message = f"in {zh.file} what stands here follows line {lines[before]}; the rows are in the order of the Chinese"
        diagnostics.add("P105", en.file, lines[after], message)


def _lines(edition: Edition) -> list[int]:
    """Return the line of each row of the body."""
    return [(r.zh or r.en)[0].line for r in edition.rows if not r.field]


def _runs(numbers: Iterable[int]) -> list[list[int]]:
    out: list[list[int]] = []
    for k in numbers:
        if out and out[-1][-1] == k - 1:
            out[-1].append(k)
        else:
            out.append([k])
    return out


def _turns(pairing: Pairing) -> Sequence[tuple[int, int]]:
    """Return the English rows that follow each other in the order of the Chinese, where the second stands before the first."""
    firsts = [p.en[0] for p in pairing.pairs]
    return [(a, b) for a, b in pairwise(firsts) if b < a]
