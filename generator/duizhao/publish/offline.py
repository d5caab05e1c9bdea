"""Change a site so that it opens from a folder on a disk, without a server."""

import posixpath
import re
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import unquote

# Only servers, search engines or frames of other sites ask for these files; or they are parts of the theme that no page loads
_ONLINE = re.compile(
    r"[^/]+/[^/]+/embed/[^/]+\.html|assets/css/embed\.css|\.duizhao-build\.(json|new)|404\.html|sitemap(-\d+)?\.xml(\.gz)?|feed\.xml|assets/images/card\.png|assets/javascripts/(lunr|workers)/.*|.*\.map"
)
_FEED = re.compile(r'\s*<link rel="alternate" type="application/atom\+xml"[^>]*>')
_SCRIPT = re.compile(r"(<script\b.*?</script>)", re.DOTALL | re.IGNORECASE)
_TAG = re.compile(r"""<(?:a|area|form|link)\b(?:[^>"']|"[^"]*"|'[^']*')*>""", re.IGNORECASE)
_LINK = re.compile(r"""(\s(?:href|xlink:href|action)=)("[^"]*"|'[^']*'|[^\s>"']+)""", re.IGNORECASE)
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//|/", re.IGNORECASE)
_INDEX = "index.html"


def offline_files(site: Path) -> dict[str, bytes]:
    """Return every file of a built site that is of use offline: path → bytes. Links to folders lead to their index.html."""
    paths = {p.relative_to(site).as_posix(): p for p in site.rglob("*") if p.is_file()}
    wanted = {name: p.read_bytes() for name, p in sorted(paths.items()) if not _ONLINE.fullmatch(name)}
    folders = folders_of(wanted)
    for name, data in wanted.items():
        if name.endswith(".html"):
            wanted[name] = with_pages(data.decode("utf-8"), name, folders).encode()
    return wanted


def folders_of(files: Mapping[str, bytes]) -> frozenset[str]:
    """Return the folders that have an index.html; the root is ""."""
    return frozenset(posixpath.dirname(name) for name in files if posixpath.basename(name) == _INDEX)


def with_pages(html: str, page: str, folders: frozenset[str]) -> str:
    """Let every link to one of `folders` lead to its index.html; `page` is the page's own path in the site.

    >>> with_pages('<a href="../2024/?view=zh#p1">上年</a>', "wangchuan/2025/index.html", frozenset({"wangchuan/2024"}))
    '<a href="../2024/index.html?view=zh#p1">上年</a>'
    """
    here = posixpath.dirname(page)

    def rewritten(link: re.Match[str]) -> str:
        quote = link[2][0] if link[2][0] in "\"'" else ""
        return f"{link[1]}{quote}{_to_page(link[2].strip(quote or None), here, folders)}{quote}"

    parts = _SCRIPT.split(_FEED.sub("", html))
    parts[::2] = [_TAG.sub(lambda tag: _LINK.sub(rewritten, tag[0]), part) for part in parts[::2]]
    return "".join(parts)


def _to_page(link: str, here: str, folders: frozenset[str]) -> str:
    if _ELSEWHERE.match(link):
        return link
    path = re.split("[?#]", link, maxsplit=1)[0]
    target = posixpath.normpath(posixpath.join(here, unquote(path)))
    if not path or ("" if target == "." else target) not in folders:
        return link
    return f"{path.removesuffix('/')}/{_INDEX}{link[len(path) :]}"
