"""Run `duizhao serve`: serve the site on this machine, and build again what changes."""

import gc
import socket
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from duizhao.commands.engine import engine_failed, settings_of
from duizhao.commands.errors import CommandError
from duizhao.commands.options import RunOptions
from duizhao.commands.outputs import outputs
from duizhao.commands.printing import print_diagnostics, print_errors, print_lines
from duizhao.commands.run import update_pages, write_pages
from duizhao.commands.watch import Watch
from duizhao.pipeline import Built
from duizhao.publish import EngineError, LiveFolder, serve

_SHORT = 0.2  # seconds to wait for an answer of this machine


def serve_site(
    options: RunOptions, pages: Path, config: Path, address: str, *, when_served: Callable[[], None] | None = None
) -> int:
    """Write the pages and let MkDocs serve them until it is stopped; return its exit code.

    When a report or an editor's file changes, the pages are written again; MkDocs then builds those that differ. `when_served` is called
    once, as soon as the site can be opened.
    """
    options.require_reports()
    settings = settings_of(config)
    gc.enable()  # unlike other commands, this one runs for long
    watch = Watch(options.reports)
    with outputs(options, pages, config=config):
        built, folder = write_pages(options, pages)
    _print(built, folder.changed, folder.removed)
    live = LiveFolder(pages, folder.files)
    waiting = [when_served] if when_served else []

    def write_again(show: Callable[[], None]) -> None:
        if waiting and _answers(address):
            waiting.pop()()
        if watch.has_changed():
            try:
                _update(options, live, config, show)
            except CommandError as error:  # the next build writes what is left
                print_errors(f"duizhao: {error}", *error.details)

    try:
        return serve(config, pages, address, settings, write_again)
    except EngineError as error:
        raise engine_failed("mkdocs", error) from None


def _answers(address: str) -> bool:
    """Does a server listen at this address?"""
    host, _, port = address.rpartition(":")
    with suppress(OSError), socket.create_connection((host.strip("[]"), int(port)), _SHORT):
        return True
    return False


def _update(options: RunOptions, live: LiveFolder, config: Path, show: Callable[[], None]) -> None:
    """Write what has changed, and show it: first the pages of reports and series, then those of the whole site."""
    shown = 0

    def early() -> None:
        nonlocal shown
        shown = live.changed
        if shown:
            show()

    with outputs(options, live.path, config=config):
        built = update_pages(options, live, early)
    if live.changed > shown or live.removed:
        show()
    _print(built, live.changed, live.removed)


def _print(built: Built, changed: int, removed: int) -> None:
    print_diagnostics(built.diagnostics)
    made = [name for name, change in built.changes.items() if change]
    print_lines(f"pages: {changed} changed, {removed} removed{': ' if made else ''}{', '.join(made)}")
