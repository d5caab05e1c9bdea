"""Run `duizhao check`: print the diagnostics of a folder of reports."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Literal

from duizhao.commands.errors import wrong_usage
from duizhao.commands.github import HEADING, annotation, markdown_summary
from duizhao.commands.options import RunOptions
from duizhao.commands.outputs import one_line
from duizhao.commands.printing import exit_code, print_command, print_diagnostics, print_lines
from duizhao.commands.run import read_reports
from duizhao.commands.summary import summary_lines, summary_of
from duizhao.files import write_whole
from duizhao.findings import FORMATS, format_findings, list_findings
from duizhao.publish import check_files


def check_reports(
    options: RunOptions,
    *,
    strict: bool,
    form: Literal["text", "github"],
    summary_file: Path | None,
    qa: bool = False,
    finding_files: Sequence[Path] = (),
) -> int:
    """Print the diagnostics, and write them as Markdown into `summary_file` if there is one.

    With `qa` the findings of quality assurance are printed after the diagnostics, and written into `finding_files`.
    """
    options.require_reports()
    if summary_file:
        _require_summary(summary_file, options.reports)
    for file in finding_files:
        _require_finding_file(file, options.reports)
    built = read_reports(options, qa=qa or bool(finding_files))
    findings = list_findings(built.site.corpus, built.findings)
    summary = summary_of(built)
    summary = replace(summary, diagnostics=(*summary.diagnostics, *(f.diagnostic() for f in findings)))
    for file in finding_files:
        _write(file, format_findings(file, findings, options.reports.as_posix() if options.reports.is_dir() else ""))
    if form == "github":
        for diagnostic in summary.diagnostics:
            print_command(annotation(diagnostic, options.reports))
    else:
        print_diagnostics(summary.diagnostics)
    if summary_file:
        _write(summary_file, markdown_summary(summary).encode())
    if not options.quiet:
        print_lines(*summary_lines(summary, options.reports))
    return exit_code(summary.diagnostics, strict=strict)


def _require_summary(file: Path, reports: Path) -> None:
    """Raise CommandError if something other than an earlier summary would be written over."""
    _require_target(file, reports, "summary")
    if file.is_file() and file.stat().st_size:
        with file.open("rb") as old:
            if old.read(len(HEADING.encode())) != HEADING.encode():
                wrong_usage(f"{file} is there and is no summary; move it elsewhere, or name another file")


def _require_finding_file(file: Path, reports: Path) -> None:
    """Raise CommandError if the name does not tell a format, or if something of the reports would be written over."""
    if file.suffix.lower() not in FORMATS:
        wrong_usage(f"{file}: the findings are written as {', '.join(FORMATS)}; give the file one of these endings")
    _require_target(file, reports, "findings")


def _require_target(file: Path, reports: Path, what: str) -> None:
    """Raise CommandError if a file is a folder, or if something of the reports would be written over."""
    with one_line():
        check_files(file, reports)
    if file.is_dir():
        wrong_usage(f"{file} is a folder; name a file for the {what}")
    if reports.is_file() and file.exists() and file.samefile(reports):
        wrong_usage(f"{file} is the report; name another file for the {what}")


def _write(file: Path, data: bytes) -> None:
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        if file.exists() and not file.is_file():  # /dev/stdout
            file.write_bytes(data)
        else:
            write_whole(file, data)
    except OSError as error:
        wrong_usage(f"{file} cannot be written: {error.strerror or error}")
