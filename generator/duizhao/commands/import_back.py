"""Take back a file that `duizhao export` wrote: show what changed, and write it as curation or as a new edition."""

from collections.abc import Iterator
from pathlib import Path
from typing import Literal

from duizhao.commands.errors import CLEAN, ERRORS, USAGE, CommandError
from duizhao.commands.import_plan import LinkError, copy_report, plan_source
from duizhao.commands.options import RunOptions
from duizhao.commands.printing import print_diagnostics, print_lines
from duizhao.commands.run import read_rows
from duizhao.desk import DecisionError, DecisionFile
from duizhao.diagnostics import Collector
from duizhao.exchange import Change, Comparison, compare, edition_of, read_returned, rows_of, too_long, write_edits
from duizhao.exchange.rows import Returned
from duizhao.files import NotReadError, read_regular
from duizhao.model.report import Corpus, MarkedPassage, Report
from duizhao.readers import SourceFile
from duizhao.readers.limits import UnreadableError
from duizhao.text.word_changes import marked_words

Into = Literal["curation", "edition"]
_MOST = 64 * 1024 * 1024  # bytes of a file
_STATES = {
    "elsewhere": "was changed in the reports since the export, and is not overwritten; the file has:",
    "empty": "would have no text in either language; it stays as it is",
}


def returned_file(file: Path) -> Returned | None:
    """Read a file that was exported; None if it is another file, or cannot be read."""
    try:
        return read_returned(read_regular(file, _MOST))
    except (UnreadableError, NotReadError, OSError):
        return None  # reading it as a report says why


def import_returned(file: Path, returned: Returned, options: RunOptions, into: Into, *, dry_run: bool) -> int:
    """Print what an edited file changes in its report, and write it; with `dry_run` only print."""
    options.require_reports()
    corpus = read_rows(options)
    report = _report(returned, corpus)
    comparison = compare(returned, rows_of(report))
    print_lines(*_lines(file, report, comparison))
    changed = comparison.of("changed")
    if changed and not dry_run:
        _write_edition(report, changed, options) if into == "edition" else _write_curation(report, changed, options, file)
    lost = comparison.problems or comparison.of("elsewhere") or comparison.of("empty")
    return ERRORS if lost else CLEAN


def _report(returned: Returned, corpus: Corpus) -> Report[MarkedPassage]:
    """Return the report that the file is of: the one it names, else the one that has most of its rows."""
    named = next((r for r in corpus.reports if r.id == returned.report), None)
    if named:
        return named
    keys = {row.key for row in returned.rows}
    having = [(len(keys & {p.key for p in r.passages}), r) for r in corpus.reports]
    count, best = max(having, key=lambda item: item[0], default=(0, None))
    if returned.report or best is None or count * 2 <= len(keys):
        name = returned.report or "that has its rows"
        raise CommandError(f"there is no report {name} in this folder; give the folder of reports with --to", USAGE)
    return best


def _lines(file: Path, report: Report[MarkedPassage], comparison: Comparison) -> Iterator[str]:
    changed = comparison.of("changed")
    yield f"{file.name}: {report.id}, {comparison.rows} rows, {len(changed)} texts changed"
    for change in comparison.changes:
        if change.old != change.new:
            yield f"  {change.key} {change.lang}: {_said(change)}"
        for r in change.remarks:
            yield f"  {change.key} {change.lang}: {r.kind}{f' by {r.author}' if r.author else ''}: {r.words}"
    for problem in comparison.problems:
        yield f"  {problem}"


def _said(change: Change) -> str:
    words = marked_words(change.old, change.new, change.lang)
    return f"{_STATES[change.state]} {words}" if change.state in _STATES else words


def _write_curation(report: Report[MarkedPassage], changed: tuple[Change, ...], options: RunOptions, file: Path) -> None:
    folder = options.reports if options.reports.is_dir() else options.reports.parent
    if long := [c.key for c in changed if too_long(c)]:
        raise CommandError(f"{', '.join(long)}: too long for curation.toml, nothing is written; use --into edition", USAGE)
    try:
        decisions = DecisionFile(folder)
        write_edits(decisions, report.id, changed, file.name)
    except DecisionError as error:
        raise CommandError(f"nothing is written: {error}", USAGE) from None
    print_lines(f"  written to {decisions.path}")


def _write_edition(report: Report[MarkedPassage], changed: tuple[Change, ...], options: RunOptions) -> None:
    """Write the whole text as a file of its own, and print what is understood of it."""
    diagnostics = Collector()
    source = SourceFile(f"{report.id}.txt", edition_of(report, changed).encode())
    folder = options.reports if options.reports.is_dir() else options.reports.parent
    for item in plan_source(source, folder, {}, diagnostics):
        print_lines(*(f"  {line}" for line in item.description))
        if item.state != "new":
            continue
        try:
            copy_report(item, folder)
        except (LinkError, FileExistsError) as error:
            raise CommandError(f"nothing is written: {error}", USAGE) from None
        print_lines(f"  written to {folder / item.target}")
    print_diagnostics(diagnostics.sorted())
