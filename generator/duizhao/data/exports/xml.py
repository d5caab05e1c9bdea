"""XML written from text: nothing of a text is markup, and what XML cannot hold is replaced and counted."""

import re
from collections.abc import Iterable, Mapping
from typing import NewType

Xml = NewType("Xml", str)
"""Markup that is whole and escaped; only the functions here make it from text."""

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
REPLACED = "\ufffd"

# All that is no Char of XML 1.0 (section 2.2): most control characters, surrogates, two non-characters
_NO_CHAR = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_SPECIAL = re.compile("[&<>\r]")
_SPECIAL_IN_ATTRIBUTE = re.compile('[&<>"\t\n\r]')
_NAMED = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"}


def chars(text: str) -> str:
    r"""The text as XML can hold it.

    >>> chars("空\x00气\x0b")
    '空�气�'
    """
    return _NO_CHAR.sub(REPLACED, text)


def lost(texts: Iterable[str | None]) -> int:
    """How many characters of these texts XML cannot hold."""
    return sum(len(_NO_CHAR.findall(text)) for text in texts if text)


def escaped(text: str) -> Xml:
    """Text as the content of an element.

    >>> escaped("a < b & c")
    'a &lt; b &amp; c'
    """
    if text.isprintable() and "&" not in text and "<" not in text and ">" not in text:
        return Xml(text)  # nearly every text: nothing to do
    return Xml(_SPECIAL.sub(_entity, chars(text)))


def _attribute(text: str) -> str:
    if text.isprintable() and '"' not in text and "&" not in text and "<" not in text and ">" not in text:
        return text
    return _SPECIAL_IN_ATTRIBUTE.sub(_entity, chars(text))


def element(name: str, attributes: Mapping[str, str | None], *content: Xml) -> Xml:
    """An element; an attribute that is None or empty is left out.

    >>> element("seg", {"n": "1", "type": None}, escaped("a & b"))
    '<seg n="1">a &amp; b</seg>'
    """
    shown = "".join([f' {key}="{_attribute(value)}"' for key, value in attributes.items() if value])
    return Xml(f"<{name}{shown}>{''.join(content)}</{name}>" if content else f"<{name}{shown}/>")


def words(name: str, text: str, **attributes: str | None) -> Xml:
    """An element that holds text; `xml_lang` and `xml_id` stand for `xml:lang` and `xml:id`."""
    return element(name, {key.replace("xml_", "xml:"): value for key, value in attributes.items()}, escaped(text))


def lines(*content: Xml) -> Xml:
    """Elements, each on a line of its own: for places where blanks mean nothing."""
    return Xml("\n" + "".join([f"{x}\n" for x in content if x]))


def _entity(found: re.Match[str]) -> str:
    return _NAMED.get(found[0]) or f"&#{ord(found[0])};"
