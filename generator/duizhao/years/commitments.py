"""Select the claims that are commitments and those that are outcomes."""

import re
from collections.abc import Sequence

from duizhao.genre import genre_named, patterns
from duizhao.model.report import Passage, Report
from duizhao.years.clauses import PlacedClaim

_LISTS = re.compile("以下.{0,6}(?:方面|工作|任务|几点)")  # announces a list, commits to nothing


def commitments(report: Report[Passage], claims: Sequence[PlacedClaim]) -> tuple[PlacedClaim, ...]:
    """Select the claims of the plan that name a task, without headings, slogans, introductions and statements."""
    statement = patterns(genre_named(report.identity.genre)).statement
    plan = [s for s in _body(report, claims) if s.kind == "plan" and (s.claim.figure or not statement.search(s.whole))]
    lists = {whole for whole in {s.whole for s in plan} if _LISTS.search(whole)}
    return tuple(s for s in plan if s.whole not in lists)


def outcomes(report: Report[Passage], claims: Sequence[PlacedClaim]) -> tuple[PlacedClaim, ...]:
    """Select the claims of the review, also those of a look back at several years."""
    return tuple(s for s in _body(report, claims) if s.kind == "review")


def elsewhere(report: Report[Passage], claims: Sequence[PlacedClaim]) -> tuple[PlacedClaim, ...]:
    """Select the claims outside the review: those of the plan, of aims for several years, of problems."""
    return tuple(s for s in _body(report, claims) if s.kind != "review")


def _body(report: Report[Passage], claims: Sequence[PlacedClaim]) -> list[PlacedClaim]:
    """Drop claims in headings and those that only introduce others."""
    frame = patterns(genre_named(report.identity.genre)).frame
    out = []
    for s in claims:
        if not s.claim.figure and frame.search(s.whole):
            continue
        p = report.passages[s.row]
        if p.kind == "chapter" and s.claim.place.start < (p.lead[0] or len(p.zh or "")):
            continue
        out.append(s)
    return out
