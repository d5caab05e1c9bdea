"""Text of a book as HTML or XHTML: escaped, with the markers of its notes, its run-in heading in bold, pinyin if wanted."""

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
    cuts = sorted({0, len(text.text), text.lead, *(m.at for m in text.marks)})
    out = [_markers(text, 0, marker)]
    for a, b in pairwise(cuts):
        piece = _spelt(text, a, b) if pinyin else str(escape(text.text[a:b]))
        out.append(f"<strong>{piece}</strong>" if b <= text.lead else piece)
        out.append(_markers(text, b, marker))
    return Markup("".join(out))  # noqa: S704 - every piece is escaped


def _markers(text: BookText, at: int, marker: Marker) -> str:
    here = [m for m in text.marks if m.at == at]
    return "".join(marker(m, text.lang, n > 0) for n, m in enumerate(here))


def _spelt(text: BookText, start: int, end: int) -> str:
    """A piece of the text with pinyin over its words, for XHTML; no word spans a cut."""
    out: list[str] = []
    at = start
    for word in text.words:
        if at <= word.start and word.end <= end:
            out.append(escape(text.text[at : word.start]))
            under, over = escape(text.text[word.start : word.end]), escape(word.pinyin)
            out.append(f"<ruby>{under}{_RT}{over}</rt><rp>) </rp></ruby>")
            at = word.end
    out.append(escape(text.text[at:end]))
    return "".join(out)
