"""Minify the scripts and style sheets of a built site, and bundle those that are loaded together."""

import re
from pathlib import Path

from rjsmin import jsmin

_JOINED = re.compile(r'\bjoined\(\s*"([\w.-]+)",\s*\[([^\]]*)\]\s*,?\s*\)')
_IMPORT = re.compile(r'^@import "([\w.-]+)";$', re.MULTILINE)
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_INDENT = re.compile(r"\s*\n\s*")


def minify_assets(assets: Path) -> None:
    """Minify `css/` and `js/` of a built site's assets; pages and behaviour are unchanged.

    Imports of a style sheet are replaced by the sheets themselves, because a page is painted only when the last of its sheets
    has loaded. Scripts that are loaded together, `joined("all.js", ["a.js", "b.js"])`, become one file of that name. Comments
    and indentation are removed. A site with another theme has no such folders.
    """
    for sheet in sorted((assets / "css").glob("*.css")):
        text = sheet.read_text(encoding="utf-8")
        joined = _joined(text, sheet.parent)
        if joined != text:
            sheet.write_text(_INDENT.sub("\n", _COMMENT.sub("", joined)).strip() + "\n", encoding="utf-8")
    for program in sorted((assets / "js").glob("*.js")):
        _join_scripts(program, assets / "js")
    for program in sorted((assets / "js").rglob("*.js")):
        program.write_text(jsmin(program.read_text(encoding="utf-8")), encoding="utf-8")


def _joined(text: str, folder: Path) -> str:
    return _IMPORT.sub(lambda m: (folder / m[1]).read_text(encoding="utf-8"), text)


def _join_scripts(program: Path, folder: Path) -> str:
    """Write the bundles that a script and its parts name, and let it name them; return the script.

    Parts in a folder of their own are deleted; those beside the script may be loaded by themselves, too.
    """
    text = program.read_text(encoding="utf-8")

    def joined(call: re.Match[str]) -> str:
        parts = [folder / name for name in re.findall(r'"([^"]+)"', call[2])]
        (folder / call[1]).write_text("".join(_join_scripts(part, folder) for part in parts), encoding="utf-8")
        for part in parts:
            if part.parent != folder:
                part.unlink()
        return f'["{call[1]}"]'

    shorter = _JOINED.sub(joined, text)
    if shorter != text:
        program.write_text(shorter, encoding="utf-8")
    return shorter
