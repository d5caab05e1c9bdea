"""Run MkDocs on the pages of a site that are missing or older than their source; the titles of the others are given.

MkDocs does not read a page that it does not make, so it does not know its title: a navigation with all titles says it.
"""

import json
import logging
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import MkDocsException
from mkdocs.structure.files import file_sort_key, get_files
from mkdocs.utils import nest_paths


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


def main(config: str, titles: str) -> None:
    """Build the site of a configuration; `titles` is a JSON file of titles by path."""
    logging.basicConfig(format="%(levelname)-7s -  %(message)s", level=logging.WARNING)
    logging.getLogger("mkdocs.commands.build").addFilter(_is_no_advice)
    try:
        settings = load_config(config, strict=True)
        pages = sorted(get_files(settings).documentation_pages(), key=file_sort_key)
        nav = nest_paths(f.src_uri for f in pages)  # type: ignore[no-untyped-call]
        settings.nav = _named(nav, json.loads(Path(titles).read_text(encoding="utf-8")))
        build(settings, dirty=True)
    except MkDocsException as error:
        error.show()
        sys.exit(1)


if __name__ == "__main__":
    main(*sys.argv[1:])
