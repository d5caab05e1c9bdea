"""Apply an editor's decisions on links (confirm, reject, add), which refer to rows and quoted words."""

from collections.abc import Sequence
from dataclasses import replace

from duizhao.diagnostics import Collector
from duizhao.model.curation import LinkRule
from duizhao.model.links import Claim, Link, Place
from duizhao.model.report import MeasuredPassage, Report, find_row
from duizhao.text.quoted import place_of, row_that_holds
from duizhao.years.compare import ReportClaims
from duizhao.years.verdicts import Measure, rule

Decisions = Sequence[tuple[str, LinkRule]]  # each with the file that it is in, for diagnostics


def apply_decisions(
    links: Sequence[Link],
    earlier: ReportClaims,
    later: ReportClaims,
    decisions: Decisions,
    measure: Measure,
    diagnostics: Collector,
) -> list[Link]:
    """Set the score of confirmed links to 1 and show them; hide rejected ones; add links that were not found."""
    out = list(links)
    for file, decision in decisions:
        if decision.report != earlier.report.id:
            continue
        source = _claims(earlier, decision.row, decision.words, file, decision.line, diagnostics)
        later_row, later_words = decision.later_row, decision.later_words
        target = _claims(later, later_row, later_words, file, decision.line, diagnostics) if source and later_row else []
        if not source or (later_row and not target):
            words, row = (later_words, later_row) if source else (decision.words, decision.row)
            diagnostics.add("U102", file, decision.line, f"row {row} has no clause with “{words}”")
        elif decision.right:
            out = _confirm(out, source[0], target[0], measure)
        elif rejected := _reject(out, source, target):
            out = rejected
        else:
            diagnostics.add("U102", file, decision.line, f"there is no link from “{decision.words}” to reject")
    return out


def report_premature(last: str, decisions: Decisions, diagnostics: Collector) -> None:
    """Report decisions on the last report of a series, from which no link can start yet."""
    for file, decision in decisions:
        if decision.report == last:
            diagnostics.add("U102", file, decision.line, f"no report follows {last}, so no link can start from it")


def report_unreviewed(report: Report[MeasuredPassage], decisions: Decisions, diagnostics: Collector) -> None:
    """Report decisions on the plan of a report whose next year's report is missing: no report reviews its year."""
    for file, decision in decisions:
        if decision.report == report.id:
            year = report.identity.year + 1
            diagnostics.add(
                "U102", file, decision.line, f"the report of {year} is missing, so no link can start from {report.id}"
            )


def _claims(report: ReportClaims, key: str, words: str, file: str, line: int, diagnostics: Collector) -> list[Claim]:
    """Find the claims of a row that contain the words, or their start; if the row is missing, search the row with the words."""
    rows = report.report.passages
    row = find_row(rows, key)
    if row is None:
        row = row_that_holds(rows, (("zh", words),))
        if row:
            diagnostics.add("U104", file, line, f"there is no row {key}; row {row.key}, which contains its words, is used")
    at = place_of(words, row.zh or "") if row else None
    if row is None or at is None:
        return []
    start, end = at
    candidates = [s.claim for s in report.claims if s.claim.place.passage == row.key]
    whole = [c for c in candidates if c.place.start <= start and end <= c.place.end]
    return whole or [c for c in candidates if c.place.start <= start < c.place.end]


def _confirm(links: Sequence[Link], commitment: Claim, outcome: Claim, measure: Measure) -> list[Link]:
    """Replace all links from the commitment, and “not mentioned”, by one certain link to the outcome."""
    found = any(_overlap(x.source, commitment.place) and x.target and _overlap(x.target, outcome.place) for x in links)
    sure = Link(
        "plan-outcome", 1.0, shown=True, source=commitment.place, target=outcome.place,
        ruling=rule(commitment, outcome, measure),
        sides=(commitment, outcome), status="confirmed" if found else "added",
    )  # fmt: skip
    return [sure, *(x for x in links if not _overlap(x.source, commitment.place))]


def _reject(links: Sequence[Link], commitments: Sequence[Claim], outcomes: Sequence[Claim]) -> list[Link]:
    """Mark rejected links; return an empty list if none matched. Without `outcomes` all links of the commitments match."""
    starts, ends = [c.place for c in commitments], [c.place for c in outcomes]

    def matches(x: Link) -> bool:
        if not any(_overlap(x.source, p) for p in starts):
            return False
        return not ends or (x.target is not None and any(_overlap(x.target, p) for p in ends))

    if not any(matches(x) for x in links):
        return []
    return [replace(x, shown=False, status="rejected", score=0.0, ruling=None) if matches(x) else x for x in links]


def _overlap(one: Place, other: Place) -> bool:
    return one.passage == other.passage and one.start < other.end and other.start < one.end
