"""Run the pipeline for a command, and write what it made."""

import os
import sys
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

from duizhao.commands.options import RunOptions
from duizhao.pipeline import Built, Means, Printer, Progress, build
from duizhao.publish import publish


def run(options: RunOptions, *, only: str = "", books: bool = True, printer: Printer | None = None) -> Built:
    """Read the reports and make every file of the site; write only the cache.

    `only` is the ID of the one report that the site holds, `books` says whether books are made, `printer` makes PDFs.
    """
    cache = options.cache / "beads.sqlite" if options.cache else None
    settings = Means(cache, options.processes or os.cpu_count() or 1, _site_url(), books, printer)
    with _progress(quiet=options.quiet) as progress:
        return build(options.reports, progress, settings, only)


def write_pages(built: Built, pages: Path) -> str:
    """Write the files of the site below `pages`; return a line that counts them."""
    changed, removed = publish(built.files, pages)
    return f"pages: {pages} ({len(built.files)} files, {changed} changed, {removed} removed)"


def _site_url() -> str:
    """Return the address of the site with `/` at its end, or "" if it is not known; `mkdocs.yml` reads the same variable."""
    url = os.environ.get("SITE_URL", "")
    return f"{url.rstrip('/')}/" if url else ""


def _progress(*, quiet: bool) -> AbstractContextManager[Progress]:
    """Show a progress bar on a terminal, nothing elsewhere."""
    if quiet or not sys.stderr.isatty():
        return nullcontext(_no_progress)
    from duizhao.commands.progress import progress_bar  # noqa: PLC0415 - slow to load, needed on a terminal only

    return progress_bar()


def _no_progress(stage: str, done: int, of: int) -> None:
    """Report nothing."""
