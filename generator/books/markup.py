"""Text of a book as HTML or XHTML: escaped, with the markers of its notes, its run-in heading in bold, pinyin if wanted."""

from collections.abc import Callable
from itertools import pairwise

from markupsafe import Markup, escape

from generator.model.book import BookMark, BookText

Marker = Callable[[BookMark, str, bool], Markup]
_BOLD, _PLAIN = Markup("<strong>{}</strong>"), Markup("{}")
_RUBY = Markup('<ruby>{}<rp> (</rp><rt lang="zh-Latn-pinyin"{}>{}</rt><rp>) </rp></ruby>')
_XML = Markup(' xml:lang="zh-Latn-pinyin"')


def marked(text: BookText, marker: Marker, *, pinyin: bool = False) -> Markup:
    """The text with its markers; `marker` makes one of a mark, the language, and whether another stands right before it.

    >>> text = BookText("一是稳<工业>。", "zh-Hans", 2, (BookMark(9, "9", 7, True),))
    >>> str(marked(text, lambda mark, lang, follows: Markup("<a>{}</a>").format(mark.number)))
    '<strong>一是</strong>稳&lt;工业&gt;<a>9</a>。'
    """
    cuts = sorted({0, len(text.text), text.lead, *(m.at for m in text.marks)})
    out = [_markers(text, 0, marker)]
    for a, b in pairwise(cuts):
        piece = _spelt(text, a, b) if pinyin else escape(text.text[a:b])
        out.append((_BOLD if b <= text.lead else _PLAIN).format(piece))
        out.append(_markers(text, b, marker))
    return Markup("").join(out)


def _markers(text: BookText, at: int, marker: Marker) -> Markup:
    here = [m for m in text.marks if m.at == at]
    return Markup("").join(marker(m, text.lang, n > 0) for n, m in enumerate(here))


def _spelt(text: BookText, start: int, end: int) -> Markup:
    """A piece of the text with pinyin over its words, for XHTML; no word spans a cut."""
    out = []
    at = start
    for word in text.words:
        if at <= word.start and word.end <= end:
            out.append(escape(text.text[at : word.start]))
            out.append(_RUBY.format(text.text[word.start : word.end], _XML, word.pinyin))
            at = word.end
    out.append(escape(text.text[at:end]))
    return Markup("").join(out)
