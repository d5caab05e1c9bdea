"""Style sheets in one file: a page is painted when the last of them has come."""

import re
from pathlib import Path

_IMPORT = re.compile(r'^@import "([\w.-]+)";$', re.MULTILINE)


def join_styles(sheet: Path) -> None:
    """Put the style sheets that lie beside `sheet` and that it imports in the place of those lines.

    Where there is no such sheet, as in a site with a theme of its own, nothing is done.
    """
    if sheet.is_file():
        text = sheet.read_text(encoding="utf-8")
        joined = _IMPORT.sub(lambda m: (sheet.parent / m[1]).read_text(encoding="utf-8"), text)
        sheet.write_text(joined, encoding="utf-8")
