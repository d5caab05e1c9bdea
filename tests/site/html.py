"""Read a built page with the parser of the standard library."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

_ALWAYS = {"", "__skip"}  # anchors of every page
_VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


@dataclass
class Page:
    """Anchors, links, requests and rows of a page; rows are the texts of their cells, by ID."""

    ids: set[str] = field(default_factory=set)
    links: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)
    rows: dict[str, str] = field(default_factory=dict)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.page = Page()
        self._row = ""
        self._cell = 0
        self._depth = 0
        self._mirrored = 0
        self._stack: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {k: v or "" for k, v in attrs}
        if "id" in values:
            self.page.ids.add(values["id"])
        if tag in {"a", "area"} and "href" in values and "external" not in values.get("rel", "").split():
            self.page.links.append(values["href"])
        if tag == "form" and "action" in values:
            self.page.links.append(values["action"])
        wanted = {
            "link": "href",
            "script": "src",
            "img": "src",
            "iframe": "src",
            "source": "src",
            "video": "src",
            "object": "data",
        }
        asks = tag != "link" or values.get("rel") not in {"canonical", "prev", "next"}
        if asks and values.get(wanted.get(tag, ""), ""):
            self.page.requests.append(values[wanted[tag]])
        classes = values.get("class", "").split()
        mark = ""
        if "dz-row" in classes:
            mark, self._row = "row", values["id"]
            self.page.rows[self._row] = ""
        elif {"dz-zh", "dz-en"} & set(classes) and self._row:
            mark = "cell"
            self._cell += 1
            self.page.rows[self._row] += "|"
        elif "dz-marker" in classes and values["id"].endswith(("-zh", "-en")):
            mark = "mirrored"  # the marker of the other column, no part of the data
            self._mirrored += 1
        if tag not in _VOID:
            self._stack.append((tag, mark))

    def handle_endtag(self, tag: str) -> None:
        while self._stack:
            top, mark = self._stack.pop()
            if mark == "row":
                self._row = ""
            elif mark == "cell":
                self._cell -= 1
            elif mark == "mirrored":
                self._mirrored -= 1
            if top == tag:
                return

    def handle_data(self, data: str) -> None:
        if self._row and self._cell and not self._mirrored:
            self.page.rows[self._row] += data


def read_page(path: Path) -> Page:
    """Read one page."""
    reader = _Reader()
    reader.feed(path.read_text(encoding="utf-8"))
    return reader.page


def pages(site: Path) -> Iterator[tuple[Path, Page]]:
    """Read every page of a site."""
    for path in sorted(site.rglob("*.html")):
        yield path, read_page(path)


@dataclass
class Links:
    """The targets of the links of all pages: files, and links that lead to no file or no anchor of the site."""

    targets: set[Path] = field(default_factory=set)
    broken: list[str] = field(default_factory=list)


def links_of(site: Path, *, folders: bool = True) -> Links:
    """Follow every link of every page. A folder stands for the page in it, as on a host, unless `folders` is False."""
    site = site.resolve()
    known = {path: page for path, page in pages(site) if path.name != "404.html"}  # its links are made for the root of a host
    out = Links()
    for path, page in known.items():
        for link in [*page.links, *page.requests]:
            address = urlsplit(urljoin(f"http://site/{path.relative_to(site).as_posix()}", link))
            if address.netloc != "site":
                if address.scheme in {"http", "https"}:
                    out.broken.append(f"{path}: other host {link}")
                continue
            target = (site / unquote(address.path).lstrip("/")).resolve()
            target = target / "index.html" if folders and target.is_dir() else target
            out.targets.add(target)
            if not target.is_file():
                out.broken.append(f"{path}: {link}")
            elif target in known and {address.fragment, unquote(address.fragment)}.isdisjoint({*known[target].ids, *_ALWAYS}):
                out.broken.append(f"{path}: no anchor {link}")
    return out
