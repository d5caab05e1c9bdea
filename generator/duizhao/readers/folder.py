"""Find the files of the reports folder."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from duizhao.diagnostics import Collector
from duizhao.files import NotReadError, read_regular
from duizhao.readers.passed_over import without_passed_over
from duizhao.readers.unpack import unpack
from duizhao.text.file_names import seems_curation, shown_name

CURATION = "curation.toml"
_NOT_READ = frozenset({CURATION, "compare.toml", "terms.toml"})  # files of an editor
_LIMIT = 32 * 1024 * 1024  # bytes; the longest known report with its notes has 0.2 MB


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file to read: its path below the reports folder, with `/`, and its bytes.

    The path of a file in an archive includes the archive: `2024.zip/report.txt`.
    """

    file: str
    data: bytes


def find_files(root: Path, diagnostics: Collector) -> tuple[SourceFile, ...]:
    """Return every file below `root`, sorted by name, with those in ZIP archives.

    Hidden files, files of an editor and files that are no texts by their names are skipped. A symbolic link is followed only if it
    leads to a file below `root`; a file that cannot be read is skipped with a diagnostic. `root` may also be a single file.
    """
    if root.is_file():
        root, paths = root.parent, [root]
    else:
        paths = _texts(root, diagnostics)
    real_root = root.resolve()
    out: list[SourceFile] = []
    used: set[str] = set()
    for path in paths:
        name = _unused(shown_name(path, root), used)
        data = _bytes(path, name, real_root, diagnostics)
        if data is not None:
            out.extend(SourceFile(*file) for file in unpack(name, data, diagnostics))
    return tuple(out)


def _unused(name: str, used: set[str]) -> str:
    """Return a name that no other file has, and remember it: two names may differ only in what is not shown."""
    free = name if name not in used else next(n for k in count(2) if (n := f"{name}#{k}") not in used)
    used.add(free)
    return free


def _texts(root: Path, diagnostics: Collector) -> list[Path]:
    """Return the files that may be texts, sorted by name."""
    paths = sorted(_walk(root))
    names = [path.relative_to(root).as_posix() for path in paths]
    kept = without_passed_over(names, "", diagnostics)
    return [path for path, name in zip(paths, names, strict=True) if name in kept]


def _walk(root: Path) -> Iterator[Path]:
    for folder, folders, names in os.walk(root, followlinks=False):
        folders[:] = sorted(f for f in folders if not f.startswith("."))
        links = [f for f in folders if (Path(folder) / f).is_symlink()]
        for name in names + links:
            if not name.startswith(".") and name.lower() not in _NOT_READ and not seems_curation(name):
                yield Path(folder) / name


def _bytes(path: Path, name: str, real_root: Path, diagnostics: Collector) -> bytes | None:
    try:
        real = path.resolve(strict=True)
        if not real.is_relative_to(real_root) or (path.is_symlink() and not real.is_file()):
            diagnostics.add("R106", name, 0, "a symbolic link that leads out of the reports folder or to a folder")
            return None
        data = read_regular(real, _LIMIT)
    except NotReadError as error:
        diagnostics.add("R105" if error.too_large else "R101", name, 0, str(error))
        return None
    except (OSError, RuntimeError) as error:
        diagnostics.add("R101", name, 0, f"cannot be read: {getattr(error, 'strerror', None) or error}")
        return None
    if not data.strip():
        diagnostics.add("R103", name, 0, "the file is empty")
        return None
    return data
