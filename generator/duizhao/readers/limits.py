"""Limits of the readers, and the exception for files that exceed them."""

import time

SECONDS = 5.0  # processor time to read one file
EXPANDED = 16 * 1024 * 1024  # bytes of one part of a document when unpacked; the longest known report has 0.4 MB
NODES = 400_000  # elements of one document
WAIT = 120.0  # seconds that a process that reads may take for one file, however busy the machine is
MEMORY = 1024 * 1024 * 1024  # bytes of address space of a process that reads
CHARACTERS = 2_000_000  # of the text of one document; the longest known report has 150,000 in both languages
LINES = 200_000  # of one document; the longest known report has 1,700


class UnreadableError(Exception):
    """A document that cannot be read; `code` and `message` are for the diagnostic."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message


class Deadline:
    """A limit on processor time, not wall-clock time, so that results do not depend on the load of the machine."""

    def __init__(self, seconds: float = SECONDS) -> None:
        self._seconds = seconds
        self._end = time.process_time() + seconds

    def check(self) -> None:
        """Raise UnreadableError if the time is over."""
        if time.process_time() > self._end:
            raise UnreadableError("R108", f"reading took longer than {self._seconds:.0f} s")
