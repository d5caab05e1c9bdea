"""What a paragraph's style says: is it a heading, of which depth, does it number, is it indented?"""

import re
from dataclasses import dataclass

from duizhao.readers.xml import Element, attribute, local

_HEADING = re.compile(r"(?:heading|标题|標題)\s*([1-9])", re.IGNORECASE)
_TITLE = {"title", "标题", "標題"}
_BODY_LEVEL = 9  # Word's outline level of body text


@dataclass(frozen=True, slots=True)
class Style:
    """A paragraph's own settings, or those of its style; `depth` 0 is no heading, `list_id` "" no list."""

    depth: int = 0
    list_id: str = ""
    level: int = 0
    indented: bool = False


def read_styles(root: Element | None) -> dict[str, Style]:
    """Paragraph styles by their id, each with what it inherits."""
    if root is None:
        return {}
    found = {attribute(e, "styleId"): e for e in root if local(e) == "style"}
    return {name: _inherited(name, found) for name in found}


def _inherited(name: str, found: dict[str, Element]) -> Style:
    seen: list[str] = []
    while name in found and name not in seen:
        seen.append(name)
        name = next((attribute(c, "val") for c in found[name] if local(c) == "basedOn"), "")
    style = Style()
    for one in reversed(seen):
        e = found[one]
        called = next((attribute(c, "val") for c in e if local(c) == "name"), "").strip()
        m = _HEADING.fullmatch(called)
        depth = int(m[1]) if m else 1 if called.lower() in _TITLE else style.depth
        settings = next((c for c in e if local(c) == "pPr"), None)
        style = with_settings(Style(depth, style.list_id, style.level, style.indented), settings)
    return style


def with_settings(style: Style, settings: Element | None) -> Style:
    """The style as changed by a paragraph's own `w:pPr`."""
    if settings is None:
        return style
    depth, list_id, level, indented = style.depth, style.list_id, style.level, style.indented
    for e in settings:
        name = local(e)
        if name == "outlineLvl":
            said = attribute(e, "val")
            depth = int(said) + 1 if said.isdigit() and int(said) < _BODY_LEVEL else 0
        elif name == "numPr":
            for c in e:
                if local(c) == "numId":
                    list_id = attribute(c, "val")
                elif local(c) == "ilvl":
                    said = attribute(c, "val")
                    level = int(said) if said in {"0", "1", "2", "3", "4", "5", "6", "7", "8"} else 0
        elif name == "ind":
            first = attribute(e, "firstLineChars") or attribute(e, "firstLine")
            indented = first.isdigit() and int(first) > 0
    return Style(depth, list_id if list_id != "0" else "", level, indented)
