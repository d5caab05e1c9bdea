"""Collect the styles and scripts of the site for a book, which holds its own."""

import re
from functools import cache
from importlib.resources import files
from pathlib import Path

# The components that a book needs, in the order of duizhao.css and of mkdocs.yml
STYLES = "tokens type chrome nav title row actions bar views sentences help beads ruby details notes popover tables links print".split()
EARLY = "early interface sentences".split()
SCRIPTS = "dom state keys views reveal help row-text beads readings notes cite row-actions listen".split()
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_BLANK = re.compile(r"\n\s*")
# On a page of the site a chapter's title is an h1 and its notes have an h2; in a book these headings have lower levels.
_LEVELS = re.compile(r"\bh1(?=\.dz-title\b)|\bh2(?=\.dz-notes-title\b)")


def theme_folder() -> Path:
    """Return the folder of the site's templates and assets: inside the package if installed, beside it in a checkout."""
    package = Path(str(files("duizhao")))
    places = [package / "front" / "theme_overrides", package.parents[1] / "theme_overrides"]
    return next((place for place in places if place.is_dir()), places[-1])


@cache
def theme_file(path: str) -> str:
    """Read a file of the theme."""
    return (theme_folder() / path).read_text(encoding="utf-8")


@cache
def book_file(name: str) -> str:
    """Read a style sheet or script that only books have."""
    return files(__package__).joinpath("templates", name).read_text(encoding="utf-8")


@cache
def styles() -> str:
    """Return the style sheets of a book without comments; those that only books have are last."""
    sheets = [theme_file(f"assets/css/{name}.css") for name in STYLES]
    return _LEVELS.sub("", without_comments("\n".join([book_file("base.css"), *sheets, book_file("one.css")])))


def without_comments(sheet: str) -> str:
    r"""Remove comments, indents and empty lines from a style sheet.

    >>> without_comments("a {\n  /* why */\n  top: 0;\n}\n\nb {}")
    'a {\ntop: 0;\n}\nb {}'
    """
    return _BLANK.sub("\n", _COMMENT.sub("", sheet)).strip()


@cache
def scripts() -> str:
    """Return the scripts of a book, each after those that it needs; those that only books have are last."""
    return _LEVELS.sub("", "".join([*(theme_file(f"assets/js/{name}.js") for name in SCRIPTS), book_file("one.js")]))
