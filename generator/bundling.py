"""The offline bundle: a built site, made so that it opens from a disk, in one archive with its provenance."""

import re
from pathlib import Path

from generator.pipeline import Built
from generator.publish import Packed, offline_files, write_bundle
from generator.render.notice import bundle_line, bundle_name, bundle_readme

README = "README.txt"
# The element of a page that a bundle's line goes into; a site without a bundle shows nothing there
_PLACE = re.compile(r"(<(p|div|li|span)\b[^>]*\bdata-dz-bundle\b[^>]*>).*?(</\2>)", re.DOTALL)
_DOWNLOADS = "downloads"


def bundle(built: Built, site: Path, out: Path, only: str = "") -> Packed:
    """Pack the built site into the folder `out`."""
    quality = {q.report: q for q in built.quality.reports}
    files = offline_files(site)
    files[README] = bundle_readme(built.corpus, quality)
    return write_bundle(files, bundle_name(built.corpus, only), out)


def offer(packed: Packed, site: Path) -> Path:
    """Put the archive into the site's folder of downloads, and its line on the page there, if there is one."""
    target = site / _DOWNLOADS / packed.path.name
    target.parent.mkdir(exist_ok=True)
    target.write_bytes(packed.path.read_bytes())
    page = target.parent / "index.html"
    if page.is_file():
        line = bundle_line(packed.path.name, packed.size, packed.sha256)
        html = page.read_text(encoding="utf-8")
        page.write_text(_PLACE.sub(lambda m: m[1] + line + m[3], html), encoding="utf-8")
    return target
