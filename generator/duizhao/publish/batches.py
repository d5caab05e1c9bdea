"""Build a large site with several runs of MkDocs, one or more series each; the pages come out as those of one run.

MkDocs keeps every page of a run in memory, and uses one processor. So a large site is divided: batch 0 has the pages that are in no
series, and all files that are no pages; each other batch has whole series. A page shows and links to pages of other batches (the
navigation, the home page, the list of downloads). Those stand beside it in its run, with their titles, but are not made.
"""

import os
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path, PurePosixPath
from posixpath import normpath
from urllib.parse import quote

from duizhao.publish.kept_pages import CHANGED_LATER, copied_files, link_page
from duizhao.publish.navigation import nav_order
from duizhao.publish.own_pages import address, link_or_copy

PAGES = 3000  # that one run makes
_SHOWN = 30  # series beside its own of which a run knows the first page: the sidebar shows no other from 25 on
_LINK = re.compile(r"\]\(([^)\s:#]+)")
_LOCATION = re.compile(r"<loc>([^<]*)</loc>")
_XML, _SITEMAP = '<?xml version="1.0" encoding="UTF-8"?>\n', 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'

Run = Callable[[Path, Path, Path, Mapping[str, str]], str]  # pages, site, work folder, titles of pages that are there → warnings


@dataclass(frozen=True, slots=True)
class Batch:
    """The pages that one run makes, by the path of their source; `number` is 0 for those in no series."""

    number: int
    pages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Share:
    """Which batches are made: every one whose number leaves `number` - 1 when divided by `of`."""

    number: int = 1
    of: int = 1

    def has(self, batch: Batch) -> bool:
        """Is a batch made?"""
        return batch.number % self.of == self.number - 1


def divide(pages: Iterable[str], size: int = PAGES) -> list[Batch]:
    """Divide pages into batches; no folder at the top is divided, so a long series makes a batch longer than `size`.

    >>> [b.pages for b in divide(["index.md", "a/index.md", "a/1/x.md", "b/1/y.md", "terms/a.md"], 2)]
    [('index.md', 'terms/a.md'), ('a/index.md', 'a/1/x.md'), ('b/1/y.md',)]
    """
    folders = _folders(sorted(pages, key=nav_order))
    series = _series(folders)
    groups: list[list[str]] = [[p for name, some in folders.items() if name not in series for p in some]]
    for name in series:
        if len(groups) == 1 or len(groups[-1]) + len(folders[name]) > size:
            groups.append([])
        groups[-1] += folders[name]
    return [Batch(k, tuple(group)) for k, group in enumerate(groups)]


@dataclass(frozen=True, slots=True)
class Source:
    """What batches are made of: the folder of pages, and which of them are taken from the folder `old` of the last site.

    `titles` are those of all pages, in the order of the navigation; `shown` are pages that the navigation shows everywhere.
    """

    docs: Path
    titles: Mapping[str, str]
    shown: Sequence[str]
    kept: Collection[str]
    old: Path

    @classmethod
    def of(cls, docs: Path, titles: Mapping[str, str], kept: Collection[str], old: Path) -> "Source":
        """Bring pages into order, and find those that the navigation shows."""
        ordered = {page: titles[page] for page in sorted(titles, key=nav_order)}
        return cls(docs, ordered, _at_top(ordered), kept, old)


def build_batches(
    source: Source, site: Path, work: Path, batches: Sequence[Batch], run: Run, *, processes: int, share: Share | None = None
) -> str:
    """Build the batches of a share into the folder `site`, at most `processes` at a time; return the warnings."""
    mine = [b for b in batches if share is None or share.has(b)]
    with ThreadPoolExecutor(max(1, processes)) as pool:
        built = list(pool.map(lambda b: _build(source, site, work / f"batch-{b.number}", b, run), mine))
    if mine and not mine[0].number:
        for path in copied_files(source.docs):
            link_or_copy(source.docs / path, site / path)
        if built[0].home:
            _write_index(site, built[0].home, [b.number for b in batches])
    return "\n".join(b.warnings for b in built if b.warnings)


@dataclass(frozen=True, slots=True)
class _Built:
    """The warnings of a run, and the address of the home page; empty if it is not known."""

    warnings: str
    home: str


def _build(source: Source, site: Path, work: Path, batch: Batch, run: Run) -> _Built:
    """Build a batch in a folder of its own, and move what was made into `site`."""
    pages, out = work / "docs", work / "site"
    beside = _beside(source, batch)
    for path in (*batch.pages, *beside, *(() if batch.number else _changed_later(source.docs))):
        link_or_copy(source.docs / path, pages / path)
    taken = [p for p in batch.pages if p in source.kept]
    made: set[Path] = set()
    for path in taken:
        link_page(source.old / address(path), out / address(path), made, at_least=_time(source.docs / path))
    taken = [p for p in taken if (out / address(p)).is_file()]
    for path in beside:
        _stand_in(out / address(path), _time(source.docs / path))
    titles = {p: source.titles[p] for p in (*taken, *beside) if p in source.titles}
    warnings = run(pages, out, work, titles) if len(taken) < len(batch.pages) or not batch.number else ""
    for path in beside:
        (out / address(path)).unlink()
    home = _move_sitemap(out, site / f"sitemap-{batch.number}.xml", batch)
    _move(out, map(address, batch.pages) if batch.number else _files(out), site)
    return _Built(warnings, home)


def _beside(source: Source, batch: Batch) -> list[str]:
    """Return the files of other batches that the pages of a batch show or link to."""
    own = set(batch.pages)
    out = dict.fromkeys(p for p in (*source.shown, *_next_to(source.titles, own)) if p not in own)
    for page in batch.pages:
        text = (source.docs / page).read_text(encoding="utf-8")
        folder = str(PurePosixPath(page).parent)
        linked = {normpath(f"{folder}/{target}") for target in _LINK.findall(text)}
        out |= dict.fromkeys(
            p for p in sorted(linked - own - out.keys()) if not p.startswith("..") and (source.docs / p).is_file()
        )
    return list(out)


def _at_top(pages: Iterable[str]) -> list[str]:
    """Return the pages that the navigation shows everywhere: those at the top, and the first one of folders at the top."""
    folders = _folders(pages)
    hidden = _series(folders)[_SHOWN:]
    out: list[str] = []
    for name, some in folders.items():
        if name not in hidden:
            out += some[:1] if some[0] == f"{name}/index.md" else some
    return out


def _next_to(pages: Iterable[str], own: Collection[str]) -> Iterator[str]:
    """Yield the pages that come right before or after a page of one's own, which the heads of both name."""
    for page, following in pairwise(pages):
        if (page in own) != (following in own):
            yield following if page in own else page


def _folders(pages: Iterable[str]) -> dict[str, list[str]]:
    """Group pages by the folder at the top of the site that they are in; "" is the top itself."""
    folders: dict[str, list[str]] = {}
    for page in pages:
        folders.setdefault(page.partition("/")[0] if "/" in page else "", []).append(page)
    return folders


def _series(folders: Mapping[str, Sequence[str]]) -> list[str]:
    """Return the folders of series: those that have folders."""
    return [name for name, some in folders.items() if any(page.count("/") > 1 for page in some)]


def _changed_later(docs: Path) -> Iterator[str]:
    """Yield the files that are changed in the site, so that MkDocs must copy them."""
    for name in CHANGED_LATER:
        place = docs / name
        for path in (place,) if place.is_file() else _files(place):
            yield f"{name}{path}" if name.endswith("/") else name


def _files(folder: Path) -> list[str]:
    return [p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file()]


def _time(file: Path) -> float:
    return file.stat().st_mtime


def _stand_in(file: Path, time: float) -> None:
    """Write an empty file where a page of another batch would be, so that MkDocs does not make it."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.touch()
    os.utime(file, (time, time))


def _move(out: Path, names: Iterable[str], site: Path) -> None:
    for name in names:
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (out / name).replace(site / name)


def _move_sitemap(out: Path, target: Path, batch: Batch) -> str:
    """Write the sitemap of a batch without the pages beside it, if the site has an address; return that of the home page."""
    file = out / "sitemap.xml"
    places = _LOCATION.findall(file.read_text(encoding="utf-8")) if file.is_file() else []
    for name in ("sitemap.xml", "sitemap.xml.gz"):
        (out / name).unlink(missing_ok=True)
    home = min(places, key=len, default="")
    if home:
        own = {home + quote(address(p).removesuffix("index.html")) for p in batch.pages}
        rows = "".join(f"<url><loc>{place}</loc></url>\n" for place in places if place in own)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(f"{_XML}<urlset {_SITEMAP}>\n{rows}</urlset>\n", encoding="utf-8")
    return home


def _write_index(site: Path, home: str, numbers: Iterable[int]) -> None:
    """Write the sitemap that names those of all batches, also those of other shares."""
    rows = "".join(f"<sitemap><loc>{home}sitemap-{k}.xml</loc></sitemap>\n" for k in numbers)
    (site / "sitemap.xml").write_text(f"{_XML}<sitemapindex {_SITEMAP}>\n{rows}</sitemapindex>\n", encoding="utf-8")
