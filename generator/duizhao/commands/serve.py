"""Run `duizhao serve`: serve the site on this machine."""

from pathlib import Path

from duizhao.commands.engine import engine_failed, settings_of
from duizhao.commands.options import RunOptions
from duizhao.commands.outputs import outputs
from duizhao.commands.printing import print_diagnostics
from duizhao.commands.run import write_pages
from duizhao.publish import EngineError, serve


def serve_site(options: RunOptions, pages: Path, config: Path, address: str) -> int:
    """Write the pages and let MkDocs serve them until it is stopped; return its exit code."""
    options.require_reports()
    settings = settings_of(config)
    with outputs(options, pages, config=config):
        built, _ = write_pages(options, pages)
    print_diagnostics(built.diagnostics)
    try:
        return serve(config, pages, address, settings)
    except EngineError as error:
        raise engine_failed("mkdocs", error) from None
