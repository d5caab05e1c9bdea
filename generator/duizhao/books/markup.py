"""Text of a book as HTML or XHTML: escaped, with the markers of its notes, its run-in heading in bold, pinyin if wanted."""

from bisect import bisect_left
from collections.abc import Callable
from itertools import pairwise

from markupsafe import Markup, escape

from duizhao.books.template import Words
from duizhao.model.book import BookMark, BookText

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


def note_marker(words: Words, form: Markup, follows: str) -> Marker:
    """Makes markers in this form: the class `follows` after another marker, two names of the note, what is said of it, its number.

    >>> marker = note_marker(lambda key: ("注释{n}", "Note {n}"), Markup('<a class="n{}" id="{}" href="{}" title="{}">{}</a>'), " next")
    >>> marker(BookMark(9, "9", 7, True), "zh-Hans", True), marker(BookMark(9, "9", 7, False), "en", False)
    (Markup('<a class="n next" id="9" href="9" title="注释9">9</a>'), Markup('<a class="n" id="9-en" href="9" title="Note 9">9</a>'))
    """
    names = words("note.name")

    def marker(mark: BookMark, lang: str, after: bool) -> Markup:  # noqa: FBT001 - what `marked` calls
        name = mark.name if mark.own else f"{mark.name}-{lang[:2]}"
        said = names[1 if lang == "en" else 0].format(n=mark.number)
        return form.format(follows if after else "", name, mark.name, said, mark.number)

    return marker


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
        out.append(f"<ruby>{under}{_RT}{over}</rt><rp>)</rp></ruby>")
        at = word.end
    out.append(escape(text.text[at:end]))
    return "".join(out)
