"""Exit codes, and the error that ends a command."""

import errno
from collections.abc import Sequence
from typing import NoReturn

CLEAN, ERRORS, USAGE, ENGINE = 0, 1, 2, 3
# Reasons of the system for which a file cannot be written: the disk is full, the folder may only be read, …
NOT_WRITABLE = {errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EFBIG, errno.EACCES, errno.EPERM, errno.EIO, errno.ENAMETOOLONG}


class CommandError(Exception):
    """The command cannot go on; the message says why, `code` is the exit code, `details` are further lines to print."""

    def __init__(self, message: str, code: int, details: Sequence[str] = ()) -> None:
        super().__init__(message)
        self.code = code
        self.details = tuple(details)


def wrong_usage(message: str) -> NoReturn:
    """End the command because of what was typed."""
    raise CommandError(message, USAGE)
