"""Refuse outputs where something of a person lies: reports, sources, homes, roots."""

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import duizhao
from duizhao.publish.errors import OutputError
from duizhao.publish.mark import require_replaceable
from duizhao.publish.settings import OVERRIDES, package_folder

_HOMES = (Path("/home"), Path("/Users"))
_ELSEWHERE = "name another folder"


@dataclass(frozen=True, slots=True)
class Inputs:
    """What a command reads and must not write over: the reports, a folder or one file; the configuration; the cache, if any."""

    reports: Path
    config: Path | None = None
    cache: Path | None = None


def check_folders(targets: Iterable[Path], inputs: Inputs) -> None:
    """Raise OutputError if one of the folders must not be replaced; what links lead to counts."""
    checked: list[Path] = []
    for target in targets:
        folder = resolved(target)
        for why in _reasons(folder, inputs):
            raise OutputError(f"{target} {why}; {_ELSEWHERE}")
        for other in checked:
            if is_inside(folder, other) or is_inside(other, folder):
                raise OutputError(f"{target} is, holds or lies in another output, {other}; {_ELSEWHERE}")
        require_replaceable(folder)
        checked.append(folder)


def check_files(folder: Path, reports: Path) -> None:
    """Raise OutputError if single files must not be written into a folder because it is or lies in that of the reports."""
    if reports.is_dir() and is_inside(folder.resolve(), reports.resolve()):
        raise OutputError(f"{folder} is or lies in the reports folder {reports}; {_ELSEWHERE}")


def resolved(target: Path) -> Path:
    """Return where a folder really is; raise OutputError for a link that leads nowhere."""
    try:
        folder = target.resolve()
    except (OSError, RuntimeError) as error:
        raise OutputError(f"{target} cannot be followed: {error}") from None
    if target.is_symlink() and not folder.exists():
        raise OutputError(f"{target} is a link that leads nowhere; delete it, or make the folder that it leads to")
    return folder


def is_inside(path: Path, folder: Path) -> bool:
    """Return whether a path is a folder or lies in it, also where capitals do not count or a folder is mounted twice."""
    return any(p == folder or _same(p, folder) for p in (path, *path.parents))


def _same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        return False


def _reasons(folder: Path, inputs: Inputs) -> Iterator[str]:
    """Yield why a folder must not be replaced."""
    reports = inputs.reports.resolve()
    if is_inside(reports, folder) or (reports.is_dir() and is_inside(folder, reports)):
        yield f"is, holds or lies in the reports, {inputs.reports}"
    for source in _sources(inputs):
        if is_inside(source, folder) or (source.is_dir() and is_inside(folder, source)):
            yield f"is, holds or lies in {source}, which the site is built from"
    if is_inside(Path.home().resolve(), folder) or folder.parent in _HOMES:
        yield "is or holds a home folder"
    if is_inside(Path.cwd(), folder):
        yield "is or holds the folder that this command runs in"
    if os.path.ismount(folder) or folder == folder.parent:
        yield "is the root of a file system"
    if os.path.lexists(folder / ".git") or ".git" in folder.parts:
        yield "is the root of a git work tree, or lies in .git"


def _sources(inputs: Inputs) -> Iterator[Path]:
    yield Path(duizhao.__file__).resolve().parent
    yield package_folder().resolve() / OVERRIDES
    if inputs.config:
        yield inputs.config.resolve()
        yield inputs.config.resolve().parent / OVERRIDES
    if inputs.cache:
        yield inputs.cache.resolve()
