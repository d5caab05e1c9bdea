"""Run `duizhao export`: write reports as files that an editor changes and `duizhao import` takes back."""

from collections.abc import Sequence
from pathlib import Path
from typing import Literal

from duizhao.commands.errors import CLEAN, wrong_usage
from duizhao.commands.options import RunOptions
from duizhao.commands.printing import print_lines
from duizhao.commands.run import read_rows
from duizhao.exchange import docx_of, xliff_of
from duizhao.files import write_whole

ExportFormat = Literal["docx", "xliff"]
_WRITERS = {"docx": docx_of, "xliff": xliff_of}
_ENDINGS = {"docx": "docx", "xliff": "xlf"}


def export_reports(options: RunOptions, formats: Sequence[ExportFormat], report: str, out: Path) -> int:
    """Write each report, or only the one with this ID, in each of the formats into the folder `out`."""
    options.require_reports()
    if not formats:
        wrong_usage("say in which form: --docx, --xliff, or both")
    if out.exists() and not out.is_dir():
        wrong_usage(f"{out} is no folder")
    reports = read_rows(options).reports
    chosen = [r for r in reports if report in {"", r.id}]
    if not chosen:
        known = ", ".join(r.id for r in reports)
        wrong_usage(
            f"there is no report {report}; there are: {known}" if report and known else f"no report is in {options.reports}"
        )
    out.mkdir(parents=True, exist_ok=True)
    for one in chosen:
        for form in formats:
            path = out / f"{one.id}.{_ENDINGS[form]}"
            write_whole(path, _WRITERS[form](one))
            print_lines(f"{one.id}: {path}")
    return CLEAN
