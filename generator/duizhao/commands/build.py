"""Run `duizhao build`: make the site from a folder of reports."""

import os
import re
import time
from pathlib import Path
from typing import TYPE_CHECKING

from duizhao.commands.engine import make_site, settings_of
from duizhao.commands.errors import CLEAN, wrong_usage
from duizhao.commands.kept import BuildRecord, inputs_of, kept_build, note_build
from duizhao.commands.options import RunOptions, SiteOptions, site_url
from duizhao.commands.outputs import outputs
from duizhao.commands.printing import exit_code, print_diagnostics, print_lines
from duizhao.commands.summary import Summary, summary_lines, summary_of
from duizhao.publish import Batching, Share

if TYPE_CHECKING:
    from duizhao.pipeline import Printer


def build_site(
    options: RunOptions, site: SiteOptions, *, pages_only: bool, strict: bool, timings: bool, books: bool, pdf: bool
) -> int:
    """Write the pages and, without `pages_only`, build the site from them."""
    options.require_reports()
    settings = None
    if not pages_only:
        site.require_config()
        settings = settings_of(site.config, site.engine, site.site)
    if pdf and not books:
        wrong_usage("PDFs are printed from the HTML files; leave out --pdf or --no-books")
    start = time.perf_counter()
    printer = _printer() if pdf else None
    with outputs(options, site.pages, *(() if pages_only else (site.site,)), config=None if pages_only else site.config):
        summary, counted = _pages(options, site.pages, books=books, printer=printer)
        generated = time.perf_counter()
        print_diagnostics(summary.diagnostics)
        if not options.quiet:
            print_lines(*summary_lines(summary, options.reports), counted)
        if settings:
            make_site(site, settings, options.cache, quiet=options.quiet)
    if timings:
        print_lines(f"generator: {generated - start:.2f} s, {site.engine}: {time.perf_counter() - generated:.2f} s")
    return exit_code(summary.diagnostics, strict=strict)


def build_pages(options: RunOptions, site: SiteOptions, *, timings: bool) -> int:
    """Build the site from the pages of an earlier build."""
    if not site.pages.is_dir():
        wrong_usage(f"there is no folder {site.pages}; run `duizhao build --pages-only` first, or say --pages")
    site.require_config()
    settings = settings_of(site.config, site.engine, site.site)
    start = time.perf_counter()
    with outputs(options, site.site, config=site.config):
        make_site(site, settings, options.cache, quiet=options.quiet)
    if timings:
        print_lines(f"{site.engine}: {time.perf_counter() - start:.2f} s")
    return CLEAN


def batching(pages: int | None, processes: int, part: str) -> Batching:
    """Return how a large site is divided; raise CommandError if `part` is not written as 2/8."""
    share = None
    if part:
        given = re.fullmatch(r"([0-9]{1,4})/([0-9]{1,4})", part)
        share = Share(int(given[1]), int(given[2])) if given else None
        if share is None or not 1 <= share.number <= share.of:
            wrong_usage(f"--part {part} is no part; write 1/8 to 8/8 for a site in eight parts")
    size = Batching().pages if pages is None else pages
    return Batching(size, processes or os.cpu_count() or 1, share)


def _printer() -> "Printer":
    from duizhao.commands.printer import pdf_printer  # noqa: PLC0415 - slow to load, and seldom needed

    return pdf_printer()


def _pages(options: RunOptions, pages: Path, *, books: bool, printer: "Printer | None") -> tuple[Summary, str]:
    """Write the pages, unless the last build has read the same; return what is understood, and a line that counts the files."""
    settings = (site_url(), books)
    inputs = inputs_of(options, *settings) if options.cache and not printer else ""
    if known := kept_build(options, pages, inputs):
        return known.summary, f"pages: {pages} ({len(known.files)} files, 0 changed, 0 removed)"
    from duizhao.commands.run import write_pages  # noqa: PLC0415 - slow to load, and not needed where pages stay as they are

    built, folder = write_pages(options, pages, books=books, printer=printer)
    summary = summary_of(built)
    if inputs and inputs == inputs_of(options, *settings):  # nobody has changed a report meanwhile
        note_build(options, BuildRecord(inputs, tuple(folder.files.values()), summary.kept()))
    return summary, f"pages: {pages} ({folder.count} files, {folder.changed} changed, {folder.removed} removed)"
