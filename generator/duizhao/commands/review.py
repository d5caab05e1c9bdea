"""Run `duizhao review`: settle doubts in a browser, until Ctrl-C."""

import shlex
import sys
import webbrowser
from contextlib import suppress

from duizhao.commands.errors import CLEAN, ERRORS, USAGE, CommandError
from duizhao.commands.options import RunOptions
from duizhao.commands.printing import print_lines
from duizhao.commands.run import read_reports
from duizhao.desk import DecisionError, DecisionFile, Desk, doubts_of, serve_desk
from duizhao.diagnostics.safe_text import safe


def review(options: RunOptions, *, browser: bool) -> int:
    """Read the reports, and serve what is doubtful on this machine, if anything is; decisions are written into `curation.toml`."""
    options.require_reports()
    folder = options.reports if options.reports.is_dir() else options.reports.parent
    try:
        file = DecisionFile(folder)
        file.check()
    except DecisionError as error:
        raise CommandError(str(error), USAGE) from None
    built = read_reports(options, qa=True)
    doubts = doubts_of(built)
    check = f"`duizhao check {shlex.quote(safe(str(options.reports)))}`"
    if not built.site.corpus.reports:
        raise CommandError(f"no report was found; {check} says why", ERRORS)
    errors = sum(d.severity == "error" for d in built.diagnostics)
    if errors:
        print_lines(f"errors: {errors}, which no decision settles; {check} lists them")
    if not doubts:
        print_lines(f"nothing is doubtful in {len(built.site.corpus.reports)} report(s)")
        return CLEAN
    with serve_desk(Desk(doubts, file)) as server:
        print_lines(f"{len(doubts)} doubts; decisions go to {file.path}", f"open {server.address}", "Ctrl-C ends it")
        sys.stdout.flush()  # also into a pipe, before it waits
        if browser:
            webbrowser.open(server.address)
        with suppress(KeyboardInterrupt):
            server.serve_forever()
    return CLEAN
