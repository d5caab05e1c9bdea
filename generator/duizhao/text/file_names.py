"""Names of files as they are shown."""

import os
import re
from pathlib import Path

from duizhao.diagnostics.safe_text import safe


def shown_name(path: Path, root: Path) -> str:
    r"""Return a path below `root` with `/`; characters that a terminal obeys or that turn the direction become U+FFFD.

    >>> shown_name(Path("reports/wangchuan/\u202etxt.exe"), Path("reports"))
    'wangchuan/\ufffdtxt.exe'
    """
    return safe(os.fsencode(path.relative_to(root).as_posix()).decode("utf-8", "backslashreplace"))


_CURATION = re.compile(r"curations?(?:[ _.(（-].*)?\.(?:toml|tml|txt|ya?ml|json|ini|cfg|conf)|.*curation\.toml.*", re.IGNORECASE)


def seems_curation(name: str) -> bool:
    """Return whether a name seems to be meant as that of a curation file: as Windows or a browser changes it.

    >>> [seems_curation(name) for name in ("Curation.TOML", "curation.toml.txt", "curation (1).toml", "curation-notes.docx")]
    [True, True, True, False]
    """
    return _CURATION.fullmatch(name) is not None
