"""Keep the pages that MkDocs made of sources that have not changed.

A page follows from its source, from what all pages share (the configuration, the theme, the versions of the libraries), and from what
it shows of the navigation: titles of pages around it. A record of the last build has the digests of these and of every page. A page of
the old site is linked into the new one only if all that it follows from is as recorded, and if it still has its digest.
"""

import hashlib
import json
import os
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from duizhao.cache import key, version
from duizhao.files import NotReadError, read_regular
from duizhao.publish.navigation import nav_order
from duizhao.publish.own_pages import address
from duizhao.publish.settings import Settings

_LIMIT = 256 * 1024 * 1024  # bytes of a record; that of 3,000 pages has 0.5 MB
_TITLE = re.compile(rb'\A---\ntitle: ("[^\n]*")\n')
_LIBRARIES = ("mkdocs", "mkdocs-material", "markdown", "pymdown-extensions", "jinja2", "markupsafe", "pyyaml", "pygments")
CHANGED_LATER = ("assets/", "feed.xml")  # files that are changed in the site, so that the site needs a copy of its own


@dataclass(frozen=True, slots=True)
class PageRecord:
    """The digests of a page of the last build: of its Markdown, of the navigation around it, and of the HTML made of both."""

    source: str
    around: str
    page: str


@dataclass(frozen=True, slots=True)
class SiteRecord:
    """The pages of the last build by the path of their source, and the digest of what all of them share."""

    shared: str
    pages: Mapping[str, PageRecord]


class Sources:
    """The Markdown files of a site: digests, and titles as JSON strings, by path."""

    def __init__(self, docs: Path) -> None:
        self._docs = docs
        self.digests: dict[str, str] = {}
        self._titles: dict[str, bytes] = {}
        self._around: dict[str, str] = {}
        for file in docs.rglob("*.md"):
            data = file.read_bytes()
            path = file.relative_to(docs).as_posix()
            self.digests[path] = hashlib.sha256(data).hexdigest()
            title = _TITLE.match(data)
            self._titles[path] = title[1] if title else data  # a page without a title is titled by its text
        self._see_around()

    def _see_around(self) -> None:
        """Digest what each page shows of the navigation.

        That is: all titles of its folder at the top, those at the top of others, and which pages are its neighbours (two on either side,
        for one may be passed over). Our templates show no more: `partials/nav.html` and `path.html`, and the steps in `shell.html`.
        """
        pages = [(path, hashlib.sha256(self._titles[path]).hexdigest()) for path in sorted(self._titles, key=nav_order)]
        folders: dict[str, list[tuple[str, str]]] = {}
        for path, title in pages:
            folders.setdefault(_top(path), []).append((path, title))
        at_top = [some if not name or some[0][0] != f"{name}/index.md" else some[:1] for name, some in folders.items()]
        own = {name: key(at_top, some) for name, some in folders.items()}
        for k, (path, _) in enumerate(pages):
            self._around[path] = key(own[_top(path)], pages[max(k - 2, 0) : k + 3])

    def shared(self, settings: Settings) -> str:
        """Return the digest of what all pages depend on."""
        themes = [_folder_digest(theme) for theme in settings.themes]
        code = version("duizhao.publish", libraries=_LIBRARIES)
        return key(sys.version, code, settings.config, _variables(settings.config), themes)

    def kept(self, record: SiteRecord | None, shared: str, old: Path) -> dict[str, str]:
        """Return the titles of the pages that can be taken from the old site."""
        if record is None or record.shared != shared:
            return {}
        out: dict[str, str] = {}
        for path, title in self.titles().items():
            known = record.pages.get(path)
            as_before = known and (known.source, known.around) == (self.digests[path], self._around[path])
            if known and as_before and _digest(old / address(path)) == known.page:
                out[path] = title
        return out

    def titles(self) -> dict[str, str]:
        """Return the titles of all pages that have one."""
        out: dict[str, str] = {}
        for path, title in self._titles.items():
            with suppress(ValueError):
                out[path] = json.loads(title)
        return out

    def record(self, shared: str, site: Path) -> SiteRecord:
        """Return the record of the pages in the folder `site`."""
        pages = {
            path: PageRecord(digest, self._around[path], _digest(site / address(path))) for path, digest in self.digests.items()
        }
        return SiteRecord(shared, pages)

    def changed_since(self, last: "Sources") -> list[str]:
        """Return the pages that are new or follow from something else than before."""
        return [
            path
            for path, digest in self.digests.items()
            if (last.digests.get(path), last._around.get(path)) != (digest, self._around[path])  # noqa: SLF001 - of the same class
        ]


def _top(path: str) -> str:
    """Return the folder at the top of the site that a page is in; "" for the top itself."""
    return path.partition("/")[0] if "/" in path else ""


def link_files(docs: Path, kept: Iterable[str], old: Path, new: Path) -> None:
    """Link the kept pages of the old site into the new one, and from the pages' folder what MkDocs only copies.

    What cannot be linked is left for MkDocs to make or copy.
    """
    made: set[Path] = set()
    for path in kept:
        link_page(old / address(path), new / address(path), made, at_least=(docs / path).stat().st_mtime)
    for path in copied_files(docs):
        link_page(docs / path, new / path, made)


def copied_files(docs: Path) -> Iterator[str]:
    """Yield the paths of the files that MkDocs only copies, and that nothing changes in the site later."""
    for parent, folders, names in os.walk(docs):
        folders[:] = [name for name in folders if not name.startswith(".")]  # MkDocs passes them over
        for name in names:
            path = Path(parent, name).relative_to(docs).as_posix()
            if not name.startswith(".") and not name.endswith(".md") and not path.startswith(CHANGED_LATER):
                yield path


def link_page(source: Path, target: Path, made: set[Path], at_least: float = 0) -> None:
    """Link a file if the system can; its time is set to `at_least`, for MkDocs makes pages anew that are older than their source.

    Folders in `made` are there; those that are made are added.
    """
    with suppress(OSError):
        if target.parent not in made:
            target.parent.mkdir(parents=True, exist_ok=True)
            made.add(target.parent)
        os.link(source, target)
        if target.stat().st_mtime < at_least:
            os.utime(target, (at_least, at_least))


def _variables(config: str) -> list[tuple[str, str]]:
    """Return the variables of the environment that a configuration may name, and the one that fixes its date."""
    names = {*re.findall(r"\w+", config), "SOURCE_DATE_EPOCH"}
    return sorted((name, os.environ[name]) for name in names if name in os.environ)


def _folder_digest(folder: Path) -> list[tuple[str, str]]:
    return [(p.relative_to(folder).as_posix(), _digest(p)) for p in sorted(folder.rglob("*")) if p.is_file()]


def _digest(file: Path) -> str:
    """Return the digest of a file; "" if it cannot be read."""
    try:
        return hashlib.sha256(read_regular(file, _LIMIT)).hexdigest()
    except (OSError, NotReadError):
        return ""
