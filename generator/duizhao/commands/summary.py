"""Count what a run understood of the reports: for the terminal and for GitHub."""

import shlex
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from duizhao.diagnostics import Diagnostic
from duizhao.diagnostics.diagnostic import Severity
from duizhao.diagnostics.safe_text import safe
from duizhao.model.identity import folder_of
from duizhao.model.links import is_doubtful
from duizhao.model.quality import Proposal, ReportQuality
from duizhao.model.report import MarkedPassage, Report
from duizhao.text.tables import table_lines

if TYPE_CHECKING:
    from duizhao.pipeline import Built  # slow to load, and not needed where the last build is kept


@dataclass(frozen=True, slots=True)
class ReportCounts:
    """One report in numbers: `rows`, those in both languages (`bilingual`), notes, those with a place, editions.

    `files` says whether its files were kept or made, and why; "" if none were written.
    """

    id: str
    rows: int
    bilingual: int
    notes: int
    anchored: int
    editions: int
    files: str = ""


@dataclass(frozen=True, slots=True)
class DoubtfulLinks:
    """The number of links between two reports, given by ID, that an editor should check."""

    earlier: str
    later: str
    count: int

    @property
    def page(self) -> str:
        """Return the page of the site that lists them."""
        return f"{folder_of(self.earlier)}/quality/"


@dataclass(frozen=True, slots=True)
class Summary:
    """Reports by series and year, doubtful links, the number of files not used, and all diagnostics in order."""

    reports: tuple[ReportCounts, ...]
    doubtful: tuple[DoubtfulLinks, ...]
    refused: int
    diagnostics: tuple[Diagnostic, ...]
    proposals: tuple[Proposal, ...] = ()

    def kept(self) -> "Summary":
        """Return the summary of a build that keeps all files of this one."""
        return replace(self, reports=tuple(replace(r, files=_files("")) for r in self.reports))

    def severities(self) -> Counter[Severity]:
        """Count the diagnostics by severity."""
        return Counter(d.severity for d in self.diagnostics)


def summary_of(built: "Built") -> Summary:
    """Count what was built."""
    quality = {q.report: q for q in built.site.quality.reports}
    reports = built.site.corpus.reports
    doubtful = [DoubtfulLinks(p.earlier, p.later, sum(map(is_doubtful, p.links))) for p in built.site.years.pairs]
    return Summary(
        tuple(_counts(r, quality[r.id], built.changes.get(r.id)) for r in reports),
        tuple(d for d in doubtful if d.count),
        len(built.site.corpus.refused),
        built.diagnostics,
        built.site.quality.proposals,
    )


def _counts(report: Report[MarkedPassage], quality: ReportQuality, change: str | None) -> ReportCounts:
    anchored, coverage = sum(n for _, n in quality.anchors), quality.coverage
    return ReportCounts(report.id, coverage.rows, coverage.both, quality.notes, anchored, len(report.editions), _files(change))


def _files(change: str | None) -> str:
    """Word why the files of a report were made; `change` is "" if they were kept, None if none were written."""
    if change is None:
        return ""
    return f"files made ({change})" if change else "files kept"


_SETTLED = ("P106", "N102", "F", "Q")  # beginnings of codes of what the review desk asks


def summary_lines(summary: Summary, reports: Path) -> Iterator[str]:
    """Yield the lines for the terminal: one a report, one for each two reports with doubtful links, the counts, what to do next."""
    for r in summary.reports:
        yield (
            f"{r.id}: {r.rows} rows, {r.bilingual} bilingual; {r.notes} notes, {r.anchored} anchored; {r.editions} edition(s)"
            + (f"; {r.files}" if r.files else "")
        )
    for d in summary.doubtful:
        yield f"{d.earlier} → {d.later}: {d.count} doubtful link(s), for an editor: {d.page}"
    if not summary.reports:
        yield "no report was found"
    yield from proposal_lines(summary.proposals)
    n = summary.severities()
    counts = f"errors: {n['error']}, warnings: {n['warning']}, remarks: {n['info']}"
    yield f"{counts}; {summary.refused} file(s) not used" if summary.refused else counts
    if summary.doubtful or summary.proposals or any(d.code.startswith(_SETTLED) for d in summary.diagnostics):
        yield f"to settle what is doubtful in the browser, by keys: duizhao review {shlex.quote(safe(str(reports)))}"


def proposal_lines(proposals: Sequence[Proposal]) -> Iterator[str]:
    """Yield the tables that an editor may paste into `curation.toml`."""
    if proposals:
        yield "to paste into the series' curation.toml, where it is right:"
    for p in proposals:
        yield ""
        yield from proposal_table(p)
    if proposals:
        yield ""


def proposal_table(proposal: Proposal) -> list[str]:
    """Return the lines of a table for `curation.toml`, its reason first, as a comment."""
    return [f"# {proposal.why}", *table_lines(proposal.table, proposal.values)]
