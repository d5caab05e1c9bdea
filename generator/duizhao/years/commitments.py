"""Which claims commit a government to something, and which outcome clauses answer."""

import re
from collections.abc import Sequence

from duizhao.genre import genre_named, patterns
from duizhao.model.report import Passage, Report
from duizhao.years.clauses import Said

_LISTS = re.compile("以下.{0,6}(?:方面|工作|任务|几点)")  # what comes is announced, nothing is promised


def commitments(report: Report[Passage], said: Sequence[Said]) -> tuple[Said, ...]:
    """The claims of the plan that name a task; headings, slogans and what only sets the frame are none."""
    mine = [s for s in _body(report, said) if s.kind == "plan"]
    return tuple(s for s in mine if not _LISTS.search(s.whole))


def outcomes(report: Report[Passage], said: Sequence[Said]) -> tuple[Said, ...]:
    """The claims of the review, those of the one year where it has any."""
    mine = [s for s in _body(report, said) if s.kind == "review"]
    year = [s for s in mine if s.claim.period != "five"]
    return tuple(year or mine)


def is_checkable(said: Said) -> bool:
    """Does the commitment name something that can be looked for: a figure, or a definite task?"""
    return said.claim.figure is not None or said.claim.definite


def _body(report: Report[Passage], said: Sequence[Said]) -> list[Said]:
    """Claims that do not stand in a heading and do not only set a frame."""
    frame = patterns(genre_named(report.identity.genre)).frame
    out = []
    for s in said:
        if not s.claim.figure and frame.search(s.whole):
            continue
        p = report.passages[s.row]
        if p.kind == "chapter" and s.claim.place.start < (p.lead[0] or len(p.zh or "")):
            continue
        out.append(s)
    return out
