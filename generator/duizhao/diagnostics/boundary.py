"""A boundary round one step on one file or report: an exception in it becomes a diagnostic, and the build goes on."""

import errno
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import TypeVar

from duizhao.diagnostics.collector import Collector

Result = TypeVar("Result")
_LONGEST = 200  # characters of an exception's message
_MACHINE = {errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EIO, errno.EMFILE, errno.ENFILE}  # no fault of the input


class StepError(Exception):
    """An exception of a step that ran in another process: `str` is its description, `line` as in `Diagnostic`."""

    def __init__(self, description: str, line: int = 0) -> None:
        super().__init__(description)
        self.line = line


class WritingError(Exception):
    """A part of the site could not be made: `name` is the ID of its report, the slug of its series, or its path."""

    def __init__(self, name: str, cause: Exception) -> None:
        super().__init__(name)
        self.name, self.cause = name, cause


@contextmanager
def writing(name: str) -> Iterator[None]:
    """Turn what the body raises into WritingError; a full disk and the like are raised as they are."""
    try:
        yield
    except (OSError, WritingError):
        raise
    except Exception as error:
        raise WritingError(name, error) from error


def attempt(step: str, file: str, diagnostics: Collector, run: Callable[[], Result], code: str = "X101") -> Result | None:
    """Return the result of `run`; if it raises an exception, report it and return None.

    A full disk and the like are raised: they concern every file.
    """
    try:
        return run()
    except OSError as error:
        if error.errno in _MACHINE:
            raise
        failure: Exception = error
    except Exception as error:  # noqa: BLE001 - whatever it is, the other files go on
        failure = error
    description, line = describe(failure, file)
    diagnostics.add(code, file, line, f"{step} failed: {description}")
    return None


def describe(error: Exception, file: str) -> tuple[str, int]:
    """Return what was raised and where in the program, and the line of `file` that the step was at; 0 if it is not known."""
    if isinstance(error, StepError):
        return str(error), error.line
    place, line = "", 0
    trace = error.__traceback__
    while trace is not None:
        name = str(trace.tb_frame.f_globals.get("__name__", ""))
        if name.startswith("duizhao.") and name != __name__:
            place = f" in {name}:{trace.tb_lineno}"
        line = _line(trace, file) or line
        trace = trace.tb_next
    message = " ".join("".join(c if c.isprintable() else " " for c in str(error)[:_LONGEST]).split())
    return f"{type(error).__name__}{f': {message}' if message else ''}{place}", line


def _line(trace: TracebackType, file: str) -> int:
    """Return the line of the last piece of `file` among the local variables of a frame."""
    out = 0
    for value in trace.tb_frame.f_locals.values():
        piece = getattr(value, "fragment", value)
        line = getattr(piece, "line", 0)
        if type(piece).__module__.startswith("duizhao.") and getattr(piece, "file", None) == file and isinstance(line, int):
            out = line or out
    return out
