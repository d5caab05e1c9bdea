"""Read the content of a paragraph of a Word document: text, deleted and hidden text, text boxes."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from duizhao.readers.clean import character
from duizhao.readers.xml import Element, attribute, local

# Settings, which contain no text. All other elements, known or not, are searched, so that no text is lost.
_SETTINGS = {"pPr", "rPr", "sdtPr", "sdtEndPr", "rubyPr", "fldData", "binData", "ctrlPr", "tcPr"}
_SIGNS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "softHyphen": "\u00ad"}
_REFERENCES = {"footnoteReference": "footnote", "endnoteReference": "endnote"}
_ASIDE = {"del": "deleted change", "moveFrom": "deleted change", "rt": "reading of a character"}
_HOLDERS = {
    "r",
    "hyperlink",
    "ins",
    "del",
    "moveFrom",
    "moveTo",
    "smartTag",
    "sdt",
    "sdtContent",
    "customXml",
    "fldSimple",
    "ruby",
    "rubyBase",
}
_OFF = {"0", "false", "off"}


@dataclass(slots=True)
class Inline:
    """The content of a paragraph, in order: pieces of text, pieces to set aside with the reason, text boxes."""

    text: list[str] = field(default_factory=list)
    aside: list[tuple[str, str]] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)


class NoteOrder:
    """Numbers notes in the order in which the text refers to them."""

    def __init__(self) -> None:
        self.numbers: dict[tuple[str, str], int] = {}

    def number(self, kind: str, note_id: str) -> int:
        """Return the number of a note: footnotes and endnotes are numbered together; a repeated reference has the same number."""
        return self.numbers.setdefault((kind, note_id), len(self.numbers) + 1)


def read_inline(paragraph: Element, order: NoteOrder) -> Inline:
    """Read a paragraph, with `[n]` for a reference to note n; deleted and hidden text is kept separately."""
    out = Inline()
    _put_stray(paragraph, out)
    for child in paragraph:
        _read(child, out, order, "")
    return out


def _read(e: Element, out: Inline, order: NoteOrder, why: str) -> None:
    name = local(e)
    if name in {"t", "delText"}:
        _put(out, "".join(str(t) for t in e.itertext()), "deleted change" if name == "delText" else why)
    elif name in _SIGNS or name in _REFERENCES:
        if not why:
            out.text.append(_SIGNS.get(name) or f"[{order.number(_REFERENCES[name], attribute(e, 'id'))}]")
    elif name == "sym":
        _put(out, symbol(e), why)
    elif name == "txbxContent":
        out.boxes.append(e)
    elif name not in _SETTINGS:
        if name in _HOLDERS:
            _put_stray(e, out)
        for child in _children(e, name):
            _read(child, out, order, why or _ASIDE.get(name) or ("hidden text" if name == "r" and _hidden(e) else ""))


def _children(e: Element, name: str) -> Iterable[Element]:
    """Return the children of an element; of alternative content, only the first choice."""
    if name == "AlternateContent":
        best = next((c for c in e if local(c) == "Choice"), None)
        return e if best is None else best
    return e


def _put_stray(e: Element, out: Inline) -> None:
    """Set text aside that stands directly in a paragraph or a run, where Word shows none."""
    for text in stray_text(e):
        _put(out, text, "text outside the runs")


def stray_text(e: Element) -> list[str]:
    """Return the text directly in an element that is to hold elements only."""
    return [text for text in (e.text, *(child.tail for child in e)) if text and text.strip()]


def _put(out: Inline, text: str, why: str) -> None:
    if not why:
        out.text.append(text)
    elif text.strip():
        if out.aside and out.aside[-1][1] == why:
            out.aside[-1] = (out.aside[-1][0] + text, why)
        else:
            out.aside.append((text, why))


def _hidden(run: Element) -> bool:
    settings = next((c for c in run if local(c) == "rPr"), None)
    return settings is not None and any(local(c) == "vanish" and attribute(c, "val") not in _OFF for c in settings)


def symbol(e: Element) -> str:
    """Return the character of a `w:sym`; "" if its code is none."""
    try:
        code = int(attribute(e, "char") or "0", 16)
    except ValueError:
        return ""
    return character(code)
