"""The offline bundle: a built site, made so that it opens from a disk, in one archive with its provenance."""

import re
from importlib.metadata import PackageNotFoundError, files
from pathlib import Path

from duizhao.pages.home.bundle import bundle_line, bundle_name, bundle_readme
from duizhao.pipeline import Built
from duizhao.publish import Packed, offline_files, write_bundle
from duizhao.publish.bundle import SUMS

README = "README.txt"
LICENCES = "LICENSES.txt"
_PROGRAMS = ("duizhao", "mkdocs-material")  # whose scripts and styles are in a site; their licence asks to go with them
# The element of a page that a bundle's line goes into; a site without a bundle shows nothing there
_PLACE = re.compile(r"(<(p|div|li|span)\b[^>]*\bdata-dz-bundle\b[^>]*>).*?(</\2>)", re.DOTALL)
_DOWNLOADS = "downloads"


def bundle(built: Built, site: Path, out: Path, only: str = "") -> Packed:
    """Pack the built site into the folder `out`."""
    quality = {q.report: q for q in built.quality.reports}
    packed = {**offline_files(site), README: bundle_readme(built.corpus, quality), LICENCES: _licences()}
    return write_bundle(packed, bundle_name(built.corpus, only), out)


def offer(packed: Packed, site: Path) -> Path:
    """Put the archive into the site's folder of downloads, and its line on the page there, if there is one."""
    target = site / _DOWNLOADS / packed.path.name
    target.parent.mkdir(exist_ok=True)
    target.write_bytes(packed.path.read_bytes())
    _add_sum(target.parent / SUMS, target.name, packed.sha256)
    page = target.parent / "index.html"
    if page.is_file():
        line = bundle_line(packed.path.name, packed.size, packed.sha256)
        html = page.read_text(encoding="utf-8")
        page.write_text(_PLACE.sub(lambda m: m[1] + line + m[3], html), encoding="utf-8")
    return target


def _add_sum(sums: Path, name: str, sha256: str) -> None:
    """A line more in a list of checksums, which may be there already."""
    lines = sums.read_text(encoding="utf-8").splitlines() if sums.is_file() else []
    by_name = {line.split("  ", 1)[1]: line for line in [*lines, f"{sha256}  {name}"]}
    sums.write_text("".join(f"{by_name[n]}\n" for n in sorted(by_name)), encoding="utf-8")


def _licences() -> bytes:
    """The licences of the programs whose scripts and styles are in a site, as they were installed."""
    return "\n\n".join(f"{name}\n{'-' * len(name)}\n{_licence(name)}" for name in _PROGRAMS).encode()


def _licence(name: str) -> str:
    try:
        found = [p for p in files(name) or () if p.name == "LICENSE" and "dist-info" in str(p)]
    except PackageNotFoundError:  # run from a checkout, without installation
        found = []
    own = Path(__file__).parent.parent / "LICENSE"
    paths = [Path(str(p.locate())) for p in found] or ([own] if name == _PROGRAMS[0] else [])
    return "\n".join(p.read_text(encoding="utf-8") for p in paths if p.is_file())
