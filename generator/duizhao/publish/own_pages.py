"""Put the hand-written pages of a site beside those of the generator."""

import os
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path, PurePosixPath

from duizhao.publish.mark import MARKS
from duizhao.publish.settings import ConfigError
from duizhao.site.carried import with_html_in_text


def join_pages(docs: Path, own: Mapping[str, Path], target: Path, *, link: bool) -> None:
    """Make one folder of the generated and the hand-written pages; raise ConfigError where both have one address."""
    require_free(docs, own)
    copy: Callable[[str, str], object] = _linked if link else shutil.copy2
    shutil.copytree(docs, target, ignore=shutil.ignore_patterns(*MARKS), copy_function=copy)
    for name, path in own.items():
        (target / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(path, target / name)


def put_html_in_texts(pages: Path) -> None:
    """Put the HTML that pages carry into their text; a page that is a link gets a file of its own."""
    for path in sorted(pages.rglob("*.md")):
        text = path.read_text(encoding="utf-8")
        whole = with_html_in_text(text)
        if whole != text:
            path.unlink()
            path.write_text(whole, encoding="utf-8")


def require_free(docs: Path, own: Mapping[str, Path]) -> None:
    """Raise ConfigError if a hand-written file has the address of a generated one."""
    if not own:
        return
    taken = {address(path.relative_to(docs).as_posix()).casefold() for path in docs.rglob("*") if path.is_file()}
    for name, path in own.items():
        if address(name).casefold() in taken:
            raise ConfigError(f"{path}: the build writes a page or file of this address; give it another name")


def address(name: str) -> str:
    """Return the file of the site that a source becomes.

    >>> address("about.md"), address("index.md"), address("team/README.md"), address("a.css")
    ('about/index.html', 'index.html', 'team/index.html', 'a.css')
    """
    path = PurePosixPath(name)
    if path.suffix.lower() not in {".md", ".markdown"}:
        return name
    if path.stem in {"index", "README"}:
        return (path.parent / "index.html").as_posix()
    return (path.parent / path.stem / "index.html").as_posix()


def link_or_copy(source: Path, target: Path) -> None:
    """Link a file, or copy it where the system cannot; folders are made."""
    target.parent.mkdir(parents=True, exist_ok=True)
    _linked(str(source), str(target))


def _linked(source: str, target: str) -> None:
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)
