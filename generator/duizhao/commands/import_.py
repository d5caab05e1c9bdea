"""Run `duizhao import`: copy report files into the folder of reports under clear names."""

from collections.abc import Sequence
from pathlib import Path

from duizhao.commands.errors import CLEAN, ERRORS, wrong_usage
from duizhao.commands.import_plan import Import, copy_report, plan_imports
from duizhao.commands.printing import print_diagnostics, printable
from duizhao.diagnostics import Collector


def import_files(files: Sequence[Path], to: Path, *, dry_run: bool) -> int:
    """Print what is understood of each file and copy the reports into the folder `to`; with `dry_run` only print."""
    for file in files:
        if not file.is_file():
            wrong_usage(f"{file} is no file")
    if to.exists() and not to.is_dir():
        wrong_usage(f"{to} is no folder")
    diagnostics = Collector()
    planned: dict[str, bytes] = {}
    imports = [item for file in files for item in plan_imports(file, to, planned, diagnostics)]
    for item in imports:
        for line in (*item.description, *_outcome(item, to, dry_run=dry_run)):
            print(printable(line))
        if item.state == "new" and not dry_run:
            _copy(item, to)
    print_diagnostics(diagnostics.sorted())
    return ERRORS if any(item.state == "refused" for item in imports) else CLEAN


def _outcome(item: Import, to: Path, *, dry_run: bool) -> tuple[str, ...]:
    match item.state:
        case "new":
            return (f"  {'would go to' if dry_run else 'copied to'} {to / item.target}",)
        case "there":
            return (f"  is there already: {to / item.target}",)
        case _:
            return ()


def _copy(item: Import, to: Path) -> None:
    try:
        copy_report(item, to)
    except OSError as error:
        wrong_usage(f"{to / item.target} cannot be written: {error.strerror or error}")
