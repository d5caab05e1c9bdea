"""Run `duizhao pdf`: print reports as PDF."""

from pathlib import Path

from duizhao.commands.errors import CLEAN, wrong_usage
from duizhao.commands.options import RunOptions
from duizhao.commands.printer import pdf_printer
from duizhao.commands.run import read_reports
from duizhao.pipeline import sheets
from duizhao.site.sizes import size_text


def print_pdfs(options: RunOptions, report: str, out: Path) -> int:
    """Print every report, or the one whose ID is `report`, into the folder `out`."""
    options.require_reports()
    printable = list(sheets(read_reports(options).site))
    wanted = [sheet for sheet in printable if report in {"", sheet.report}]
    if report and not wanted:
        wrong_usage(f"there is no report {report}; there are: {', '.join(sheet.report for sheet in printable) or 'none'}")
    for pdf in pdf_printer()(wanted):
        target = out / Path(pdf.path).name
        target.parent.mkdir(parents=True, exist_ok=True)
        data = pdf.whole()
        target.write_bytes(data)
        if not options.quiet:
            print(f"{target}: {size_text(len(data))}")
    return CLEAN
