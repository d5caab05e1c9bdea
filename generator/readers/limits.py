"""How much a reader takes on, and how it says that it cannot."""

import time

SECONDS = 5.0  # to read one file
EXPANDED = 16 * 1024 * 1024  # bytes of one part of a document once unpacked; the longest report known has 0.4 MB
NODES = 400_000  # elements of one document
DEPTH = 200  # elements inside elements


class UnreadableError(Exception):
    """A document that is given up: the code and the message of the diagnostic that says so."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message


class Deadline:
    """The moment at which a reader gives up its file."""

    def __init__(self, seconds: float = SECONDS) -> None:
        self._seconds = seconds
        self._end = time.monotonic() + seconds

    def check(self) -> None:
        """Give up when the time is over."""
        if time.monotonic() > self._end:
            raise UnreadableError("R108", f"reading took longer than {self._seconds:.0f} s")
