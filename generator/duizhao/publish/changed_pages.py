"""Run MkDocs on the pages of a site that are missing or older than their source; the titles of the others are given.

MkDocs does not read a page that it does not make, so it does not know its title: a navigation with all titles says it.
"""

import json
import logging
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException
from mkdocs.structure.files import file_sort_key, get_files
from mkdocs.utils import nest_paths

from duizhao.publish.kept_pages import Sources
from duizhao.publish.own_pages import address

_ATTEMPTS, _PAUSE = 3, 0.5  # seconds


def _named(nav: list[Any], titles: Mapping[str, str]) -> list[Any]:
    """Give the pages of a navigation their titles."""
    return [
        {title: _named(inner, titles) for title, inner in entry.items()}
        if isinstance(entry, dict)
        else {titles[entry]: entry}
        if entry in titles
        else entry
        for entry in nav
    ]


def _is_no_advice(record: logging.LogRecord) -> bool:
    """Drop the warning that pages may not fit together: here they do."""
    return not str(record.msg).startswith("A 'dirty' build")


def _build(config: MkDocsConfig, titles: Mapping[str, str], serve_url: str | None = None) -> None:
    """Build the pages that are missing or older than their source."""
    pages = sorted(get_files(config).documentation_pages(), key=file_sort_key)
    config.nav = _named(nest_paths(f.src_uri for f in pages), titles)  # type: ignore[no-untyped-call]
    build(config, serve_url=serve_url, dirty=True)


class ServedPages:
    """Builds a site again and again while it is served: all pages at first and where one is new or gone, else the changed ones."""

    def __init__(self) -> None:
        self._built: Sources | None = None
        logging.getLogger("mkdocs.commands.build").addFilter(_is_no_advice)

    def __call__(self, config: MkDocsConfig, *, serve_url: str | None = None, dirty: bool = False) -> None:
        """Build; this is called as MkDocs calls its own function."""
        assert not dirty  # the option `--dirty` of `mkdocs serve` is not used
        for _ in range(_ATTEMPTS):
            try:
                return self._build(config, serve_url)
            except FileNotFoundError:  # the folder of pages was replaced while it was read
                time.sleep(_PAUSE)
        return self._build(config, serve_url)

    def _build(self, config: MkDocsConfig, serve_url: str | None) -> None:
        last, now = self._built, Sources(Path(config.docs_dir))
        self._built = None  # a build that fails leaves pages that may not fit together
        config.nav = None
        if last is None or last.digests.keys() != now.digests.keys():
            build(config, serve_url=serve_url)
        else:
            for path in now.changed_since(last):  # whatever the times: it may have been written while it was read
                Path(config.site_dir, address(path)).unlink(missing_ok=True)
            _build(config, now.titles(), serve_url)
        self._built = now


def main(config: str, titles: str) -> None:
    """Build the site of a configuration; `titles` is a JSON file of titles by path."""
    logging.basicConfig(format="%(levelname)-7s -  %(message)s", level=logging.WARNING)
    logging.getLogger("mkdocs.commands.build").addFilter(_is_no_advice)
    try:
        settings = load_config(config, strict=True)
        _build(settings, json.loads(Path(titles).read_text(encoding="utf-8")))
    except MkDocsException as error:
        error.show()
        sys.exit(1)


if __name__ == "__main__":
    main(*sys.argv[1:])
