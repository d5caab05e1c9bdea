"""Read the text of a cell of Word exactly, with its comments and tracked changes."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from duizhao.exchange.rows import Remark
from duizhao.readers.docx.inline import symbol
from duizhao.readers.xml import Element, attribute, local
from duizhao.text.language import language

_SETTINGS = {"pPr", "rPr", "sdtPr", "sdtEndPr", "tcPr", "tblPr", "tblGrid", "instrText", "fldData"} | {
    "p",  # a paragraph in a paragraph is a text box, which is read by itself
    "Fallback",
}
_SIGNS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011", "softHyphen": "\u00ad"}
Kind = Literal["inserted", "deleted"]
_CHANGES: dict[str, Kind] = {
    "ins": "inserted",
    "moveTo": "inserted",
    "del": "deleted",
    "moveFrom": "deleted",
}


@dataclass(slots=True)
class CellText:
    """The text of a cell with all changes accepted, and what is remarked on it."""

    text: str = ""
    remarks: list[Remark] = field(default_factory=list)


def read_cell(cell: Element, comments: Mapping[str, Remark]) -> CellText:
    """Read a cell; its paragraphs are joined by a space, between Chinese by nothing."""
    out = CellText()
    paragraphs: list[str] = []
    for p in (e for e in cell.iter() if local(e) == "p"):
        pieces: list[str] = []
        _read(p, pieces, out.remarks, comments, None)
        paragraphs.append("".join(pieces))
    written = [p for p in paragraphs if p]
    between = "" if language("".join(written)) == "zh" else " "
    out.text = between.join(written)
    return out


def _read(e: Element, pieces: list[str], remarks: list[Remark], comments: Mapping[str, Remark], kind: Kind | None) -> None:
    """Append the text of an element; text that is deleted is a remark only."""
    for child in e:
        name = local(child)
        if name in _SETTINGS:
            continue
        change = _CHANGES.get(name)
        if change and (words := _words(child)):
            remarks.append(Remark(change, attribute(child, "author"), words))
        if name == "commentReference" and (comment := comments.get(attribute(child, "id"))):
            remarks.append(comment)
        if kind != "deleted":
            pieces.append(_SIGNS.get(name) or _shown(child, name))
        _read(child, pieces, remarks, comments, "deleted" if "deleted" in {kind, change} else change or kind)


def _shown(e: Element, name: str) -> str:
    """Return the text of an element of a run that has some; a symbol is a character of a font."""
    if name == "sym":
        return symbol(e)
    return "".join(str(t) for t in e.itertext()) if name == "t" else ""


def _words(e: Element) -> str:
    return "".join(str(t) for c in e.iter() if local(c) in {"t", "delText"} for t in c.itertext())
