"""Run the pipeline for a command."""

import os
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from pathlib import Path

from duizhao.cache import Cache, is_foreign
from duizhao.commands.options import RunOptions, site_url
from duizhao.commands.printing import print_errors
from duizhao.diagnostics import Collector
from duizhao.model.report import Corpus
from duizhao.pipeline import Built, Options, Printer, Progress, build, read_corpus, read_site
from duizhao.publish import Folder, LiveFolder, replacing
from duizhao.text.dictionary import has_dictionary
from duizhao.text.english import has_english_words


def read_reports(options: RunOptions, *, qa: bool = False) -> Built:
    """Read the reports and run all stages; write only the cache. With `qa` the translation is checked, too."""
    with _progress(quiet=options.quiet) as progress:
        built = read_site(options.reports, progress, replace(_pipeline_options(options), qa=qa))
    _mention_dictionary(options)
    if qa and not options.quiet and not has_english_words():
        print_errors("without the list of English words spelling is not checked: pip install 'duizhao[spelling]'")
    return built


def read_rows(options: RunOptions) -> Corpus:
    """Read the reports and align their sentences; write only the cache."""
    settings = _pipeline_options(options)
    with _progress(quiet=options.quiet) as progress, Cache(settings.cache) as cache:
        return read_corpus(options.reports, Collector(), progress, cache, settings.processes)


def write_pages(
    options: RunOptions, pages: Path, *, only: str = "", books: bool = True, printer: Printer | None = None
) -> tuple[Built, Folder]:
    """Read the reports and replace the folder `pages` by the files of their site; return what was read, and what was written.

    `only` is the ID of the one report that the site holds, `books` says whether books are made, `printer` makes PDFs.
    """
    settings = replace(_site_options(options, kept=not only), only=only, books=books, printer=printer)
    _mention_foreign(settings.cache, settings.products, settings.parts)
    with _progress(quiet=options.quiet) as progress, replacing(pages) as folder:
        built = build(options.reports, folder, progress, settings)
    _mention_dictionary(options)
    return built, folder


def update_pages(options: RunOptions, pages: LiveFolder, early: Callable[[], None]) -> Built:
    """Read the reports and write what has changed into the folder of pages; call `early` as soon as the pages of reports are there."""
    settings = replace(_site_options(options, kept=True), early=early)
    with _progress(quiet=options.quiet) as progress, pages.update():
        return build(options.reports, pages, progress, settings)


def _mention_foreign(*caches: Path | None) -> None:
    """Say which files of the cache are made anew because they are damaged, or no files of ours."""
    print_errors(
        *(f"{path} is damaged or no cache of this program; it is made anew" for path in caches if path and is_foreign(path))
    )


def _mention_dictionary(options: RunOptions) -> None:
    """Say how to install the dictionary if it is missing."""
    if not options.quiet and not has_dictionary():
        print_errors("without the dictionary fewer sentences are aligned well: pip install 'duizhao[dictionary]'")


def _pipeline_options(options: RunOptions) -> Options:
    cache = options.cache / "beads.sqlite" if options.cache else None
    return Options(cache, processes=options.processes or os.cpu_count() or 1, site=site_url())


def _site_options(options: RunOptions, *, kept: bool) -> Options:
    """Return the options of a build of pages; `kept`: are files of the last build taken over?"""
    products, parts = (options.cache / name if options.cache and kept else None for name in ("products.sqlite", "series.sqlite"))
    return replace(_pipeline_options(options), products=products, parts=parts)


def _progress(*, quiet: bool) -> AbstractContextManager[Progress]:
    """Show a progress bar on a terminal, nothing elsewhere."""
    if quiet or not sys.stderr.isatty():
        return nullcontext(_no_progress)
    from duizhao.commands.progress import progress_bar  # noqa: PLC0415 - slow to load, needed on a terminal only

    return progress_bar()


def _no_progress(stage: str, done: int, of: int) -> None:
    """Report nothing."""
