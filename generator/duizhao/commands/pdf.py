"""Run `duizhao pdf`: print reports as PDF."""

from pathlib import Path

from duizhao.books.pdf import is_printed
from duizhao.commands.errors import CLEAN, wrong_usage
from duizhao.commands.options import RunOptions
from duizhao.commands.outputs import one_line
from duizhao.commands.printer import pdf_printer
from duizhao.commands.printing import print_lines
from duizhao.commands.run import read_reports
from duizhao.files import write_whole
from duizhao.pipeline import sheets
from duizhao.publish import check_files
from duizhao.site.sizes import size_text


def print_pdfs(options: RunOptions, report: str, out: Path) -> int:
    """Print every report, or the one whose ID is `report`, into the folder `out`."""
    options.require_reports()
    with one_line():
        check_files(out, options.reports)
    printable = list(sheets(read_reports(options).site))
    wanted = [sheet for sheet in printable if report in {"", sheet.report}]
    if report and not wanted:
        wrong_usage(f"there is no report {report}; there are: {', '.join(sheet.report for sheet in printable) or 'none'}")
    for pdf in pdf_printer()(wanted):
        target = out / Path(pdf.path).name
        data = pdf.whole()
        _write(target, data)
        if not options.quiet:
            print_lines(f"{target}: {size_text(len(data))}")
    return CLEAN


def _write(target: Path, data: bytes) -> None:
    if target.is_file() and not is_printed(target):
        wrong_usage(f"{target} is there and was not written by this command; move it elsewhere, or name another folder")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        write_whole(target, data)
    except OSError as error:
        wrong_usage(f"{target} cannot be written: {error.strerror or error}")
