"""Run `duizhao serve`: serve the site on this machine, and build again what changes."""

import gc
from pathlib import Path

from duizhao.commands.engine import engine_failed, settings_of
from duizhao.commands.errors import CommandError
from duizhao.commands.options import RunOptions
from duizhao.commands.outputs import outputs
from duizhao.commands.printing import print_diagnostics, print_errors, print_lines
from duizhao.commands.run import write_pages
from duizhao.commands.watch import Watch
from duizhao.publish import EngineError, serve


def serve_site(options: RunOptions, pages: Path, config: Path, address: str) -> int:
    """Write the pages and let MkDocs serve them until it is stopped; return its exit code.

    When a report or an editor's file changes, the pages are written again; MkDocs then builds those that differ.
    """
    options.require_reports()
    settings = settings_of(config)
    gc.enable()  # unlike other commands, this one runs for long
    watch = Watch(options.reports)
    _write(options, pages, config)

    def write_again() -> None:
        if watch.has_changed():
            try:
                _write(options, pages, config)
            except CommandError as error:  # the last pages stay
                print_errors(f"duizhao: {error}", *error.details)

    try:
        return serve(config, pages, address, settings, write_again)
    except EngineError as error:
        raise engine_failed("mkdocs", error) from None


def _write(options: RunOptions, pages: Path, config: Path) -> None:
    with outputs(options, pages, config=config):
        built, folder = write_pages(options, pages)
    print_diagnostics(built.diagnostics)
    made = [name for name, change in built.changes.items() if change]
    print_lines(f"pages: {folder.changed} changed, {folder.removed} removed{': ' if made else ''}{', '.join(made)}")
