"""Make what takes long and several tests need once a run, whichever worker comes first."""

import fcntl
import hashlib
import os
import pickle
import shutil
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar, cast

from duizhao.model.artefact import Artefact, File
from duizhao.model.links import Years
from duizhao.model.quality import Quality
from duizhao.model.report import Corpus
from duizhao.pipeline import Built, Options, build
from duizhao.publish import Folder, replacing
from duizhao.publish.parts import PartsInMemory

_NAME = "DUIZHAO_TESTS_FOLDER"  # handed on to the workers
T = TypeVar("T")
__all__ = [
    "BuiltInMemory",
    "Memory",
    "Options",
    "build_in_memory",
    "folder",
    "kept_once",
    "made_once",
    "open_folder",
    "publish",
    "remove_folder",
]


class Memory:
    """Keep written files in memory, by path."""

    def __init__(self) -> None:
        self.files: dict[str, bytes] = {}

    def write(self, file: File) -> Artefact:
        data = self.files[file.path] = file.whole()
        return Artefact(file.path, file.kind, file.report, len(data), hashlib.sha256(data).hexdigest())

    def keep(self, files: Sequence[Artefact]) -> None:
        """There is no old folder to take files from."""

    def remove(self, path: str) -> None:
        del self.files[path]


@dataclass(frozen=True)
class BuiltInMemory(Built):
    """The result of a build, with every file by its path."""

    files: dict[str, bytes] = field(default_factory=dict)

    @property
    def corpus(self) -> Corpus:
        return self.site.corpus

    @property
    def quality(self) -> Quality:
        return self.site.quality

    @property
    def years(self) -> Years:
        return self.site.years

    def data_of(self, kind: str) -> list[bytes]:
        """Return the downloads of a kind."""
        return [self.files[a.path] for a in self.artefacts if a.kind == kind]


def build_in_memory(folder: Path, options: Options | None = None) -> BuiltInMemory:
    """Build the site of the reports in `folder`; nothing is written but the cache that `options` name.

    All tests that look at what a build gives come through here.
    """
    memory = Memory()
    built = build(folder, memory, lambda *_: None, options or Options(), PartsInMemory())
    return BuiltInMemory(built.site, built.diagnostics, built.artefacts, files=memory.files)


def publish(files: Mapping[str, bytes], target: Path) -> Folder:
    """Replace the folder `target` by these files."""
    with replacing(target) as folder:
        for path in sorted(files):
            folder.write(File(path, files[path]))
    return folder


def open_folder() -> None:
    """Make the folder of this run; workers, which are started later, inherit its name."""
    if _NAME not in os.environ:
        os.environ[_NAME] = tempfile.mkdtemp(prefix="duizhao-tests-")


def remove_folder() -> None:
    shutil.rmtree(os.environ.pop(_NAME), ignore_errors=True)


def folder() -> Path:
    """Return the folder of this run."""
    return Path(os.environ[_NAME])


def made_once(name: str, make: Callable[[Path], None]) -> Path:
    """Return a folder that `make` has filled; other workers wait, and only read it. A failed call leaves no folder."""
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
    """Return the result of `make`, in the worker that called it; the others unpickle it from a file."""
    made: list[T] = []

    def write(new: Path) -> None:
        made.append(make())
        (new / "value").write_bytes(pickle.dumps(made[0]))

    target = made_once(name, write)
    return made[0] if made else cast("T", pickle.loads((target / "value").read_bytes()))
