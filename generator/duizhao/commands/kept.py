"""Leave the pages of the last build as they are where nothing that they follow from has changed."""

import hashlib
import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from duizhao.cache import key, program, read_record, write_record
from duizhao.commands.options import RunOptions
from duizhao.commands.summary import Summary
from duizhao.files import NotReadError, read_regular
from duizhao.model.artefact import Artefact
from duizhao.publish.folder import unchanged
from duizhao.publish.mark import files_of
from duizhao.publish.settings import package_folder

_NAME = "build.msgpack"
_LARGEST = 32 * 1024 * 1024  # bytes of a file of reports; a larger one is not read, and its size is reported
# Diagnostics of what may be otherwise the next time: a file that took too much memory or time, a mistake of the program
_PASSING = ("R108", "X")


@dataclass(frozen=True, slots=True)
class BuildRecord:
    """The last build: the digest of all that it read, every file that it wrote, and what it said."""

    inputs: str
    files: tuple[Artefact, ...]
    summary: Summary


def inputs_of(options: RunOptions, *settings: object) -> str:
    """Return the digest of all that the pages follow from: the folder of reports, the program, its libraries, and `settings`.

    Return "" for a single file: the curation beside it is not below it.
    """
    if not options.reports.is_dir():
        return ""
    code = program(package_folder() / "theme_overrides")
    libraries = sorted(
        name for place in sys.path if place for name in _names(place) if name.endswith((".dist-info", ".egg-info"))
    )
    return key(code, libraries, settings, list(_entries(options.reports)))


def _names(folder: str) -> list[str]:
    try:
        return os.listdir(folder)  # noqa: PTH208 - names only
    except OSError:
        return []


def _entries(root: Path) -> Iterator[tuple[str, str]]:
    """Yield all below a folder: its name, and what of it a reader may see."""
    for parent, folders, names in os.walk(root):
        folders.sort()
        for name in sorted((*folders, *names)):
            path = Path(parent, name)
            yield str(path.relative_to(root)), _content(path)


def _content(path: Path) -> str:
    """Return the digest of a file; of anything else, what it is."""
    link = ""
    try:
        if path.is_symlink():
            link = f"{path.resolve()} "
        if path.is_dir():
            return f"{link}folder"
        return link + hashlib.sha256(read_regular(path, _LARGEST)).hexdigest()
    except (OSError, NotReadError, RuntimeError) as error:
        return f"{link}{error}"


def kept_build(options: RunOptions, pages: Path, inputs: str) -> BuildRecord | None:
    """Return the last build if it read the same, and if `pages` has its files, with the same bytes, and no others."""
    known = read_record(options.cache / _NAME, BuildRecord) if options.cache and inputs else None
    if known is None or known.inputs != inputs or {f.path for f in known.files} != files_of(pages):
        return None
    return known if all(unchanged(pages / file.path, file) is not None for file in known.files) else None


def note_build(options: RunOptions, record: BuildRecord) -> None:
    """Write the record of a build, unless another one of the same may come to something else."""
    if options.cache and record.inputs and not any(d.code.startswith(_PASSING) for d in record.summary.diagnostics):
        write_record(options.cache / _NAME, record)
