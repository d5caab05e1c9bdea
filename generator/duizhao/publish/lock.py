"""Let one build at a time replace a folder."""

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from duizhao.publish.errors import OutputError, not_writable

_PATIENCE = 600.0  # seconds that a build waits for another one
_PAUSE = 0.1
_held: set[Path] = set()  # by this process


def _silent(_: str) -> None:
    """Report nothing."""


@contextmanager
def locked(target: Path, report: Callable[[str], None] = _silent, patience: float = _PATIENCE) -> Iterator[None]:
    """Hold the lock of the folder `target`; wait for another process that holds it, and call `report` before.

    Raise OutputError if it still holds it after `patience` seconds. The lock is a file beside the folder, which is deleted at the
    end; the system releases it when the process ends in any way. A process that holds it may ask again.
    """
    path = target.with_name(f".{target.name}.lock")
    if path in _held:
        yield
        return
    descriptor = _acquired(path, target, report, patience)
    _held.add(path)
    try:
        yield
    finally:
        _held.discard(path)
        _release(path, descriptor)


def _acquired(path: Path, target: Path, report: Callable[[str], None], patience: float) -> int:
    end = time.monotonic() + patience
    waiting = False
    while (descriptor := _try(path)) is None:
        if time.monotonic() >= end:
            raise OutputError(f"another build of {target} runs; wait until it ends, and start this one again")
        if not waiting:
            report(f"another build of {target} runs; waiting for it")
            waiting = True
        time.sleep(_PAUSE)
    return descriptor


def _try(path: Path) -> int | None:
    """Open and lock the file; return None if another process has locked it, or has just deleted it."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o666)
    except OSError as error:
        raise not_writable(path, error) from None
    if _lock(descriptor) and _is_at(descriptor, path):
        return descriptor
    os.close(descriptor)
    return None


def _is_at(descriptor: int, path: Path) -> bool:
    """Return whether the open file is still the one of this name, not one that its last owner has deleted."""
    try:
        return os.path.samestat(os.fstat(descriptor), path.stat())
    except FileNotFoundError:
        return False


if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int) -> bool:
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

    def _release(path: Path, descriptor: int) -> None:
        os.close(descriptor)
        with suppress(OSError):  # another process has opened it by now
            path.unlink()

else:
    import fcntl

    def _lock(descriptor: int) -> bool:
        try:
            fcntl.lockf(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)  # unlike flock, children do not hold it on
        except OSError:
            return False
        return True

    def _release(path: Path, descriptor: int) -> None:
        with suppress(OSError):
            path.unlink()  # before others can lock it
        os.close(descriptor)
