"""Replace a folder as a whole: whoever reads it sees the old or the new one, never a mixture."""

import os
import shutil
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

_OLD = ".previous"
_NEW = ".next-"


def publish(files: Mapping[str, bytes], target: Path) -> tuple[int, int]:
    """Write `files` (path → bytes) as the content of `target`; give how many changed, how many went.

    A file whose bytes are the same is kept as it is, with its time; what is not in `files` is gone.
    """
    before = _listing(target)
    made: set[Path] = set()

    def write(new: Path) -> None:
        for name in sorted(files):
            path = new / name
            if path.parent not in made:
                path.parent.mkdir(parents=True, exist_ok=True)
                made.add(path.parent)
            old = target / name
            if name in before and old.read_bytes() == files[name] and _linked(old, path):
                before[name] = True
            else:
                path.write_bytes(files[name])

    replace_folder(target, write)
    same = sum(before.values())
    return len(files) - same, len(set(before) - set(files))


def replace_folder(target: Path, write: Callable[[Path], None]) -> None:
    """Let `write` fill a new folder beside `target`, then put it in the place of `target`.

    When `write` fails or is interrupted, `target` stays as it was. A run that was killed between the
    two renames is put right by the next one.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    recover(target)
    new = Path(tempfile.mkdtemp(prefix=f".{target.name}{_NEW}", dir=target.parent))
    old = target.with_name(f".{target.name}{_OLD}")
    try:
        new.chmod(0o755)
        write(new)
        if target.exists():
            target.rename(old)
        new.rename(target)
    finally:
        recover(target)
        shutil.rmtree(new, ignore_errors=True)
    shutil.rmtree(old, ignore_errors=True)


def recover(target: Path) -> None:
    """Undo an interrupted replacement: the previous folder back in place, left-overs away."""
    old = target.with_name(f".{target.name}{_OLD}")
    if old.exists() and not target.exists():
        old.rename(target)
    elif old.exists():
        shutil.rmtree(old, ignore_errors=True)


def _listing(target: Path) -> dict[str, bool]:
    return {p.relative_to(target).as_posix(): False for p in target.rglob("*") if p.is_file()} if target.is_dir() else {}


def _linked(old: Path, new: Path) -> bool:
    try:
        os.link(old, new)
    except OSError:
        return False
    return True
