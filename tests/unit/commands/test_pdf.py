"""`duizhao pdf`: the reports that are printed, and what is missing for it."""

import sys
from pathlib import Path

import pytest
from duizhao.books.pdf import NoPrinterError, pdfs

from tests.unit.commands.running import run


def test_pdf_of_a_report_that_is_not_there_is_wrong_usage(reports: Path) -> None:
    done = run("pdf", "in", "--report", "wangchuan-1999", cwd=reports.parent)
    assert done.exit_code == 2
    assert "wangchuan-2024" in done.stderr


def test_pdf_without_a_printer_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "playwright.sync_api", None)
    with pytest.raises(NoPrinterError, match=r"pip install .*Chromium|Chromium.* pip install"):
        list(pdfs([]))
