"""Exit codes, and the error that ends a command."""

from typing import NoReturn

CLEAN, ERRORS, USAGE, ENGINE = 0, 1, 2, 3


class CommandError(Exception):
    """The command cannot go on; the message says why, `code` is the exit code."""

    def __init__(self, message: str, code: int) -> None:
        super().__init__(message)
        self.code = code


def wrong_usage(message: str) -> NoReturn:
    """End the command because of what was typed."""
    raise CommandError(message, USAGE)
