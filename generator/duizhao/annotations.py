"""What a check says, as GitHub shows it: notes beside the lines of a pull request, and a summary of the run."""

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath

from duizhao.diagnostics import Diagnostic
from duizhao.diagnostics.diagnostic import Severity
from duizhao.pipeline import Built

_LEVELS: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "notice"}
_NAMES: dict[Severity, str] = {"error": "错误 · errors", "warning": "警告 · warnings", "info": "提示 · remarks"}
_MOST = 500  # diagnostics in a summary: GitHub takes a megabyte
_DATA = {"%": "%25", "\r": "%0D", "\n": "%0A"}
_VALUE = {**_DATA, ":": "%3A", ",": "%2C"}
_CELL = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "\n": " ", "\r": " "} | {c: f"&#{ord(c)};" for c in "|`*_[]\\~#@:"}


def annotation(diagnostic: Diagnostic, reports: Path) -> str:
    """A diagnostic as a command to GitHub's runner; `reports` is the folder, or the one file, that was checked.

    GitHub shows nothing beside a file inside an archive: the archive has the note, which then begins with the file's name.

    >>> annotation(Diagnostic("a.txt", 3, "C102", "info", "this row stands in other words"), Path("reports"))
    '::notice file=reports/a.txt,line=3,title=C102::this row stands in other words'
    """
    file, inside = _shown(diagnostic.file, reports.parent if reports.is_file() else reports)
    line = f",line={diagnostic.line}" if diagnostic.line and not inside else ""
    place = f"{inside}:{diagnostic.line}" if diagnostic.line else inside
    said = f"{place}: {diagnostic.message}" if inside else diagnostic.message
    said += f"\nhint: {diagnostic.hint}" if diagnostic.hint else ""
    return (
        f"::{_LEVELS[diagnostic.severity]} file={_escaped(file, _VALUE)}{line},title={diagnostic.code}::{_escaped(said, _DATA)}"
    )


def _shown(file: str, folder: Path) -> tuple[str, str]:
    """The path of what lies in the repository, and of what lies inside that: ("reports/2024.zip", "zh/报告.txt")."""
    path = PurePosixPath(file)
    outer = next((p for p in list(path.parents)[-2::-1] if (folder / p).is_file()), path)
    return (folder / outer).as_posix(), "" if outer == path else path.relative_to(outer).as_posix()


def summary(built: Built) -> str:
    """The outcome of a check as Markdown: how many things to look at, every report, every diagnostic."""
    return "\n".join([*_counts(built), *_reports(built), *_diagnostics(built.diagnostics), ""])


def _counts(built: Built) -> Iterator[str]:
    severities = Counter(d.severity for d in built.diagnostics)
    yield "## 检查结果 · What the check says"
    yield ""
    yield "，".join(f"{name}: **{severities[key]}**" for key, name in _NAMES.items())
    if refused := len(built.corpus.refused):
        yield ""
        yield f"未采用的文件 · files not used: **{refused}**"
    yield ""


def _reports(built: Built) -> Iterator[str]:
    quality = {q.report: q for q in built.quality.reports}
    reports = [r for s in built.corpus.series for r in s.reports]
    if not reports:
        yield "没有找到报告 · No report was found."
        yield ""
        return
    yield "| 报告 · Report | 行 · Rows | 双语 · Both languages | 注释 · Notes | 已定位 · Placed | 文件 · Files |"
    yield "|---|--:|--:|--:|--:|--:|"
    for r in reports:
        q = quality[r.id]
        placed = sum(n for _, n in q.anchors)
        yield f"| {_cell(r.id)} | {q.coverage.rows} | {q.coverage.both} | {q.notes} | {placed} | {len(r.editions)} |"
    yield ""


def _diagnostics(diagnostics: Iterable[Diagnostic]) -> Iterator[str]:
    order = list(_LEVELS)
    found = sorted(diagnostics, key=lambda d: (order.index(d.severity), d))
    if not found:
        yield "没有需要处理的地方 · Nothing to look at."
        return
    yield "| | 何处 · Where | 何事 · What |"
    yield "|---|---|---|"
    for d in found[:_MOST]:
        place = f"{d.file}:{d.line}" if d.line else d.file
        hint = f"<br>→ {_cell(d.hint)}" if d.hint else ""
        yield f"| {d.severity} {d.code} | {_cell(place)} | {_cell(d.message)}{hint} |"
    if len(found) > _MOST:
        yield ""
        yield f"另有 {len(found) - _MOST} 条，见运行记录 · {len(found) - _MOST} more in the log."


def _escaped(text: str, table: dict[str, str]) -> str:
    return "".join(table.get(c, c if c.isprintable() else "\ufffd") for c in text)


def _cell(text: str) -> str:
    """Text in a cell of a table: nothing in it is markup, a link, or the name of a person to be told.

    >>> _cell("a|b <i>@me")
    'a&#124;b &lt;i&gt;&#64;me'
    """
    return _escaped(text, _CELL)
