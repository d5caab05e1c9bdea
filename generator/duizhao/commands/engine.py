"""Load the configuration of a site, and build the site from the written pages with the chosen engine."""

from pathlib import Path

from duizhao.commands.errors import ENGINE, USAGE, CommandError
from duizhao.commands.options import Engine, SiteOptions
from duizhao.commands.printing import print_errors, print_lines
from duizhao.publish import ConfigError, EngineError, Settings, load_settings, run_engine


def settings_of(config: Path, engine: Engine = "mkdocs", site: Path | None = None) -> Settings:
    """Load the configuration and say what is left out of it; raise CommandError if it cannot be used."""
    try:
        settings = load_settings(config, engine, site=site)
    except ConfigError as error:
        first, *rest = str(error).splitlines()
        raise CommandError(first, USAGE, rest) from None
    print_errors(*(remark.text for remark in settings.remarks))
    return settings


def make_site(options: SiteOptions, settings: Settings, cache: Path | None = None, *, quiet: bool) -> None:
    """Run the engine on the pages and print its warnings; raise CommandError if it fails.

    With the folder of the cache, pages that have not changed are taken from the old site.
    """
    record = cache / "pages.msgpack" if cache else None
    try:
        warnings = run_engine(options.engine, options.config, options.site, options.pages, settings, record, options.batching)
    except EngineError as error:
        raise engine_failed(options.engine, error) from None
    if quiet:
        return
    home = options.site / "index.html"  # not in every part of a site
    print_lines(*warnings.splitlines(), f"site: {home if home.is_file() else options.site}")


def engine_failed(engine: str, error: EngineError) -> CommandError:
    """Say which engine failed, and what it printed."""
    return CommandError(f"{engine} failed; the previous site is as it was:", ENGINE, str(error).splitlines())
