"""Read paragraph styles: heading level, list and level in it, indent."""

import re
from dataclasses import dataclass

from duizhao.readers.xml import Element, attribute, decimal, local

_HEADING = re.compile(r"(?:heading|标题|標題)\s*([1-9])", re.IGNORECASE)
_TITLE = {"title", "标题", "標題"}
_BODY_LEVEL = 9  # Word's outline level of body text


@dataclass(frozen=True, slots=True)
class Style:
    """Settings of a paragraph or of its style; `depth` is 0 if it is not a heading, `list_id` empty if it is in no list."""

    depth: int = 0
    list_id: str = ""
    level: int = 0
    indented: bool = False


def read_styles(root: Element | None) -> dict[str, Style]:
    """Read paragraph styles by ID, each with its inherited settings."""
    if root is None:
        return {}
    elements = {attribute(e, "styleId"): e for e in root if local(e) == "style"}
    known: dict[str, Style] = {}
    for name in elements:
        _add(name, elements, known)
    return known


def _add(name: str, elements: dict[str, Element], known: dict[str, Style]) -> None:
    """Add a style, and those that it inherits from, to `known`."""
    chain: dict[str, None] = {}
    while name in elements and name not in known and name not in chain:
        chain[name] = None
        name = next((attribute(c, "val") for c in elements[name] if local(c) == "basedOn"), "")
    style = known.get(name, Style())
    for ancestor in reversed(list(chain)):
        e = elements[ancestor]
        style_name = next((attribute(c, "val") for c in e if local(c) == "name"), "").strip()
        m = _HEADING.fullmatch(style_name)
        depth = int(m[1]) if m else 1 if style_name.lower() in _TITLE else style.depth
        settings = next((c for c in e if local(c) == "pPr"), None)
        style = known[ancestor] = with_settings(Style(depth, style.list_id, style.level, style.indented), settings)


def with_settings(style: Style, settings: Element | None) -> Style:
    """Override a style with a paragraph's own `w:pPr`."""
    if settings is None:
        return style
    depth, list_id, level, indented = style.depth, style.list_id, style.level, style.indented
    for e in settings:
        name = local(e)
        if name == "outlineLvl":
            value = decimal(attribute(e, "val"), _BODY_LEVEL)
            depth = value + 1 if value < _BODY_LEVEL else 0
        elif name == "numPr":
            for c in e:
                if local(c) == "numId":
                    list_id = attribute(c, "val")
                elif local(c) == "ilvl":
                    value = decimal(attribute(c, "val"), 0)
                    level = value if value < _BODY_LEVEL else 0
        elif name == "ind":
            indented = decimal(attribute(e, "firstLineChars") or attribute(e, "firstLine"), 0) > 0
    return Style(depth, list_id if list_id != "0" else "", level, indented)
