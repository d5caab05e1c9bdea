"""Mark the folders that a build writes, and tell them from those of a person, which are never replaced."""

import json
import os
import re
from collections.abc import Iterator
from pathlib import Path

from duizhao.files import NotReadError, read_regular, write_whole
from duizhao.publish.errors import OutputError

MARK = ".duizhao-build.json"
_NEW = ".duizhao-build.new"  # names of files, one a line, that the mark does not list yet
MARKS = (MARK, _NEW)
_NOTICE = "Every build replaces this folder, but only if it holds no other files than these."
_LIMIT = 64 * 1024 * 1024  # bytes of a mark; a site of 10,000 pages has 0.5 MB
_OF_SYSTEMS = {".DS_Store", "Thumbs.db", "desktop.ini"}  # file managers write these into any folder
_UNFINISHED = re.compile(r"\..+\.next-\d+-\w+")
# Earlier versions wrote no mark. Each wrote all of these files into the pages, and MkDocs copied them into the site.
_EARLIER = (("assets/labels.js", "duizhao"), ("data/refused.json", "["), ("data/links.json", ""), ("data/indicators.json", ""))


def write_mark(folder: Path) -> None:
    """Write the mark, which lists all files of the folder."""
    text = json.dumps({"duizhao": _NOTICE, "files": sorted(files_of(folder))}, ensure_ascii=False, indent=0)
    write_whole(folder / MARK, (text + "\n").encode("utf-8", "surrogateescape"))
    (folder / _NEW).unlink(missing_ok=True)


def note_new(folder: Path, name: str) -> None:
    """Note a file before it is written into a folder that has a mark: if this process is killed, the next one knows the file."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND | getattr(os, "O_NOFOLLOW", 0)
    descriptor = os.open(folder / _NEW, flags, 0o666)
    with os.fdopen(descriptor, "ab") as out:
        out.write(name.encode("utf-8", "surrogateescape") + b"\n")


def require_replaceable(folder: Path) -> None:
    """Raise OutputError unless the folder is missing, empty, or holds only what a build wrote."""
    if not os.path.lexists(folder):
        return
    if not folder.is_dir():
        raise OutputError(f"{folder} is a file; name a folder that is empty or not there yet")
    listed = _listed(folder)
    if listed is None and _is_earlier(folder):
        return
    foreign = sorted(files_of(folder) - (listed or set()))
    if foreign and listed is None:
        raise OutputError(
            f"{folder} was not made by a build, so it is not replaced; name a folder that is empty or not there yet"
        )
    if foreign:
        others = f" and {len(foreign) - 1} more" if len(foreign) > 1 else ""
        own = " (pages of your own lie in docs/)" if foreign[0].endswith(".md") else ""
        raise OutputError(f"{folder} holds {foreign[0]}{others}, which no build wrote; move it elsewhere{own}, then build again")


def is_made_by_build(folder: Path) -> bool:
    """Return whether a folder holds only what a build wrote."""
    try:
        require_replaceable(folder)
    except OutputError:
        return False
    return True


def _listed(folder: Path) -> set[str] | None:
    """Return the files that the mark lists; None if there is no mark."""
    try:
        mark = json.loads(read_regular(folder / MARK, _LIMIT).decode("utf-8", "surrogateescape"))
        return {str(name) for name in mark["files"]} | _noted(folder) if "duizhao" in mark else None
    except (OSError, NotReadError, ValueError, TypeError, KeyError, RecursionError):
        return None


def _noted(folder: Path) -> set[str]:
    try:
        return set(read_regular(folder / _NEW, _LIMIT).decode("utf-8", "surrogateescape").split("\n"))
    except (OSError, NotReadError):
        return set()


def files_of(folder: Path) -> set[str]:
    """Return all files and links below a folder but the mark, what systems write anywhere, and what a build left unfinished."""
    return {name for name in _walk(folder) if name not in MARKS and not _is_nobodys(name.rpartition("/")[2])}


def _is_nobodys(name: str) -> bool:
    return name in _OF_SYSTEMS or _UNFINISHED.fullmatch(name) is not None


def _walk(folder: Path) -> Iterator[str]:
    for parent, folders, names in os.walk(folder):
        links = [name for name in folders if os.path.islink(os.path.join(parent, name))]  # noqa: PTH114, PTH118 - thousands of files
        below = os.path.relpath(parent, folder).replace(os.sep, "/")
        for name in names + links:
            yield name if below == "." else f"{below}/{name}"


def _is_earlier(folder: Path) -> bool:
    """Return whether an earlier version made the folder, which wrote no mark."""
    try:
        return all(words in read_regular(folder / name, _LIMIT).decode() for name, words in _EARLIER)
    except (OSError, NotReadError, ValueError):
        return False
