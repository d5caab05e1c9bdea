"""Run `duizhao bundle`: pack a built site into one archive that opens from a disk, with its sources and licences."""

import re
from dataclasses import replace
from importlib.metadata import PackageNotFoundError, files
from pathlib import Path

import duizhao
from duizhao.commands.engine import make_site, settings_of
from duizhao.commands.errors import ENGINE, CommandError, wrong_usage
from duizhao.commands.options import RunOptions, SiteOptions
from duizhao.commands.outputs import one_line, outputs
from duizhao.commands.printer import pdf_printer
from duizhao.commands.printing import exit_code, print_diagnostics, print_lines
from duizhao.commands.run import write_pages
from duizhao.commands.summary import summary_lines, summary_of
from duizhao.files import temporary_folder, write_whole
from duizhao.pages import bundle_line, bundle_name, bundle_readme
from duizhao.pipeline import Built
from duizhao.publish import BundleError, Packed, check_files, not_writable, offline_files, write_bundle, write_mark
from duizhao.publish.bundle import SUMS
from duizhao.site.sizes import size_text

README = "README.txt"
LICENCES = "LICENSES.txt"
_PROGRAMS = ("duizhao", "mkdocs-material")  # their scripts and styles are in a site, so their licences must be, too
# The element of a page that shows the archive; it is empty in a site without one
_PLACE = re.compile(r"(<(p|div|li|span)\b[^>]*\bdata-dz-bundle\b[^>]*>).*?(</\2>)", re.DOTALL)
_DOWNLOADS = "downloads"


def bundle_site(options: RunOptions, site: SiteOptions, *, report: str, out: Path, into_site: bool, pdf: bool) -> int:
    """Build the site, or with `report` a site of that report alone in a temporary folder, and pack it."""
    options.require_reports()
    site.require_config()
    settings = settings_of(site.config, site.engine, None if report else site.site)
    if report:  # a site of one report: links of other pages would lead nowhere
        settings = replace(settings, own_pages=None, nav=None)
    if report and into_site:
        wrong_usage("the site offers the whole bundle; leave out --report or --into-site")
    printer = pdf_printer() if pdf else None
    with one_line():
        check_files(out, options.reports)
    with temporary_folder("bundle") as temporary:
        target = replace(site, pages=temporary / "pages", site=temporary / "site") if report else site
        with outputs(options, target.pages, target.site, config=site.config):
            built, _ = write_pages(options, target.pages, only=report, printer=printer)
            summary = summary_of(built)
            if report and not summary.reports:
                wrong_usage(f"there is no report {report} in {options.reports}; `duizhao check {options.reports}` lists them")
            print_diagnostics(summary.diagnostics)
            if not options.quiet:
                print_lines(*summary_lines(summary, options.reports))
            make_site(target, settings, quiet=options.quiet or bool(report))
            try:
                packed = pack_site(built, target.site, out, report)
            except BundleError as error:
                raise CommandError(f"no bundle: {error}", ENGINE) from None
            offered = offer(packed, target.site) if into_site else None
    print_lines(f"bundle: {packed.path} ({size_text(packed.size)}, {packed.files} files, sha256 {packed.sha256})")
    if offered:
        print_lines(f"in the site: {offered}")
    return exit_code(summary.diagnostics)


def pack_site(built: Built, site: Path, out: Path, only: str = "") -> Packed:
    """Pack the site in the folder `site` into an archive in the folder `out`."""
    packed = {**offline_files(site), README: bundle_readme(built.site), LICENCES: _licences()}
    return write_bundle(packed, bundle_name(built.site, only), out)


def offer(packed: Packed, site: Path) -> Path:
    """Copy the archive into the site's folder of downloads, and link it on the page there, if there is one."""
    target = site / _DOWNLOADS / packed.path.name
    try:
        target.parent.mkdir(exist_ok=True)
        write_whole(target, packed.path.read_bytes())
        _add_sum(target.parent / SUMS, target.name, packed.sha256)
        page = target.parent / "index.html"
        if page.is_file():
            line = bundle_line(packed.path.name, packed.size, packed.sha256)
            html = page.read_text(encoding="utf-8")
            write_whole(page, _PLACE.sub(lambda m: m[1] + line + m[3], html).encode())
        write_mark(site)
    except OSError as error:
        raise not_writable(target, error) from None
    return target


def _add_sum(sums: Path, name: str, sha256: str) -> None:
    """Add a line to a list of checksums, or make the list."""
    lines = sums.read_text(encoding="utf-8").splitlines() if sums.is_file() else []
    by_name = {line.split("  ", 1)[1]: line for line in [*lines, f"{sha256}  {name}"]}
    write_whole(sums, "".join(f"{by_name[n]}\n" for n in sorted(by_name)).encode())


def _licences() -> bytes:
    """Return the installed licences of the programs whose scripts and styles are in a site."""
    return "\n\n".join(f"{name}\n{'-' * len(name)}\n{_licence(name)}" for name in _PROGRAMS).encode()


def _licence(name: str) -> str:
    try:
        installed = [Path(str(p.locate())) for p in files(name) or () if p.name == "LICENSE" and "dist-info" in str(p)]
    except PackageNotFoundError:  # run from a checkout, without installation
        installed = []
    own = Path(duizhao.__file__).parents[2] / "LICENSE"
    paths = installed or ([own] if name == _PROGRAMS[0] else [])
    return "\n".join(p.read_text(encoding="utf-8") for p in paths if p.is_file())
