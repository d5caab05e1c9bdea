"""What several tests need and what takes long is made once a run, whichever worker comes first."""

import fcntl
import os
import pickle
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar, cast

from duizhao.pipeline import Built, Means, build

_NAME = "DUIZHAO_TESTS_FOLDER"  # handed on to the workers
T = TypeVar("T")
__all__ = ["Built", "Means", "build_in_memory", "folder", "kept_once", "made_once", "open_folder", "remove_folder"]


def build_in_memory(folder: Path, means: Means | None = None, only: str = "") -> Built:
    """Build the site of the reports in `folder`: every file by its path in `files`, and the diagnostics. Nothing is written.

    All tests that look at what a build gives come through here.
    """
    return build(folder, lambda *_: None, means or Means(), only)


def open_folder() -> None:
    """Make the folder of this run; the workers, which are started later, take over its name."""
    if _NAME not in os.environ:
        os.environ[_NAME] = tempfile.mkdtemp(prefix="duizhao-tests-")


def remove_folder() -> None:
    shutil.rmtree(os.environ.pop(_NAME), ignore_errors=True)


def folder() -> Path:
    """The folder of this run."""
    return Path(os.environ[_NAME])


def made_once(name: str, make: Callable[[Path], None]) -> Path:
    """A folder that `make` has filled; others wait meanwhile, and only read it. A failure is nobody's result."""
    target = folder() / name
    with (folder() / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not target.exists():
            new = folder() / f"{name}.new"
            shutil.rmtree(new, ignore_errors=True)
            new.mkdir()
            make(new)
            new.rename(target)
    return target


def kept_once(name: str, make: Callable[[], T]) -> T:
    """A value that `make` gives, in the worker that made it; the others read it from a file of ours."""
    mine: list[T] = []

    def write(new: Path) -> None:
        mine.append(make())
        (new / "value").write_bytes(pickle.dumps(mine[0]))

    target = made_once(name, write)
    return mine[0] if mine else cast("T", pickle.loads((target / "value").read_bytes()))
