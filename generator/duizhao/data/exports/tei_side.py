"""Write one language of a row as TEI: beads as `seg`, quantities as `measure`, note markers as `ptr`."""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from duizhao.data.exports.tei_names import Names
from duizhao.data.exports.xml import Xml, element, escaped
from duizhao.model.published import FigureData, LangName, MarkerData, PassageData
from duizhao.site.names import note_name

_QUALIFIERS = {"~": "about", "<~": "nearly", ">": "over", ">=": "at-least", "<=": "at-most"}


@dataclass(slots=True)
class _Writing:
    """The state of writing a row from left to right: the text, and the figures and markers that are still to be written."""

    text: str
    figures: deque[FigureData]
    markers: deque[MarkerData]
    row: str
    names: Names
    at: int = 0
    named: set[str] = field(default_factory=set)


def side(passage: PassageData, lang: LangName, names: Names) -> Xml:
    """Return the text of a row in one language."""
    text = passage[lang] or ""
    figures = sorted((f for f in passage["figures"] if f["lang"] == lang), key=lambda f: f["span"])
    markers = sorted((m for m in passage["markers"] if m["lang"] == lang), key=lambda m: m["at"])
    writing = _Writing(text, deque(figures), deque(markers), passage["id"], names)
    out: list[Xml] = []
    for a, b, attributes in _parts(passage, lang, names):
        out.append(_run(writing, a))
        out.append(element("seg", attributes, _run(writing, b)))
    out.append(_run(writing, len(text)))
    return Xml("".join(out))


def _parts(passage: PassageData, lang: LangName, names: Names) -> Iterator[tuple[int, int, dict[str, str | None]]]:
    """Yield the pieces of the beads by position; each is linked to the pieces of the bead's other side."""
    facing: LangName = "en" if lang == "zh" else "zh"
    name, other = names.row(lang, passage["id"]), names.row(facing, passage["id"])
    pieces = sorted((a, b, n, k) for n, bead in enumerate(passage["segments"]) for k, (a, b) in enumerate(bead[lang]))
    end = 0
    for a, b, n, k in pieces:
        if a < end:
            continue  # published pieces do not overlap; one that did could not be nested
        end = b
        bead = passage["segments"][n]
        yield (
            a,
            b,
            {
                "xml:id": _piece(name, n, k),
                "corresp": " ".join(f"#{_piece(other, n, j)}" for j in range(len(bead[facing]))),
                "cert": f"{bead['score']:.2f}",
                "part": _part(k, len(bead[lang])),
                "prev": f"#{_piece(name, n, k - 1)}" if k else None,
                "type": "confirmed" if bead.get("curated") else None,
            },
        )


def _piece(name: str, bead: int, k: int) -> str:
    return f"{name}.{bead + 1}" + (f".{k + 1}" if k else "")


def _part(k: int, of: int) -> str | None:
    if of == 1:
        return None
    return "I" if k == 0 else "F" if k == of - 1 else "M"


def _run(writing: _Writing, end: int) -> Xml:
    """Write the text up to `end`, with the quantities that lie wholly in it."""
    out: list[Xml] = []
    while writing.figures and writing.figures[0]["span"][0] < end:
        figure = writing.figures.popleft()
        a, b = figure["span"]
        if a < writing.at or b > end or a >= b:
            continue  # it reaches over the edge of a bead
        out.append(_plain(writing, a))
        out.append(_measure(figure, _plain(writing, b)))
    out.append(_plain(writing, end))
    return Xml("".join(out))


def _plain(writing: _Writing, end: int) -> Xml:
    out: list[Xml] = []
    while writing.markers and writing.markers[0]["at"] <= end:
        marker = writing.markers.popleft()
        out.append(escaped(writing.text[writing.at : marker["at"]]))
        writing.at = max(writing.at, marker["at"])
        out.append(_pointer(writing, marker))
    out.append(escaped(writing.text[writing.at : end]))
    writing.at = max(writing.at, end)
    return Xml("".join(out))


def _pointer(writing: _Writing, marker: MarkerData) -> Xml:
    """Write a note marker; the first one of a note and language has an ID."""
    names, lang, note = writing.names, marker["lang"], note_name(marker["note"], marker["nth"])
    first = names.marked.get((lang, note)) == writing.row and note not in writing.named
    writing.named.add(note)
    attributes = {
        "type": "note",
        "subtype": marker["how"],
        "xml:id": names.marker(lang, note) if first else None,
        "n": str(marker["note"]),
        "target": " ".join(f"#{names.note(side, note)}" for side in names.notes.get(note, ())),
    }
    return element("ptr", attributes)


def _measure(figure: FigureData, content: Xml) -> Xml:
    """Write a quantity in its base unit; a range is a `num` with both ends."""
    approx, high = figure["approx"], figure.get("high")
    if high is not None:
        content = element("num", {"atLeast": _number(figure["value"]), "atMost": _number(high)}, content)
    attributes = {
        "type": figure.get("change") or "quantity",
        "subtype": _QUALIFIERS.get(approx) if approx else None,
        "quantity": _number(figure["value"]) if high is None else None,
        "unit": figure["unit"],
    }
    return element("measure", attributes, content)


def _number(value: float) -> str:
    """Format a decimal number without an exponent.

    >>> _number(300000), _number(35.6), _number(1e-05)
    ('300000', '35.6', '0.00001')
    """
    return f"{Decimal(repr(value)):f}"
