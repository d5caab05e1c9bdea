"""Run `duizhao review`: settle doubts in a browser, until Ctrl-C."""

import shlex
import socket
import sys
import webbrowser
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from threading import Thread

from duizhao.commands.errors import CLEAN, ERRORS, USAGE, CommandError
from duizhao.commands.options import RunOptions
from duizhao.commands.printing import print_errors, print_lines
from duizhao.commands.run import read_reports
from duizhao.commands.serve import serve_site
from duizhao.desk import HOST, DecisionError, DecisionFile, Desk, Doubt, doubts_of, serve_desk
from duizhao.diagnostics.safe_text import safe


def review(options: RunOptions, pages: Path, config: Path, *, browser: bool, site: bool) -> int:
    """Read the reports, and serve what is doubtful on this machine, if anything is; decisions are written into `curation.toml`.

    With `site`, the site is served, too, and follows each decision.
    """
    options.require_reports()
    folder = options.reports if options.reports.is_dir() else options.reports.parent
    try:
        file = DecisionFile(folder)
        file.check()
    except DecisionError as error:
        raise CommandError(str(error), USAGE) from None
    doubts, reports = _doubts(options)
    if not doubts:
        print_lines(f"nothing is doubtful in {reports} report(s)")
        return CLEAN
    desk = Desk(doubts, file)
    with serve_desk(desk) as server, suppress(KeyboardInterrupt):
        print_lines(f"{len(doubts)} doubts; decisions go to {file.path}", f"open {server.address}", "Ctrl-C ends it")
        sys.stdout.flush()  # also into a pipe, before it waits
        if browser:
            webbrowser.open(server.address)
        if not site:
            server.serve_forever()
            return CLEAN
        thread = Thread(target=server.serve_forever, daemon=True)
        thread.start()
        if not _serve_site(options, pages, config, desk):
            thread.join()
        server.shutdown()
    return CLEAN


def _doubts(options: RunOptions) -> tuple[Sequence[Doubt], int]:
    """Return the doubts, and the number of reports; raise CommandError if there is none."""
    built = read_reports(options, qa=True)
    check = f"`duizhao check {shlex.quote(safe(str(options.reports)))}`"
    if not built.site.corpus.reports:
        raise CommandError(f"no report was found; {check} says why", ERRORS)
    if errors := sum(d.severity == "error" for d in built.diagnostics):
        print_lines(f"errors: {errors}, which no decision settles; {check} lists them")
    return doubts_of(built), len(built.site.corpus.reports)


def _serve_site(options: RunOptions, pages: Path, config: Path, desk: Desk) -> bool:
    """Serve the site on a free port until it is stopped; return False if it cannot be served."""
    with socket.socket() as found:
        found.bind((HOST, 0))
        address = f"{HOST}:{found.getsockname()[1]}"

    def show() -> None:
        desk.site = f"http://{address}/"
        print_lines(f"site: {desk.site}")
        sys.stdout.flush()

    try:
        failed = serve_site(options, pages, config, address, when_served=show)
    except CommandError as error:
        print_errors(f"duizhao: {error}", *error.details)
        failed = error.code
    desk.site = ""
    if failed:
        print_errors("the site is not served; the desk goes on")
    return not failed
