"""Recognise table rows that are read as one line: short cells in one language."""

from itertools import islice

from duizhao.readers.xml import Element, local
from duizhao.text.language import language

_SHORT_CELL = 60  # characters
_SMALL = 120  # elements; a row with more is part of the layout of the page
_LAYOUT = {"table", "br", "li", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "blockquote", "script", "style", "hr"}


def is_short_row(row: Element) -> bool:
    """Does the row have several cells of one short paragraph each, all in one language?"""
    inside = list(islice(row.iter(), _SMALL + 1))
    if len(inside) > _SMALL or any(local(e) in _LAYOUT for e in inside):
        return False
    cells = [e for e in row if local(e) in {"td", "th"}]
    if len(cells) < 2 or any(sum(local(e) in {"p", "div"} for e in c) > 1 for c in cells):  # noqa: PLR2004 - several
        return False
    texts = [" ".join("".join(str(t) for t in c.itertext()).split()) for c in cells]
    return all(len(t) <= _SHORT_CELL for t in texts) and len({language(t) for t in texts} - {None}) < 2  # noqa: PLR2004 - one
