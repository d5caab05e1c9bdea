"""Which claims commit a government to something, and which outcome clauses answer."""

import re
from collections.abc import Sequence
from functools import cache

from duizhao.model.report import Passage, Report
from duizhao.years.clauses import Said
from duizhao.years.tables import load

_LISTS = re.compile("以下.{0,6}(?:方面|工作|任务|几点)")  # what comes is announced, nothing is promised


def commitments(report: Report[Passage], said: Sequence[Said]) -> tuple[Said, ...]:
    """The claims of the plan that name a task; headings, slogans and what only sets the frame are none."""
    mine = [s for s in _body(report, said) if s.kind == "plan" and (s.claim.figure or not _frames(s.whole))]
    return tuple(s for s in mine if not _LISTS.search(s.whole))


def outcomes(report: Report[Passage], said: Sequence[Said]) -> tuple[Said, ...]:
    """The claims of the review, those of the one year where it has any."""
    mine = [s for s in _body(report, said) if s.kind == "review" and (s.claim.figure or not _frames(s.whole))]
    year = [s for s in mine if s.claim.period != "five"]
    return tuple(year or mine)


def is_checkable(said: Said) -> bool:
    """Does the commitment name something that can be looked for: a figure, or a definite task?"""
    return said.claim.figure is not None or said.claim.definite


def _body(report: Report[Passage], said: Sequence[Said]) -> list[Said]:
    """Claims that do not stand in a heading."""
    out = []
    for s in said:
        p = report.passages[s.row]
        if p.kind == "chapter" and s.claim.place.start < (p.lead[0] or len(p.zh or "")):
            continue
        out.append(s)
    return out


@cache
def _frame() -> re.Pattern[str]:
    words = load("words.toml")["frame"]
    starts, ends = ("|".join(map(re.escape, words[k])) for k in ("starts", "ends"))
    around = "|".join(f"^{re.escape(a)}.*{re.escape(b)}[，,]$" for a, b in words["around"])
    return re.compile("|".join(map(re.escape, words["words"])) + rf"|^(?:{starts})|(?:{ends})[，,。；：]?$|{around}")


def _frames(text: str) -> bool:
    return _frame().search(text) is not None
