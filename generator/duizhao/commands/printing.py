"""Print diagnostics, and choose the exit code that they ask for."""

import re
import sys
from collections.abc import Iterable, Sequence

from duizhao.commands.errors import CLEAN, ERRORS
from duizhao.diagnostics import Diagnostic

_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]")


def printable(text: str) -> str:
    r"""Replace control characters but line breaks: a file's name may hold an escape sequence that a terminal obeys.

    >>> printable("\x1b[31m报告.txt")
    '\ufffd[31m报告.txt'
    """
    return _CONTROL.sub("\ufffd", text)


def print_diagnostics(diagnostics: Iterable[Diagnostic]) -> None:
    """Print diagnostics to stderr, one a line, with their hints."""
    for diagnostic in diagnostics:
        print(printable(str(diagnostic)), file=sys.stderr)


def exit_code(diagnostics: Sequence[Diagnostic], *, strict: bool = False) -> int:
    """Return ERRORS if a diagnostic is an error, or with `strict` if there is any, else CLEAN."""
    bad = any(d.severity == "error" for d in diagnostics) or (strict and bool(diagnostics))
    return ERRORS if bad else CLEAN
