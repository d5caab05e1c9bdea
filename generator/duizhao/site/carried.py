"""Carry HTML of a page in its front matter; the theme puts it where the text has its mark.

An engine reads all HTML of a page as Markdown, which takes most of its time, so what has no Markdown in it is carried past it. A theme that is
not ours would show the marks, so the HTML can be put back into the text.
"""

import re
from collections.abc import Sequence

_ITEM = re.compile(r"- \|2\n((?:  .*\n|\n)+)")
_CARRIED = re.compile(rf"^dz_html:\n((?:{_ITEM.pattern})+)", re.MULTILINE)
_NOT_IN_YAML = re.compile("[^\t\n\u0020-\u007e\u00a0-\u2027\u202a-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|\ufeff")


def mark(number: int) -> str:
    """Return what stands in the text where the theme puts this one of the carried, counted from 1; no text of others can hold it."""
    return f"<!--dz:{number}-->"


def carried(parts: Sequence[str]) -> str:
    r"""Return HTML as lines of front matter; nothing if there is none.

    >>> print(carried(["<p>1</p>\n\n<p>2</p>\n", "<p>3</p>"]), end="")
    dz_html:
    - |2
      <p>1</p>
    <BLANKLINE>
      <p>2</p>
    - |2
      <p>3</p>
    """
    return "".join(("dz_html:\n", *(f"- {literal(html)}" for html in parts))) if parts else ""


def literal(html: str) -> str:
    r"""Return HTML as a value of front matter, which YAML reads quickest in this form; it ends with a line break.

    >>> literal("<p>a:\n b</p>")
    '|2\n  <p>a:\n   b</p>\n'
    """
    lines = [line if line.isprintable() else _NOT_IN_YAML.sub(" ", line) for line in html.strip("\n").split("\n")]
    return "".join(("|2\n", *(f"  {line}\n" if line else "\n" for line in lines)))


def with_html_in_text(page: str) -> str:
    r"""Put the HTML that a page carries where its marks are.

    >>> with_html_in_text("---\ntitle: a\ndz_html:\n- |2\n  <p>1</p>\nhide: [toc]\n---\n\n# a\n\n<!--dz:1-->\n")
    '---\ntitle: a\nhide: [toc]\n---\n\n# a\n\n<p>1</p>\n'
    """
    found = _CARRIED.search(page)
    if not found or not page.startswith("---\n"):
        return page
    before, text = page[: found.start()], page[found.end() :]
    for number, item in enumerate(_ITEM.finditer(found[1]), 1):
        html = "\n".join(line.removeprefix("  ") for line in item[1].rstrip("\n").split("\n"))
        text = text.replace(mark(number), html, 1)
    return before + text
