"""Prepare the PDF printer of a command."""

from collections.abc import Iterable, Iterator

from duizhao.books import Sheet
from duizhao.books.pdf import NoPrinterError, pdfs, require_fonts
from duizhao.commands.errors import ENGINE, CommandError
from duizhao.model.artefact import File
from duizhao.pipeline import Printer


def pdf_printer() -> Printer:
    """Return a function that prints HTML files as PDF.

    Raise CommandError if Chromium, its driver or a Chinese font is missing, so that no time is spent on reading before.
    """
    try:
        require_fonts()
    except NoPrinterError as error:
        raise _missing(error) from None
    next(_printed(()), None)
    return _printed


def _printed(sheets: Iterable[Sheet]) -> Iterator[File]:
    try:
        yield from pdfs(sheets)
    except NoPrinterError as error:
        raise _missing(error) from None


def _missing(error: NoPrinterError) -> CommandError:
    message, *details = str(error).splitlines()
    return CommandError(message, ENGINE, details)
