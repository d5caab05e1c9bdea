"""Format diagnostics for GitHub: annotations of the lines of a pull request, and a summary of the run in Markdown."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from pathlib import Path, PurePosixPath

from duizhao.commands.summary import ReportCounts, Summary, proposal_table
from duizhao.diagnostics import Diagnostic
from duizhao.diagnostics.diagnostic import Severity
from duizhao.model.quality import Proposal

HEADING = "## 检查结果 · What the check says"
_LEVELS: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "notice"}
_NAMES: dict[Severity, str] = {"error": "错误 · errors", "warning": "警告 · warnings", "info": "提示 · remarks"}
_MAX_DIAGNOSTICS = 500  # in a summary
_MAX_BYTES = 1_000_000  # of a summary in UTF-8: GitHub accepts 1 MiB, and shows nothing of one that is longer
_RESERVE = 4_000  # bytes for what says that something is missing, and for headings
_MAX_REPORTS = _MAX_BYTES // 2  # bytes of the table of reports
_MAX_PROPOSALS = _MAX_BYTES // 8  # bytes of the tables to paste
_BACKTICKS = re.compile("`+")
_DATA = {"%": "%25", "\r": "%0D", "\n": "%0A"}
_VALUE = {**_DATA, ":": "%3A", ",": "%2C"}
_CELL = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "\n": " ", "\r": " "} | {c: f"&#{ord(c)};" for c in "|`*_[]\\~#@:"}


def annotation(diagnostic: Diagnostic, reports: Path) -> str:
    """Format a diagnostic as a workflow command of GitHub; `reports` is the folder, or the one file, that was checked.

    GitHub cannot annotate a file inside an archive: the archive is annotated, and the message begins with the file's name.

    >>> annotation(Diagnostic("a.txt", 3, "C102", "info", "this row stands in other words"), Path("reports"))
    '::notice file=reports/a.txt,line=3,title=C102::this row stands in other words'
    """
    file, inside = _split_archive(diagnostic.file, reports.parent if reports.is_file() else reports)
    line = f",line={diagnostic.line}" if diagnostic.line and not inside else ""
    place = f"{inside}:{diagnostic.line}" if diagnostic.line else inside
    message = f"{place}: {diagnostic.message}" if inside else diagnostic.message
    message += f"\nhint: {diagnostic.hint}" if diagnostic.hint else ""
    level = _LEVELS[diagnostic.severity]
    return f"::{level} file={_escape(file, _VALUE)}{line},title={diagnostic.code}::{_escape(message, _DATA)}"


def _split_archive(file: str, folder: Path) -> tuple[str, str]:
    """Split the path of a file into a path of the repository and one inside that archive: ("reports/2024.zip", "zh/报告.txt")."""
    path = PurePosixPath(file)
    outer = next((p for p in list(path.parents)[-2::-1] if (folder / p).is_file()), path)
    return (folder / outer).as_posix(), "" if outer == path else path.relative_to(outer).as_posix()


def markdown_summary(summary: Summary) -> str:
    """Format a summary as Markdown: counts, a table of reports, a table of diagnostics, decisions to paste."""
    head = [*_counts(summary), *_reports(summary.reports)]
    tail = list(_proposals(summary.proposals))
    return "\n".join([*head, *_diagnostics(summary.diagnostics, _MAX_BYTES - _size(head) - _size(tail)), *tail, ""])


def _counts(summary: Summary) -> Iterator[str]:
    severities = summary.severities()
    yield HEADING
    yield ""
    yield "，".join(f"{name}: **{severities[key]}**" for key, name in _NAMES.items())
    if summary.refused:
        yield ""
        yield f"未采用的文件 · files not used: **{summary.refused}**"
    yield ""


def _reports(reports: Sequence[ReportCounts]) -> Iterator[str]:
    if not reports:
        yield "没有找到报告 · No report was found."
        yield ""
        return
    yield "| 报告 · Report | 行 · Rows | 双语 · Both languages | 注释 · Notes | 已定位 · Placed | 文件 · Files |"
    yield "|---|--:|--:|--:|--:|--:|"
    lines = [f"| {_cell(r.id)} | {r.rows} | {r.bilingual} | {r.notes} | {r.anchored} | {r.editions} |" for r in reports]
    yield from _cut(lines, _MAX_REPORTS)
    yield ""


def _diagnostics(diagnostics: Iterable[Diagnostic], limit: int) -> Iterator[str]:
    order = list(_LEVELS)
    ordered = sorted(diagnostics, key=lambda d: (order.index(d.severity), d))
    if not ordered:
        yield "没有需要处理的地方 · Nothing to look at."
        return
    yield "| | 何处 · Where | 何事 · What |"
    yield "|---|---|---|"
    yield from _cut([_row(d) for d in ordered[:_MAX_DIAGNOSTICS]], limit, len(ordered))


def _proposals(proposals: Sequence[Proposal]) -> Iterator[str]:
    """Yield a block of code with the tables for `curation.toml`; no run of backticks in it is as long as its fence."""
    if not proposals:
        return
    tables = ["\n".join(_escape(line, {}) for line in proposal_table(p)) for p in proposals]
    kept = [t for t, size in zip(tables, accumulate(_size([t]) + 1 for t in tables), strict=True) if size <= _MAX_PROPOSALS]
    fence = "`" * (1 + max([2, *(len(run) for table in kept for run in _BACKTICKS.findall(table))]))
    yield from (
        "",
        "若属实，可粘贴到该系列的 `curation.toml` · To paste into the series’ `curation.toml`, where it is right:",
        "",
    )
    yield from (f"{fence}toml", "\n\n".join(kept), fence)
    if more := len(tables) - len(kept):
        yield from ("", f"另有 {more} 条，见运行记录 · {more} more in the log.")


def _row(d: Diagnostic) -> str:
    place = f"{d.file}:{d.line}" if d.line else d.file
    hint = f"<br>→ {_cell(d.hint)}" if d.hint else ""
    return f"| {d.severity} {d.code} | {_cell(place)} | {_cell(d.message)}{hint} |"


def _cut(lines: Sequence[str], limit: int, count: int = 0) -> Iterator[str]:
    """Yield as many lines as `limit` bytes hold, then a line that says how many of `count` (or of all) are missing."""
    shown = 0
    remaining = limit - _RESERVE
    for line in lines:
        remaining -= _size([line])
        if remaining < 0:
            break
        shown += 1
        yield line
    if more := max(count, len(lines)) - shown:
        yield ""
        yield f"另有 {more} 条，见运行记录 · {more} more in the log."


def _size(lines: Iterable[str]) -> int:
    """Return the bytes of lines with their breaks."""
    return sum(len(line.encode()) + 1 for line in lines)


def _escape(text: str, table: dict[str, str]) -> str:
    return "".join(table.get(c, c if c.isprintable() else "\ufffd") for c in text)


def _cell(text: str) -> str:
    """Escape text for a cell of a table, so that nothing in it is markup, a link, or a mention that notifies someone.

    >>> _cell("a|b <i>@me")
    'a&#124;b &lt;i&gt;&#64;me'
    """
    return _escape(text, _CELL)
