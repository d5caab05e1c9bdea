"""Style sheets in one file, without comments: a page is painted when the last of them has come."""

import re
from pathlib import Path

_IMPORT = re.compile(r'^@import "([\w.-]+)";$', re.MULTILINE)
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_BLANK = re.compile(r"\s*\n\s*")


def join_styles(folder: Path) -> None:
    """Put the style sheets that those in `folder` import in the place of the lines that do so, and drop comments.

    Sheets that import nothing stay as they are. Where the folder is not there, as in a site with a theme of its own,
    nothing is done.
    """
    for sheet in sorted(folder.glob("*.css")):
        text = sheet.read_text(encoding="utf-8")
        joined = _IMPORT.sub(lambda m: (folder / m[1]).read_text(encoding="utf-8"), text)
        if joined != text:
            sheet.write_text(_BLANK.sub("\n", _COMMENT.sub("", joined)).lstrip(), encoding="utf-8")
