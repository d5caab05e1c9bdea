"""Read an XLIFF 2 file of `duizhao export` that was edited: the segments of each unit make its text."""

from collections.abc import Sequence

from duizhao.exchange.names import CATEGORY
from duizhao.exchange.rows import Remark, Returned, ReturnedRow, ReturnedSide
from duizhao.readers.limits import UnreadableError
from duizhao.readers.xml import Element, attribute, local, parse_xml

_LARGEST = 0x10FFFF


def read_xliff_back(data: bytes) -> Returned | None:
    """Return the units of an edited file; None if it has no metadata of ours. Raise UnreadableError if it cannot be read."""
    root = parse_xml(data, "XLIFF")
    if local(root) != "xliff":
        return None
    if not attribute(root, "version").startswith("2"):
        raise UnreadableError("R102", f"it is XLIFF {attribute(root, 'version')}; save it as XLIFF 2, as it was exported")
    files = [e for e in root if local(e) == "file"]
    units = [u for f in files for u in f.iter() if local(u) == "unit"]
    rows: dict[str, ReturnedRow] = {}
    problems: list[str] = []
    known = False
    for unit in units:
        row = _row(unit)
        known = known or row is not None
        key = attribute(unit, "id")
        if row is None:
            problems.append(f"the unit {key} has no digests of what went out, and is not taken")
        elif key in rows:
            problems.append(f"the unit {key} stands in the file twice, and the second one is not taken")
        else:
            rows[key] = row
    if not known:
        return None
    names = {attribute(f, "original") or attribute(f, "id") for f in files}
    if len(names) > 1:
        raise UnreadableError("R102", "it holds several reports; import them one by one")
    return Returned(names.pop(), tuple(rows.values()), tuple(problems))


def _row(unit: Element) -> ReturnedRow | None:
    digests = _digests(unit)
    if "digest-zh" not in digests or "digest-en" not in digests:
        return None
    parts = [e for e in unit if local(e) in {"segment", "ignorable"}]
    remarks = tuple(
        Remark("comment", attribute(n, "category"), "".join(str(t) for t in n.itertext()).strip())
        for notes in unit
        if local(notes) == "notes"
        for n in notes
        if local(n) == "note"
    )
    zh = ReturnedSide(_text(parts, "source"), digests["digest-zh"])
    return ReturnedRow(attribute(unit, "id"), zh, ReturnedSide(_text(parts, "target"), digests["digest-en"], remarks))


def _digests(unit: Element) -> dict[str, str]:
    groups = (e for e in unit.iter() if local(e) == "metaGroup" and attribute(e, "category") == CATEGORY)
    return {attribute(e, "type"): str(e.text or "") for group in groups for e in group if local(e) == "meta"}


def _text(parts: Sequence[Element], name: str) -> str:
    """Join the texts of a side; targets may say in which order they stand."""
    sides = [next((e for e in part if local(e) == name), None) for part in parts]
    order = [int(o) if e is not None and (o := attribute(e, "order")).isdecimal() else k for k, e in enumerate(sides, 1)]
    sorted_sides = sorted(zip(order, range(len(sides)), sides, strict=True), key=lambda item: item[:2])
    return "".join(_inline(e) for _, _, e in sorted_sides if e is not None)


def _inline(e: Element) -> str:
    """Return the text of an element with that of spans and marks in it."""
    out = [e.text or ""]
    for child in e:
        out.append(_character(attribute(child, "hex")) if local(child) == "cp" else _inline(child))
        out.append(child.tail or "")
    return "".join(out)


def _character(code: str) -> str:
    try:
        value = int(code, 16)
    except ValueError:
        return ""
    return chr(value) if 0 <= value <= _LARGEST else ""
