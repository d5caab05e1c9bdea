"""Find the hand-written pages of a site."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from duizhao.publish.mark import MARK

_NO_PAGE = frozenset({"README.md", "Thumbs.db", "desktop.ini"})  # a README of the folder itself is for those who write there


def own_files(folder: Path | None, without: Iterable[Path] = ()) -> dict[str, Path]:
    """Return the files of the folder of hand-written pages by their path in the site.

    Folders that a build made or writes (`without`), hidden files and a README at the top are no pages.
    """
    if folder is None:
        return {}
    left_out = {path.resolve() for path in without}
    return {
        path.relative_to(folder).as_posix(): path
        for path in _walk(folder, left_out)
        if path.name not in _NO_PAGE or path.parent != folder
    }


def _walk(folder: Path, left_out: set[Path]) -> Iterator[Path]:
    for path in sorted(folder.iterdir()):
        if path.name.startswith(".") or path.resolve() in left_out:
            continue
        if path.is_dir() and not path.is_symlink() and not (path / MARK).exists():
            yield from _walk(path, left_out)
        elif path.is_file():
            yield path
