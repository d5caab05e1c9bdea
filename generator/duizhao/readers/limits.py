"""How much a reader takes on, and how it says that it cannot."""

import time

SECONDS = 5.0  # of the processor, to read one file
EXPANDED = 16 * 1024 * 1024  # bytes of one part of a document once unpacked; the longest report known has 0.4 MB
NODES = 400_000  # elements of one document
LINES = 200_000  # of one document; the longest report known has 1,700


class UnreadableError(Exception):
    """A document that is given up: the code and the message of the diagnostic that says so."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message


class Deadline:
    """The moment at which a reader gives up its file: time of the processor, so that a busy machine changes nothing."""

    def __init__(self, seconds: float = SECONDS) -> None:
        self._seconds = seconds
        self._end = time.process_time() + seconds

    def check(self) -> None:
        """Give up when the time is over."""
        if time.process_time() > self._end:
            raise UnreadableError("R108", f"reading took longer than {self._seconds:.0f} s")
