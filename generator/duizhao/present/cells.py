"""Quote the sentences of headline indicators, shorter than elsewhere: a page has hundreds of them."""

from collections.abc import Iterable
from dataclasses import replace

from duizhao.model.compare import Cell
from duizhao.model.shown import ShownCell, ShownQuote
from duizhao.present.excerpts import cut
from duizhao.present.quotes import Quotes

_AROUND = 24  # characters before and after the words
_LONGEST_EN = 320  # characters of the English


def shown_cells(cells: Iterable[Cell], quotes: Quotes) -> list[ShownCell]:
    """Quote the cells of a series."""
    return [ShownCell(c, shortened(quotes.place(c.place)) if c.place else None) for c in cells]


def shortened(quote: ShownQuote) -> ShownQuote:
    """Cut what stands around the words; English is cut at a word."""
    text, marks = cut(quote.text, quote.marks, _AROUND)
    en = quote.en
    if len(en) > _LONGEST_EN:
        en = en[:_LONGEST_EN].rpartition(" ")[0] + " …"
    en_marks = tuple((a, b) for a, b in quote.en_marks if b <= len(en) - len(" …"))
    return replace(quote, text=text, marks=marks, en=en, en_marks=quote.en_marks if en == quote.en else en_marks)
