"""Text of a book as HTML or XHTML: escaped, with the markers of its notes, its run-in heading in bold, pinyin if wanted."""

from bisect import bisect_left
from collections.abc import Callable
from itertools import pairwise

from markupsafe import Markup, escape

from generator.model.book import BookMark, BookText

Marker = Callable[[BookMark, str, bool], Markup]
_RT = '<rp> (</rp><rt lang="zh-Latn-pinyin" xml:lang="zh-Latn-pinyin">'  # in XHTML; in HTML readings.js makes them


def marked(text: BookText, marker: Marker, *, pinyin: bool = False) -> Markup:
    """The text with its markers; `marker` makes one of a mark, the language, and whether another stands right before it.

    >>> text = BookText("一是稳<工业>。", "zh-Hans", 2, (BookMark(9, "9", 7, True),))
    >>> str(marked(text, lambda mark, lang, follows: Markup("<a>{}</a>").format(mark.number)))
    '<strong>一是</strong>稳&lt;工业&gt;<a>9</a>。'
    """
    here = _markers(text, marker)
    cuts = sorted({0, len(text.text), text.lead, *here})
    out = [here.get(0, "")]
    for a, b in pairwise(cuts):
        piece = _spelt(text, a, b) if pinyin else str(escape(text.text[a:b]))
        out.append(f"<strong>{piece}</strong>" if b <= text.lead else piece)
        out.append(here.get(b, ""))
    return Markup("".join(out))  # noqa: S704 - every piece is escaped


def _markers(text: BookText, marker: Marker) -> dict[int, str]:
    """The markers at each place where there are any."""
    out: dict[int, str] = {}
    for mark in text.marks:
        out[mark.at] = out.get(mark.at, "") + marker(mark, text.lang, mark.at in out)
    return out


def _spelt(text: BookText, start: int, end: int) -> str:
    """A piece of the text with pinyin over its words, for XHTML; no word spans a cut."""
    out: list[str] = []
    at = start
    for k in range(bisect_left(text.words, start, key=lambda w: w.start), len(text.words)):
        word = text.words[k]
        if word.end > end:
            break
        out.append(escape(text.text[at : word.start]))
        under, over = escape(text.text[word.start : word.end]), escape(word.pinyin)
        out.append(f"<ruby>{under}{_RT}{over}</rt><rp>) </rp></ruby>")
        at = word.end
    out.append(escape(text.text[at:end]))
    return "".join(out)
