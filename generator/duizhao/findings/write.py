"""Choose how to write findings by the ending of the file."""

from collections.abc import Callable, Sequence
from pathlib import Path

from duizhao.findings.as_json import json_of
from duizhao.findings.html import html_of
from duizhao.findings.listing import ListedFinding
from duizhao.findings.sarif import sarif_of
from duizhao.findings.xlsx import xlsx_of

FORMATS: dict[str, Callable[[Sequence[ListedFinding], str], bytes]] = {
    ".html": lambda findings, _: html_of(findings),
    ".xlsx": lambda findings, _: xlsx_of(findings),
    ".sarif": sarif_of,
    ".json": lambda findings, _: json_of(findings),
}


def format_findings(file: Path, findings: Sequence[ListedFinding], folder: str) -> bytes:
    """Return the content of a file with this name; `folder` is that of the reports."""
    return FORMATS[file.suffix.lower()](findings, folder)
