"""Names of files as they are shown."""

import os
from pathlib import Path

from duizhao.diagnostics.safe_text import safe


def shown_name(path: Path, root: Path) -> str:
    r"""Return a path below `root` with `/`; characters that a terminal obeys or that turn the direction become U+FFFD.

    >>> shown_name(Path("reports/wangchuan/\u202etxt.exe"), Path("reports"))
    'wangchuan/\ufffdtxt.exe'
    """
    return safe(os.fsencode(path.relative_to(root).as_posix()).decode("utf-8", "backslashreplace"))
