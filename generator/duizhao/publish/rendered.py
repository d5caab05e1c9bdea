"""Check that an engine has turned the generated pages into whole pages of the site."""

from collections.abc import Iterable
from pathlib import Path

from duizhao.publish.own_pages import address

# What stays in a page if an extension that it needs did not run, or another took its text first, or if no theme of ours put HTML at its mark
_LEFT = (b"{: .dz-", b"{ .dz-", b"{ #", b" markdown>", b' markdown="1">', b"<!--dz:")
_ROW = b'class="dz-row'
_SCRIPTS = b'id="dz-scripts"'
_STYLES = b"assets/css/duizhao.css"
_MANY, _EVERY = 200, 17  # pages


def broken_page(
    docs: Path, site: Path, made: Iterable[str] | None = None, *, has_our_theme: bool, is_predictable: bool = False
) -> str:
    """Return the first generated page that is not whole in the site, and what is wrong with it; "" if all are.

    `made` are the pages that are in the site, by the path of their source; None: all of the folder `docs` are. Of a site in which no
    code of its own took part (`is_predictable`), some of many pages are looked at: what is wrong there is wrong everywhere.
    """
    pages = sorted(docs.rglob("*.md") if made is None else (docs / path for path in made))
    for source in pages[:: _EVERY if is_predictable and len(pages) > _MANY else 1]:
        page = site / address(source.relative_to(docs).as_posix())
        if why := _wrong(source, page, has_our_theme=has_our_theme):
            return f"{page.relative_to(site).as_posix()} {why}"
    return ""


def _wrong(source: Path, page: Path, *, has_our_theme: bool) -> str:
    if not page.is_file():
        return "is missing; a setting or plugin of mkdocs.yml excludes it"
    html = page.read_bytes()
    if any(left in html for left in _LEFT):
        return "shows marks of Markdown; an extension or plugin of mkdocs.yml reads the pages otherwise than they are written"
    rows = source.read_bytes().count(_ROW)
    if html.count(_ROW) < rows:
        return f"has {html.count(_ROW)} of {rows} rows; an extension or plugin of mkdocs.yml removes text"
    if has_our_theme and _SCRIPTS not in html:
        return "lacks our scripts; a file of theme_overrides/ or custom_dir replaces a block without {{ super() }}"
    if has_our_theme and _STYLES not in html:
        return "lacks our styles; a file of theme_overrides/ or custom_dir replaces a block without {{ super() }}"
    return ""
