"""Our scripts and style sheets, as few and as small as a reader's browser needs them."""

import re
from pathlib import Path

from rjsmin import jsmin

_JOINED = re.compile(r'\bjoined\(\s*"([\w.-]+)",\s*\[([^\]]*)\]\s*,?\s*\)')
_IMPORT = re.compile(r'^@import "([\w.-]+)";$', re.MULTILINE)
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_INDENT = re.compile(r"\s*\n\s*")


def shrink_assets(assets: Path) -> None:
    """Make what lies in `css/` and `js/` of a built site's assets smaller; pages and behaviour stay as they are.

    A style sheet that imports others of its folder gets them in the place of those lines: a page is painted when the
    last of its sheets has come. Scripts that one of them loads together, `joined("all.js", ["a.js", "b.js"])`, become the
    one file of that name. Comments and indentation go. A site with a theme of its own has no such folders.
    """
    for sheet in sorted((assets / "css").glob("*.css")):
        text = sheet.read_text(encoding="utf-8")
        joined = _joined(text, sheet.parent)
        if joined != text:
            sheet.write_text(_INDENT.sub("\n", _COMMENT.sub("", joined)).strip() + "\n", encoding="utf-8")
    for program in sorted((assets / "js").rglob("*.js")):
        _join_scripts(program, assets / "js")
    for program in sorted((assets / "js").rglob("*.js")):
        program.write_text(jsmin(program.read_text(encoding="utf-8")), encoding="utf-8")


def _joined(text: str, folder: Path) -> str:
    return _IMPORT.sub(lambda m: (folder / m[1]).read_text(encoding="utf-8"), text)


def _join_scripts(program: Path, folder: Path) -> None:
    """Write the files that a script names as joined, and let it name them; the parts go."""
    text = program.read_text(encoding="utf-8")

    def joined(found: re.Match[str]) -> str:
        parts = [folder / name for name in re.findall(r'"([^"]+)"', found[2])]
        (folder / found[1]).write_text("".join(part.read_text(encoding="utf-8") for part in parts), encoding="utf-8")
        for part in parts:
            part.unlink()
        return f'["{found[1]}"]'

    shorter = _JOINED.sub(joined, text)
    if shorter != text:
        program.write_text(shorter, encoding="utf-8")
