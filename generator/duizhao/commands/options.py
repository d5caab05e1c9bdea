"""Options that several commands share, as the command line gives them."""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from duizhao.commands.errors import wrong_usage

if TYPE_CHECKING:
    from duizhao.publish import Batching

Engine = Literal["mkdocs", "zensical"]


@dataclass(frozen=True, slots=True)
class RunOptions:
    """Which reports are read, and how.

    `cache` is the folder of the cache, None for no cache; `processes` = 0 stands for one process for each processor;
    `quiet` prints diagnostics and errors only.
    """

    reports: Path
    cache: Path | None
    processes: int = 0
    quiet: bool = False

    def require_reports(self) -> None:
        """Raise CommandError if there is no such folder or file."""
        if not self.reports.exists():
            wrong_usage(f"there is no folder {self.reports}; put report files into a folder and give its name")


@dataclass(frozen=True, slots=True)
class SiteOptions:
    """Where the Markdown pages and the site go, the configuration of the site, and which program builds it.

    `batching` says how a large site is divided; None: it is not.
    """

    pages: Path
    site: Path
    config: Path
    engine: Engine
    batching: "Batching | None" = None

    def require_config(self) -> None:
        """Raise CommandError if there is no configuration."""
        if not self.config.is_file():
            wrong_usage(
                f"{self.config} is not there; run this in the folder that holds it, or give --config; `duizhao new` makes one"
            )


def site_url() -> str:
    """Return the address of the site with `/` at its end, or "" if it is not known; `mkdocs.yml` reads the same variable."""
    url = os.environ.get("SITE_URL", "")
    return f"{url.rstrip('/')}/" if url else ""
