"""Write CSV (RFC 4180) for spreadsheets: with a byte order mark, so that they read UTF-8, and without formulas."""

import csv
import io
import re
from collections.abc import Iterable

BOM = "\ufeff"

# What spreadsheets take for the start of a formula, full-width forms too, after any apostrophes of ours
_FORMULA = re.compile("'*[=+\\-@\t\r\n＝＋－＠]")
_GUARDED = re.compile("''*[=+\\-@\t\r\n＝＋－＠]")


def guarded(text: str) -> str:
    """Put an apostrophe before text that a spreadsheet would take for a formula.

    >>> guarded("=1+1"), guarded("'-5%"), guarded("5%")
    ("'=1+1", "''-5%", '5%')
    """
    return f"'{text}" if _FORMULA.match(text) else text


def unguarded(text: str) -> str:
    """Undo `guarded`.

    >>> unguarded("'=1+1"), unguarded("''-5%"), unguarded("'quoted'")
    ('=1+1', "'-5%", "'quoted'")
    """
    return text[1:] if _GUARDED.match(text) else text


def csv_rows(rows: Iterable[Iterable[object]]) -> str:
    r"""Format rows of a table, without the byte order mark; texts are guarded, numbers are unchanged.

    >>> csv_rows([("a,b", 5.5, "=1")])
    '"a,b",5.5,\'=1\r\n'
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out)  # commas, CR LF, quotes where they are needed
    writer.writerows([guarded(cell) if isinstance(cell, str) else cell for cell in row] for row in rows)
    return out.getvalue()
