"""Read a Word document of `duizhao export` that was edited: each cell by its hidden name, tracked changes as if accepted."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from duizhao.exchange.cell_text import read_cell
from duizhao.exchange.docx_out import COLUMNS
from duizhao.exchange.names import PROPERTY, HiddenName, hidden_name
from duizhao.exchange.rows import Remark, Returned, ReturnedRow, ReturnedSide
from duizhao.readers.archive import Archive
from duizhao.readers.limits import Deadline
from duizhao.readers.xml import Element, attribute, local, parse_xml
from duizhao.text.quoted import shortened

_MAIN, _COMMENTS, _CUSTOM = "word/document.xml", "word/comments.xml", "docProps/custom.xml"
_AROUND_ROWS = {"sdt", "sdtContent", "customXml", "ins"}
_QUOTED = 40  # characters of a row that is named by its words


@dataclass(slots=True)
class _Found:
    rows: dict[str, ReturnedRow] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)


def read_docx_back(data: bytes) -> Returned | None:
    """Return the rows of an edited document; None if it has no hidden names, so that it is no document of ours.

    Raise UnreadableError if it cannot be read.
    """
    archive = Archive(data)
    if _MAIN not in archive.names():
        return None
    root = parse_xml(archive.read(_MAIN), _MAIN)
    report = _report(archive)
    found = _Found()
    comments = _comments(archive)
    deadline = Deadline()
    for table in (e for e in root.iter() if local(e) == "tbl"):
        for tr in _own(table, "tr"):
            deadline.check()
            _add(tr, comments, found)
    if not report and not found.rows:
        return None
    if not found.rows:
        found.problems.append(
            "the hidden names of its rows are gone; edit the document in Word or LibreOffice, and keep its table"
        )
    return Returned(report, tuple(found.rows.values()), tuple(found.problems))


def _report(archive: Archive) -> str:
    """Return the ID of the report, which a property holds."""
    if _CUSTOM not in archive.names():
        return ""
    for e in parse_xml(archive.read(_CUSTOM), _CUSTOM):
        if attribute(e, "name") == PROPERTY:
            return "".join(str(t) for t in e.itertext()).strip()
    return ""


def _comments(archive: Archive) -> Mapping[str, Remark]:
    """Return the comments of the document by their ID."""
    if _COMMENTS not in archive.names():
        return {}
    found = (e for e in parse_xml(archive.read(_COMMENTS), _COMMENTS) if local(e) == "comment")
    return {attribute(e, "id"): Remark("comment", attribute(e, "author"), _plain(e)) for e in found}


def _plain(e: Element) -> str:
    paragraphs = (p for p in e.iter() if local(p) == "p")
    return " ".join(filter(None, ("".join(str(t.text or "") for t in p.iter() if local(t) == "t") for p in paragraphs)))


def _own(e: Element, kind: str) -> Iterator[Element]:
    """Yield the rows (`tr`) of a table or the cells (`tc`) of a row, not those of tables in them."""
    for child in e:
        if local(child) == kind:
            yield child
        elif local(child) in _AROUND_ROWS:
            yield from _own(child, kind)


def _add(tr: Element, comments: Mapping[str, Remark], found: _Found) -> None:
    cells = list(_own(tr, "tc"))
    texts = [read_cell(c, comments) for c in cells]
    name = next((n for c in cells if (n := _name(c))), None)
    words = shortened(" | ".join(t.text for t in texts if t.text), _QUOTED)
    if name is None:
        if words and tuple(t.text for t in texts)[: len(COLUMNS)] != COLUMNS:
            found.problems.append(f"a row without a key is new in the file, and is not taken: {words}")
    elif _is_deleted(tr):
        found.problems.append(f"the row {name.key} is deleted in the file; its texts stay as they are")
    elif name.key in found.rows:
        found.problems.append(f"the row {name.key} stands in the file twice, and the second one is not taken: {words}")
    elif len(cells) < len(COLUMNS):
        found.problems.append(f"the row {name.key} has only one cell, and is not taken")
    else:
        sides = zip(texts[: len(COLUMNS)], (name.zh, name.en), strict=True)  # a third column has the memory of a draft
        zh, en = (ReturnedSide(t.text, was, tuple(t.remarks)) for t, was in sides)
        found.rows[name.key] = ReturnedRow(name.key, zh, en)


def _is_deleted(tr: Element) -> bool:
    return any(local(e) == "del" for settings in tr if local(settings) == "trPr" for e in settings)


def _name(cell: Element) -> HiddenName | None:
    """Return the hidden name of a cell."""
    names = (hidden_name(attribute(e, "name")) for e in cell.iter() if local(e) == "bookmarkStart")
    return next(filter(None, names), None)
