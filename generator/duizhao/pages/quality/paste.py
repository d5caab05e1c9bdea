"""Format the tables of curation.toml that settle a finding, ready to paste (escaped for HTML)."""

import re
from collections.abc import Sequence

from duizhao.model.quality import DoubtfulBead, DoubtfulPair, FigureFinding, Quote
from duizhao.site.escape import cell
from duizhao.text.tables import table_lines

_NEAR = 12  # characters quoted on either side of a figure, so that its place in the row is certain
_PART = re.compile(r"^[\w’'-]*[a-z](?=\s)", re.IGNORECASE | re.ASCII)  # the rest of a Latin word, at the beginning
_REST = re.compile(r"\s[\w’'-]*[a-z]$", re.IGNORECASE | re.ASCII)  # the beginning of one, at the end
_OMITTED = "…"  # stands in quotes for text between two spans; words beside it are not together in the row


def table(name: str, values: Sequence[tuple[str, str]], comment: str = "") -> str:
    r"""Format a table; `comment` stands after its last value.

    >>> print(table("figure", [("row", "p1a2b3c"), ("zh", '"绿道"')], "either"))
    &#91;&#91;figure&#93;&#93;
    row = &quot;p1a2b3c&quot;
    zh = &quot;&#92;&quot;绿道&#92;&quot;&quot; # either
    """
    lines = table_lines(name, values)
    return "\n".join(cell(line) for line in (*lines[:-1], f"{lines[-1]} # {comment}" if comment else lines[-1]))


def of_figure(report: str, finding: FigureFinding) -> str:
    """Acknowledge figures that differ, or that are qualified otherwise; of one without a counterpart, say which words render it."""
    if finding.status != "unmatched":
        return table("figure", [("report", report), ("row", finding.row), ("zh", finding.zh.figure), ("en", finding.en.figure)])
    return _segment(report, finding.row, _around(finding.zh), _around(finding.en))


def of_bead(report: str, bead: DoubtfulBead) -> str:
    """Name the words of a clause and of a sentence that belong together."""
    return _segment(report, bead.row, _opening(bead.zh), _opening(bead.en))


def of_pair(report: str, pair: DoubtfulPair) -> str:
    """Confirm or part a row of two files."""
    values = [("report", report), ("zh", pair.row), ("en", pair.row)]
    return table("pair", values, 'they belong together; en = "": they do not')


def _segment(report: str, row: str, zh: str, en: str) -> str:
    comment = "these words render each other; put others where they do not"
    return table("segment", [("report", report), ("row", row), ("zh", zh), ("en", en)], comment)


def _around(quote: Quote) -> str:
    """Return a figure with some words before and after it; without a figure, the first words."""
    if not quote.figure:
        return _opening(quote.before)
    before, after = quote.before.rpartition(_OMITTED)[2], quote.after.partition(_OMITTED)[0]
    left = _PART.sub("", before[-_NEAR:]) if len(before) > _NEAR else before
    return f"{left}{quote.figure}{_cut(after, _NEAR)}".strip()


def _opening(words: str) -> str:
    first = next((piece for piece in words.split(_OMITTED) if piece.strip()), "")
    return _cut(first.strip(), 3 * _NEAR).strip()


def _cut(text: str, most: int) -> str:
    """Cut a text, not inside a Latin word.

    >>> _cut("fitted 430 elevators", 14), _cut("新建绿道60公里", 4)
    ('fitted 430', '新建绿道')
    """
    return text if len(text) <= most else _REST.sub("", text[: most + 1])[:most].rstrip()
