"""Format two texts as a redline: what only the old one has in `<del>`, what only the new one has in `<ins>`."""

from collections.abc import Iterable

from duizhao.model.alignment import Span
from duizhao.model.shown import ShownQuote
from duizhao.model.source import Lang
from duizhao.site.escape import inline
from duizhao.site.labels import label
from duizhao.text.redline import Redlined, alike, redline

_EDGES = " …，。；、：,.;:"  # of a clause
_LEAST = 0.5  # of the letters of both texts are the same; a redline of others cannot be read


def redline_html(parts: Iterable[Redlined]) -> str:
    """Format the parts of a redline; words that differ have a name that only screen readers read.

    >>> redline_html([Redlined("修桥", "修桥", True), Redlined("三", "五", False)]).replace(label("differing.old"), "-")
    '修桥<del><span class="dz-told">-</span>三</del><ins><span class="dz-told"><span class="dz-ui" lang="zh-Hans">改为 · now</span></span>五</ins>'
    """
    return "".join(_escaped(p.new) if p.same else _changed("del", "old", p.old) + _changed("ins", "new", p.new) for p in parts)


def _changed(tag: str, key: str, text: str) -> str:
    return f'<{tag}><span class="dz-told">{label(f"differing.{key}")}</span>{_escaped(text)}</{tag}>' if text else ""


def _escaped(text: str) -> str:
    return inline(text).replace('"', "&quot;")


def redline_of(old: str, new: str, lang: Lang) -> str:
    """Return a redline as HTML; "" if the texts are the same, or have too little in common."""
    parts = redline(old, new, lang) if old and new else []
    differs = any(not p.same for p in parts)
    return redline_html(parts) if differs and alike(parts) >= _LEAST else ""


def redlines(old: ShownQuote, new: ShownQuote) -> list[tuple[str, str]]:
    """Compare the words meant in two quotations, in each language that both have: its tag, and the redline as HTML."""
    out: list[tuple[str, str]] = []
    if not (old.lang == "en" or new.lang == "en"):
        out.append((new.lang, redline_of(_meant(old.text, old.marks), _meant(new.text, new.marks), "zh")))
    marked = bool(old.en_marks and new.en_marks)
    one, other = (_meant(q.en, q.en_marks if marked else ()) for q in (old, new))
    out.append(("en", redline_of(one, other, "en")))
    return [(lang, html) for lang, html in out if html]


def _meant(text: str, marks: Iterable[Span]) -> str:
    """Return the marked words of a text, all of it if none is marked."""
    return " ".join(text[a:b] for a, b in marks).strip(_EDGES) or text.strip(_EDGES)
