"""Run `duizhao build`: make the site from a folder of reports."""

import time

from duizhao.commands.engine import make_site, settings_of
from duizhao.commands.errors import wrong_usage
from duizhao.commands.options import RunOptions, SiteOptions
from duizhao.commands.outputs import outputs
from duizhao.commands.printer import pdf_printer
from duizhao.commands.printing import exit_code, print_diagnostics, print_lines
from duizhao.commands.run import write_pages
from duizhao.commands.summary import summary_lines, summary_of


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
    printer = pdf_printer() if pdf else None
    with outputs(options, site.pages, *(() if pages_only else (site.site,)), config=None if pages_only else site.config):
        built, counted = write_pages(options, site.pages, books=books, printer=printer)
        generated = time.perf_counter()
        summary = summary_of(built)
        print_diagnostics(summary.diagnostics)
        if not options.quiet:
            print_lines(*summary_lines(summary), counted)
        if settings:
            make_site(site, settings, options.cache, quiet=options.quiet)
    if timings:
        print_lines(f"generator: {generated - start:.2f} s, {site.engine}: {time.perf_counter() - generated:.2f} s")
    return exit_code(summary.diagnostics, strict=strict)
