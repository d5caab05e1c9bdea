"""Convert text to HTML or XHTML: escape it, insert note markers, set run-in headings in bold, add pinyin if wanted."""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from itertools import pairwise

from markupsafe import Markup, escape

from duizhao.model.alignment import Span
from duizhao.model.readings import Word
from duizhao.model.report import NoteMark
from duizhao.model.shown import ShownText
from duizhao.site.escape import plain
from duizhao.site.labels import label_pair
from duizhao.site.names import note_name

Marker = Callable[[NoteMark, str, bool], Markup]
_RT = '<rp> (</rp><rt lang="zh-Latn-pinyin" xml:lang="zh-Latn-pinyin">'  # in XHTML; in HTML readings.js makes them


def marked(text: ShownText, marker: Marker, *, pinyin: bool = False, span: Span | None = None) -> Markup:
    """Return the text, or a span of it, with its markers.

    `marker` formats a mark; it gets the language, and whether it follows another marker. A marker where a span begins belongs to
    what is before it.

    >>> text = ShownText("一是稳<工业>。", "zh-Hans", 2, (NoteMark(9, 1, "zh", 7, True),))
    >>> str(marked(text, lambda mark, lang, follows: Markup("<a>{}</a>").format(mark.note)))
    '<strong>一是</strong>稳&lt;工业&gt;<a>9</a>。'
    """
    here = _markers(text, marker)
    words = list(text.reading.words()) if pinyin and text.reading else []
    start, end = span or (0, len(text.text))
    cuts = sorted({start, end, *(at for at in (text.lead, *here) if start < at < end)})
    out = ["" if start else here.get(0, "")]
    for a, b in pairwise(cuts):
        piece = _with_pinyin(text.text, words, a, b) if pinyin else str(escape(plain(text.text[a:b])))
        out.append(f"<strong>{piece}</strong>" if b <= text.lead else piece)
        out.append(here.get(b, ""))
    return Markup("".join(out))  # noqa: S704 - every piece is escaped


def note_marker(form: Markup, follows: str) -> Marker:
    """Return a function that formats markers: class `follows` after another marker, ID, name of the note, label, number.

    >>> marker = note_marker(Markup('<a class="n{}" id="{}" href="{}" title="{}">{}</a>'), " next")
    >>> marker(NoteMark(9, 1, "zh", 7, True), "zh-Hans", True), marker(NoteMark(9, 1, "en", 7, False), "en", False)
    (Markup('<a class="n next" id="9" href="9" title="注释9">9</a>'), Markup('<a class="n" id="9-en" href="9" title="Note 9">9</a>'))
    """
    names = label_pair("note.name")

    def marker(mark: NoteMark, lang: str, after: bool) -> Markup:  # noqa: FBT001 - what `marked` calls
        own = note_name(mark.note, mark.nth)
        name = own if mark.own else f"{own}-{lang[:2]}"
        title = names[1 if lang == "en" else 0].format(n=mark.note)
        return form.format(follows if after else "", name, own, title, mark.note)

    return marker


def _markers(text: ShownText, marker: Marker) -> dict[int, str]:
    """Format the markers at each position that has any."""
    out: dict[int, list[str]] = {}
    for mark in text.marks:
        here = out.setdefault(mark.at, [])
        here.append(marker(mark, text.lang, bool(here)))
    return {at: "".join(markers) for at, markers in out.items()}


def _with_pinyin(text: str, words: Sequence[Word], start: int, end: int) -> str:
    """Add pinyin over the words of a piece of text, as XHTML; no word reaches over the end of the piece."""
    out: list[str] = []
    at = start
    for k in range(bisect_left(words, start, key=lambda w: w.start), len(words)):
        word = words[k]
        if word.end > end:
            break
        if word.start > at:
            out.append(_escaped(plain(text[at : word.start])))
        out.append(f"<ruby>{_escaped(text[word.start : word.end])}{_RT}{_escaped(word.pinyin)}</rt><rp>)</rp></ruby>")
        at = word.end
    out.append(_escaped(plain(text[at:end])))
    return "".join(out)


def _escaped(text: str) -> str:
    """Escape text; most pieces are letters alone."""
    return text if text.isalnum() else str(escape(text))
