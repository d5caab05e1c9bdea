"""Quote the sentences of headline indicators, shorter than elsewhere: a page has hundreds of them."""

from collections.abc import Iterable
from dataclasses import replace

from duizhao.model.compare import Cell
from duizhao.model.shown import ShownCell, ShownQuote
from duizhao.present.quotes import Quotes

_AROUND = 24  # characters before and after the words
_LONGEST_EN = 320  # characters of the English


def shown_cells(cells: Iterable[Cell], quotes: Quotes) -> list[ShownCell]:
    """Quote the cells of a series."""
    return [ShownCell(c, shortened(quotes.place(c.place)) if c.place else None) for c in cells]


def shortened(quote: ShownQuote) -> ShownQuote:
    """Cut what stands around the words; English is cut at a word."""
    before, after, en = quote.before, quote.after, quote.en
    if len(before) > _AROUND:
        before = "…" + before[-_AROUND:]
    if len(after) > _AROUND:
        after = after[:_AROUND] + "…"
    if len(en) > _LONGEST_EN:
        en = en[:_LONGEST_EN].rpartition(" ")[0] + " …"
    return replace(quote, before=before, after=after, en=en)
