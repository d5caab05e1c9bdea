"""Count rows, notes, beads, figures and lines set aside."""

from collections import Counter
from collections.abc import Iterable, Mapping

from duizhao.checks.beads import doubtful_beads
from duizhao.checks.figures import count_figures, figure_findings
from duizhao.checks.pairs import doubtful_pairs
from duizhao.checks.report import Acknowledged
from duizhao.diagnostics import Diagnostic
from duizhao.model.quality import Coverage, Proposal, Quality, ReportQuality
from duizhao.model.report import ComparedPassage, Corpus, Report


def quality_of(
    corpus: Corpus,
    measured: Mapping[str, ReportQuality],
    diagnostics: tuple[Diagnostic, ...],
    proposals: tuple[Proposal, ...] = (),
) -> Quality:
    """Put together what was measured of each report, by its ID; sort diagnostics in the order of the reports, not by file name."""
    order: dict[str, int] = {}
    for file in [e.file for r in corpus.reports for e in r.editions] + [r.file for r in corpus.refused]:
        order.setdefault(file, len(order))
    ranked = sorted(diagnostics, key=lambda d: (order.get(d.file, len(order)), d))
    return Quality(tuple(measured[r.id] for r in corpus.reports), tuple(ranked), proposals)


def coverage(passages: Iterable[ComparedPassage]) -> Coverage:
    """Count the rows with both languages and with one."""
    kinds = Counter((p.zh is not None, p.en is not None) for p in passages)
    return Coverage(sum(kinds.values()), kinds[True, True], kinds[True, False], kinds[False, True])


def measure(report: Report[ComparedPassage], acknowledged: Acknowledged = frozenset()) -> ReportQuality:
    """Measure one report; figures that an editor acknowledged are not among the findings."""
    body = [p for p in report.passages if p.kind != "front"]
    anchored = [(a.note, a.nth, a.how) for p in report.passages for a in p.anchors]
    placed = {(n, k) for n, k, _ in anchored}
    ways = Counter(how for _, _, how in anchored)
    return ReportQuality(
        report.id,
        coverage(body),
        tuple((c.id, coverage(p for p in body if p.chapter == c.id)) for c in report.chapters),
        len(report.notes),
        tuple(sorted(ways.items())),
        tuple(n.number for n in report.notes if (n.number, n.nth) not in placed),
        sum(len(p.row.variants) for p in report.passages),
        tuple(sorted(Counter(a.why for a in report.set_aside).items())),
        sum(len(p.segments) for p in report.passages),
        doubtful_beads(report.passages),
        doubtful_pairs(report.passages),
        count_figures(report.passages),
        tuple(f for f in figure_findings(report.passages) if (report.id, f.row, f.zh.figure, f.en.figure) not in acknowledged),
    )
