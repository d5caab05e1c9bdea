"""Print lines: the only module that does, so that no text of the input commands a terminal or the runner of a workflow."""

import re
import sys
from collections.abc import Iterable, Iterator, Sequence

from duizhao.commands.errors import CLEAN, ERRORS
from duizhao.diagnostics import Diagnostic
from duizhao.diagnostics.safe_text import REPLACEMENT, safe

# Characters that some comparisons of strings ignore, so that a runner may see a command behind or between them
_IGNORED = "\u00ad\u034f\u115f\u1160\u180b-\u180f\u200b-\u200d\u2060-\u2065\u3164\ufe00-\ufe0f\ufeff\ufff9-\ufffb"
# A command of a runner: `::error …` at the start of a line, `##[error]` or `##vso[…]` anywhere
_COMMAND = re.compile(rf"^(?P<before>[\s{_IGNORED}]*):(?=[{_IGNORED}]*:)|#(?=[{_IGNORED}]*#[\w\s{_IGNORED}]*\[)")


def printable(text: str) -> str:
    r"""Return text as one line that a terminal and a runner only show: U+FFFD stands for what they would obey.

    >>> printable("\x1b[31m报告.txt")
    '\ufffd[31m报告.txt'
    >>> printable("::error::a.txt"), printable("a\n::error::b.txt"), printable("##[error]c.txt")
    ('\ufffd:error::a.txt', 'a\ufffd::error::b.txt', '\ufffd#[error]c.txt')
    """
    return _COMMAND.sub(lambda m: (m["before"] or "") + REPLACEMENT, safe(text))


def print_lines(*lines: str) -> None:
    """Print each text as a line of its own to stdout."""
    for line in lines:
        print(printable(line))


def print_errors(*lines: str) -> None:
    """Print each text as a line of its own to stderr."""
    for line in lines:
        print(printable(line), file=sys.stderr)


def print_command(line: str) -> None:
    """Print a command for the runner of a workflow; `github.annotation` makes it, and escapes what it quotes."""
    print(safe(line))


def print_diagnostics(diagnostics: Iterable[Diagnostic]) -> None:
    """Print diagnostics to stderr, one a line, with their hints."""
    for diagnostic in diagnostics:
        print_errors(*_lines(diagnostic))


def _lines(d: Diagnostic) -> Iterator[str]:
    place = f"{d.file}:{d.line}" if d.line else d.file
    yield f"{place}: {d.severity} {d.code}: {d.message}"
    if d.hint:
        yield f"  hint: {d.hint}"


def exit_code(diagnostics: Sequence[Diagnostic], *, strict: bool = False) -> int:
    """Return ERRORS if a diagnostic is an error, or with `strict` if there is any, else CLEAN."""
    bad = any(d.severity == "error" for d in diagnostics) or (strict and bool(diagnostics))
    return ERRORS if bad else CLEAN
