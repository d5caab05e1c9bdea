"""Run `duizhao check`: print the diagnostics of a folder of reports."""

from pathlib import Path
from typing import Literal

from duizhao.commands.github import annotation, markdown_summary
from duizhao.commands.options import RunOptions
from duizhao.commands.printing import exit_code, print_diagnostics
from duizhao.commands.run import read_reports
from duizhao.commands.summary import summary_lines, summary_of


def check_reports(options: RunOptions, *, strict: bool, form: Literal["text", "github"], summary_file: Path | None) -> int:
    """Print the diagnostics, and write them as Markdown into `summary_file` if there is one."""
    options.require_reports()
    summary = summary_of(read_reports(options))
    if form == "github":
        for diagnostic in summary.diagnostics:
            print(annotation(diagnostic, options.reports))
    else:
        print_diagnostics(summary.diagnostics)
    if summary_file:
        summary_file.parent.mkdir(parents=True, exist_ok=True)
        summary_file.write_text(markdown_summary(summary), encoding="utf-8")
    if not options.quiet:
        print(*summary_lines(summary), sep="\n")
    return exit_code(summary.diagnostics, strict=strict)
