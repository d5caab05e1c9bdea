"""`duizhao pdf`: reports as PDF."""

from pathlib import Path

from duizhao.commands.errors import CLEAN, wrong_usage
from duizhao.commands.options import RunOptions
from duizhao.commands.printer import pdf_printer
from duizhao.commands.run import run
from duizhao.model.artefact import Artefact
from duizhao.pipeline import Built, html_files
from duizhao.render.files import size_text


def print_pdfs(options: RunOptions, report: str, out: Path) -> int:
    """Print every report, or the one whose ID is `report`, into the folder `out`."""
    options.require_reports()
    files = _html_files(run(options))
    wanted = [(file, day) for file, day in files if report in {"", file.report}]
    if report and not wanted:
        wrong_usage(f"there is no report {report}; there are: {', '.join(file.report or '' for file, _ in files) or 'none'}")
    for pdf in pdf_printer()(wanted):
        target = out / Path(pdf.path).name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(pdf.data)
        if not options.quiet:
            print(f"{target}: {size_text(len(pdf.data))}")
    return CLEAN


def _html_files(built: Built) -> list[tuple[Artefact, str]]:
    """Return the HTML file of each report, with the day on which the report was delivered."""
    return html_files(built.artefacts, built.corpus)
