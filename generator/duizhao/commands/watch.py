"""See when reports or an editor's files change."""

import os
from collections.abc import Mapping
from pathlib import Path

State = Mapping[str, tuple[int, int]]


class Watch:
    """Compares a folder with what it was when it was last read."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._read = self._last = _state(folder)

    def has_changed(self) -> bool:
        """Return whether the folder has changed, and no more since the last call: a file that is being written is waited for.

        What is there now counts as read.
        """
        now = _state(self._folder)
        settled, self._last = now == self._last, now
        if not settled or now == self._read:
            return False
        self._read = now
        return True


def _state(folder: Path) -> State:
    """Return the size and the time of every file."""
    if folder.is_file():
        folder = folder.parent
    out: dict[str, tuple[int, int]] = {}
    for parent, _, names in os.walk(folder):
        for name in names:
            path = Path(parent, name)
            try:
                status = path.stat()
            except OSError:  # a link that leads nowhere, or a file that has just gone
                out[str(path)] = (-1, -1)
            else:
                out[str(path)] = (status.st_size, status.st_mtime_ns)
    return out
