"""Put the site's address into the files that need one (feed, sitemap), or drop them if it is not known."""

import re
from html import unescape
from pathlib import Path
from xml.sax.saxutils import escape

from duizhao.model.site import UNKNOWN_ADDRESS

_CANONICAL = re.compile(r'\s*<link\s+rel="?canonical"?\s+href="?([^"\s>]*)"?\s*/?>')
_WHOLE = re.compile("https?://")
_MAPS = ("sitemap.xml", "sitemap.xml.gz")


def write_address(site: Path) -> None:
    """Put the site's address into `feed.xml`; without an address, drop the feed and the sitemap, which both must name it."""
    address = site_address(site)
    feed = site / "feed.xml"
    if address and feed.is_file():
        feed.write_text(feed.read_text(encoding="utf-8").replace(UNKNOWN_ADDRESS, escape(address)), encoding="utf-8")
    elif not address:
        for name in ("feed.xml", *_MAPS):
            (site / name).unlink(missing_ok=True)
        _drop_canonical_links(site)


def _drop_canonical_links(site: Path) -> None:
    """Drop the canonical links that Zensical writes without a host when it does not know the address."""
    home = site / "index.html"
    if home.is_file() and _CANONICAL.search(home.read_text(encoding="utf-8")):
        for page in site.rglob("*.html"):
            page.write_text(_CANONICAL.sub("", page.read_text(encoding="utf-8"), count=1), encoding="utf-8")


def site_address(site: Path) -> str:
    """Return the address of the site with `/` at its end, as the home page states it; "" if it does not."""
    home = site / "index.html"
    link = _CANONICAL.search(home.read_text(encoding="utf-8")) if home.is_file() else None
    return unescape(link[1]).rstrip("/") + "/" if link and _WHOLE.match(link[1]) else ""
