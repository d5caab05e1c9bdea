"""Why an output cannot be written."""

from pathlib import Path


class OutputError(Exception):
    """A file or folder cannot be written or must not be replaced; the message says why and what to do."""


def not_writable(path: Path, error: OSError) -> OutputError:
    """Return the error with the reason of the system in one line."""
    return OutputError(f"{path} cannot be written: {error.strerror or error}")
