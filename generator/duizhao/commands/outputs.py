"""Check and lock the folders that a command replaces."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from duizhao.commands.errors import USAGE, CommandError
from duizhao.commands.options import RunOptions
from duizhao.commands.printing import print_errors
from duizhao.publish import Inputs, OutputError, check_folders, locked, resolved


@contextmanager
def outputs(options: RunOptions, *targets: Path, config: Path | None = None) -> Iterator[None]:
    """Hold the locks of the folders that the block replaces; raise CommandError if one must not be, or cannot be written."""
    with one_line(), ExitStack() as locks:
        check_folders(targets, Inputs(options.reports, config, options.cache))
        for target in sorted({resolved(target) for target in targets}):
            locks.enter_context(locked(target, lambda line: None if options.quiet else print_errors(f"duizhao: {line}")))
        yield


@contextmanager
def one_line() -> Iterator[None]:
    """Raise CommandError instead of OutputError."""
    try:
        yield
    except OutputError as error:
        raise CommandError(str(error), USAGE) from None
