"""Write XML: escape text, replace and count characters that XML cannot hold."""

import re
from collections.abc import Iterable, Mapping
from typing import NewType

Xml = NewType("Xml", str)
"""Well-formed, escaped markup; only the functions of this module make it from text."""

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
REPLACED = "\ufffd"

# All that is not a Char of XML 1.0 (section 2.2): most control characters, surrogates, two non-characters
_NO_CHAR = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_SPECIAL = re.compile("[&<>\r]")
_SPECIAL_IN_ATTRIBUTE = re.compile('[&<>"\t\n\r]')
_NAMED = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"}


def chars(text: str) -> str:
    r"""Replace the characters that XML cannot hold.

    >>> chars("空\x00气\x0b")
    '空�气�'
    """
    return _NO_CHAR.sub(REPLACED, text)


def count_lost(texts: Iterable[str | None]) -> int:
    """Count the characters of these texts that XML cannot hold."""
    return sum(len(_NO_CHAR.findall(text)) for text in texts if text)


def escaped(text: str) -> Xml:
    """Escape text as the content of an element.

    >>> escaped("a < b & c")
    'a &lt; b &amp; c'
    """
    if text.isprintable() and "&" not in text and "<" not in text and ">" not in text:
        return Xml(text)  # nearly every text needs no escaping
    return Xml(_SPECIAL.sub(_entity, chars(text)))


def _attribute(text: str) -> str:
    if text.isprintable() and '"' not in text and "&" not in text and "<" not in text and ">" not in text:
        return text
    return _SPECIAL_IN_ATTRIBUTE.sub(_entity, chars(text))


def element(name: str, attributes: Mapping[str, str | None], *content: Xml) -> Xml:
    """Write an element; an attribute that is None or empty is left out.

    >>> element("seg", {"n": "1", "type": None}, escaped("a & b"))
    '<seg n="1">a &amp; b</seg>'
    """
    shown = "".join([f' {key}="{_attribute(value)}"' for key, value in attributes.items() if value])
    return Xml(f"<{name}{shown}>{''.join(content)}</{name}>" if content else f"<{name}{shown}/>")


def words(name: str, text: str, **attributes: str | None) -> Xml:
    """Write an element that holds text; `xml_lang` and `xml_id` stand for `xml:lang` and `xml:id`."""
    return element(name, {key.replace("xml_", "xml:"): value for key, value in attributes.items()}, escaped(text))


def lines(*content: Xml) -> Xml:
    """Put each element on its own line, where white space is not significant."""
    return Xml("\n" + "".join([f"{x}\n" for x in content if x]))


def _entity(match: re.Match[str]) -> str:
    return _NAMED.get(match[0]) or f"&#{ord(match[0])};"
