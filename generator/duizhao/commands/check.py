"""Run `duizhao check`: print the diagnostics of a folder of reports."""

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
from duizhao.publish import check_files


def check_reports(options: RunOptions, *, strict: bool, form: Literal["text", "github"], summary_file: Path | None) -> int:
    """Print the diagnostics, and write them as Markdown into `summary_file` if there is one."""
    options.require_reports()
    if summary_file:
        _require_summary(summary_file, options.reports)
    summary = summary_of(read_reports(options))
    if form == "github":
        for diagnostic in summary.diagnostics:
            print_command(annotation(diagnostic, options.reports))
    else:
        print_diagnostics(summary.diagnostics)
    if summary_file:
        _write_summary(summary_file, markdown_summary(summary))
    if not options.quiet:
        print_lines(*summary_lines(summary))
    return exit_code(summary.diagnostics, strict=strict)


def _require_summary(file: Path, reports: Path) -> None:
    """Raise CommandError if something other than an earlier summary would be written over."""
    with one_line():
        check_files(file, reports)
    if file.is_dir():
        wrong_usage(f"{file} is a folder; name a file for the summary")
    if reports.is_file() and file.exists() and file.samefile(reports):
        wrong_usage(f"{file} is the report; name another file for the summary")
    if file.is_file() and file.stat().st_size:
        with file.open("rb") as old:
            if old.read(len(HEADING.encode())) != HEADING.encode():
                wrong_usage(f"{file} is there and is no summary; move it elsewhere, or name another file")


def _write_summary(file: Path, text: str) -> None:
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        if file.exists() and not file.is_file():  # /dev/stdout
            file.write_text(text, encoding="utf-8")
        else:
            write_whole(file, text.encode())
    except OSError as error:
        wrong_usage(f"{file} cannot be written: {error.strerror or error}")
