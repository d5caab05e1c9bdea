"""What needs the site's address gets it, or goes where there is none: the feed, and the map of the site."""

import re
from html import unescape
from pathlib import Path
from xml.sax.saxutils import escape

from duizhao.model.site import UNKNOWN_ADDRESS

_CANONICAL = re.compile(r'\s*<link\s+rel="?canonical"?\s+href="?([^"\s>]*)"?\s*/?>')
_WHOLE = re.compile("https?://")
_MAPS = ("sitemap.xml", "sitemap.xml.gz")


def settle_address(site: Path) -> None:
    """Put the address that the home page calls its own into `feed.xml`; without one, no feed and no map: both must name it."""
    address = site_address(site)
    feed = site / "feed.xml"
    if address and feed.is_file():
        feed.write_text(feed.read_text(encoding="utf-8").replace(UNKNOWN_ADDRESS, escape(address)), encoding="utf-8")
    elif not address:
        for name in ("feed.xml", *_MAPS):
            (site / name).unlink(missing_ok=True)
        _drop_claims(site)


def _drop_claims(site: Path) -> None:
    """Zensical says where a page belongs, from the root of whatever host, when it does not know."""
    home = site / "index.html"
    if home.is_file() and _CANONICAL.search(home.read_text(encoding="utf-8")):
        for page in site.rglob("*.html"):
            page.write_text(_CANONICAL.sub("", page.read_text(encoding="utf-8"), count=1), encoding="utf-8")


def site_address(site: Path) -> str:
    """The address that the site is published at, with a slash at its end; empty where the home page does not say."""
    home = site / "index.html"
    found = _CANONICAL.search(home.read_text(encoding="utf-8")) if home.is_file() else None
    return unescape(found[1]).rstrip("/") + "/" if found and _WHOLE.match(found[1]) else ""
