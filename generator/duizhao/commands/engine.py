"""Build the site from the written pages with the chosen engine."""

from duizhao.commands.errors import ENGINE, CommandError
from duizhao.commands.options import SiteOptions
from duizhao.commands.printing import print_lines
from duizhao.publish import EngineError, run_engine


def make_site(options: SiteOptions, *, quiet: bool) -> None:
    """Run the engine on the pages and print its warnings; raise CommandError if it fails."""
    try:
        warnings = run_engine(options.engine, options.config, options.site, options.pages)
    except EngineError as error:
        raise engine_failed(options.engine, error) from None
    if quiet:
        return
    print_lines(*warnings.splitlines(), f"site: {options.site / 'index.html'}")


def engine_failed(engine: str, error: EngineError) -> CommandError:
    """Say which engine failed, and what it printed."""
    return CommandError(f"{engine} failed; the previous site is as it was:", ENGINE, str(error).splitlines())
