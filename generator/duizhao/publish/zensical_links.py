"""Rewrite links for Zensical, which resolves the links of HTML against the Markdown file, as it does for Markdown.

MkDocs does not change HTML, so links in it are written for the page's address: that of `2024/02-01.md` is `2024/02-01/`, one
folder deeper. Zensical puts `../` before every such link.
"""

import re
from pathlib import Path, PurePosixPath

_LINK = re.compile(r"""(<[a-z](?:[^<>"]|"[^"]*")*?\s(?:href|src)=")([^"]*)""")
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|[/#?]|$", re.IGNORECASE)


def rewrite_links(pages: Path) -> None:
    """Rewrite the links of all pages; `index.md` has its folder as its address and is unchanged."""
    for path in sorted(pages.rglob("*.md")):
        if path.name != "index.md":
            text = path.read_text(encoding="utf-8")
            path.write_text(with_rewritten_links(text, path.relative_to(pages).as_posix()), encoding="utf-8")


def with_rewritten_links(markdown: str, name: str) -> str:
    """Rewrite the links of a page so that they lead from its file, not from its address.

    >>> with_rewritten_links('<p><a href="../../2025/#p1">次年</a> <a href="#p2">本页</a></p>', "2024/02-01.md")
    '<p><a href="../2025/#p1">次年</a> <a href="#p2">本页</a></p>'
    >>> with_rewritten_links('<a href="data.csv">CSV</a>', "2024/02-01.md")
    '<a href="02-01/data.csv">CSV</a>'
    >>> with_rewritten_links('<a href="../#chapters">目录</a>', "2024/02-01.md")
    '<a href="./#chapters">目录</a>'
    """
    own = PurePosixPath(name).stem

    def rewritten(link: re.Match[str]) -> str:
        address = link[2]
        if _ELSEWHERE.match(address):
            return link[0]
        if not address.startswith("../"):
            return f"{link[1]}{own}/{address}"
        rest = address.removeprefix("../")
        return link[1] + (f"./{rest}" if _ELSEWHERE.match(rest) else rest)

    return _LINK.sub(rewritten, markdown)
