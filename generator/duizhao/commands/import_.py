"""Run `duizhao import`: copy report files into the folder of reports under clear names."""

from collections.abc import Sequence
from pathlib import Path

from duizhao.commands.errors import CLEAN, ERRORS, wrong_usage
from duizhao.commands.import_back import Into, import_returned, returned_file
from duizhao.commands.import_plan import Import, LinkError, copy_report, plan_imports, require_no_link
from duizhao.commands.options import RunOptions
from duizhao.commands.printing import print_diagnostics, print_lines
from duizhao.diagnostics import Collector

_NOT = "not copied"


def import_files(files: Sequence[Path], options: RunOptions, into: Into, *, dry_run: bool) -> int:
    """Print what is understood of each file and copy the reports into the folder of reports; with `dry_run` only print.

    A file that `duizhao export` wrote is taken back: as curation, or as a new edition.
    """
    to = options.reports
    for file in files:
        if not file.is_file():
            wrong_usage(f"{file} is no file")
    if to.exists() and not to.is_dir():
        wrong_usage(f"{to} is no folder")
    code = CLEAN
    reports = []
    for file in files:
        if returned := returned_file(file):
            code = max(code, import_returned(file, returned, options, into, dry_run=dry_run))
        else:
            reports.append(file)
    return max(code, _copy_reports(reports, to, dry_run=dry_run))


def _copy_reports(files: Sequence[Path], to: Path, *, dry_run: bool) -> int:
    diagnostics = Collector()
    planned: dict[str, bytes] = {}
    imports = [item for file in files for item in plan_imports(file, to, planned, diagnostics)]
    refused = False
    for item in imports:
        print_lines(*item.description)
        done = _carried_out(item, to, dry_run=dry_run)
        if done:
            print_lines(f"  {done}")
        refused = refused or item.state == "refused" or done.startswith(_NOT)
    print_diagnostics(diagnostics.sorted())
    return ERRORS if refused else CLEAN


def _carried_out(item: Import, to: Path, *, dry_run: bool) -> str:
    """Copy a new file, and return a line that says what was done; "" for a file that is refused."""
    path = to / item.target
    match item.state:
        case "new":
            return _copied(item, to, dry_run=dry_run)
        case "there":
            return f"is there already: {path}"
        case _:
            return ""


def _copied(item: Import, to: Path, *, dry_run: bool) -> str:
    path = to / item.target
    try:
        require_no_link(item.target, to)
        if dry_run:
            return f"would go to {path}"
        copy_report(item, to)
    except LinkError as error:
        return f"{_NOT}: {error}"
    except OSError as error:
        wrong_usage(f"{path} cannot be written: {error.strerror or error}")
    return f"copied to {path}"
