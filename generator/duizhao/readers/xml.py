"""Parse untrusted XML safely: no entity declarations, no DTD, no network, limited size."""

import re

from lxml import etree

from duizhao.readers.encodings import decode
from duizhao.readers.limits import EXPANDED, NODES, UnreadableError

Element = etree._Element  # noqa: SLF001 - lxml's name for the type
_DECLARATION = re.compile(r"(?<!\s)\s*+<\?xml[^>]{0,300}\?>")
_VERBATIM = {"<![CDATA[": "]]>", "<!--": "-->", "<?": "?>"}  # in these, an ampersand is one
_BARE = re.compile(r"<!\[CDATA\[|<!--|<\?|&(?!(?:#[0-9]{1,7}|#x[0-9a-fA-F]{1,6}|amp|lt|gt|quot|apos);)")
_NOT_XML = re.compile("[\u0000-\u0008\u000b\u000c\u000e-\u001f\ud800-\udfff\ufffe\uffff]")
_ATTRIBUTES = 1_000_000


def local(element: Element) -> str:
    """Return an element's name without its namespace; "" for comments and processing instructions.

    >>> local(etree.fromstring('<w:p xmlns:w="x"/>'))
    'p'
    """
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def line_of(element: Element) -> int:
    """Return the source line on which an element begins; 1 if the parser does not know it."""
    line: object = element.sourceline
    return line if isinstance(line, int) and line > 0 else 1


def attribute(element: Element, name: str) -> str:
    """Return the value of an attribute in any namespace; "" if it is missing.

    >>> attribute(etree.fromstring('<p xmlns:w="x" w:val="3"/>'), "val")
    '3'
    """
    return next((str(v) for k, v in element.attrib.items() if str(k).rpartition("}")[2] == name), "")


def decimal(text: str, otherwise: int) -> int:
    """Read a number in an attribute: up to six ASCII digits, the most that Word writes.

    >>> decimal("12", 0), decimal("²", 0), decimal("-1", 0)
    (12, 0, 0)
    """
    return int(text) if text.isascii() and text.isdigit() and len(text) < 7 else otherwise  # noqa: PLR2004 - six digits


def parse_xml(data: bytes, what: str) -> Element:
    """Return the root element; bare ampersands and control characters are repaired, other errors raise UnreadableError."""
    if len(data) > EXPANDED:
        raise UnreadableError("R108", f"{what}: more than {EXPANDED // 1048576} MB of XML")
    decoded = decode(data)
    if decoded is None:
        raise UnreadableError("R109", f"{what}: the bytes are not text in any known encoding")
    text = _DECLARATION.sub(lambda m: "\n" * m[0].count("\n"), decoded[0].lstrip("\ufeff"), count=1)
    if text.count("<") > NODES * 2 or text.count("=") > _ATTRIBUTES:
        raise UnreadableError("R108", f"{what}: more than {NODES} elements")
    if "<!ENTITY" in text:
        raise UnreadableError("R109", f"{what}: it declares XML entities")
    text = _with_entities_as_text(text)
    try:
        return _parse(text)
    except etree.XMLSyntaxError:
        repaired = _NOT_XML.sub(" ", text)
    try:
        return _parse(repaired)
    except etree.XMLSyntaxError as error:
        code = "R108" if "depth" in str(error.msg) or "huge" in str(error.msg).lower() else "R109"
        raise UnreadableError(code, f"{what}: line {error.lineno}: {_plain(error.msg)}") from None


def _with_entities_as_text(text: str) -> str:
    """Escape every ampersand that begins no entity of XML itself: with a DTD, the parser would drop its text.

    >>> _with_entities_as_text("<a>R&D &hellip; &lt;<![CDATA[&x;]]><!-- & --></a>")
    '<a>R&amp;D &amp;hellip; &lt;<![CDATA[&x;]]><!-- & --></a>'
    """
    out: list[str] = []
    done = start = 0
    while m := _BARE.search(text, start):
        start = m.end()
        if close := _VERBATIM.get(m[0]):
            end = text.find(close, start)
            start = len(text) if end < 0 else end + len(close)
        else:
            out += (text[done : m.start()], "&amp;")
            done = m.end()
    return "".join(out) + text[done:]


def _parse(text: str) -> Element:
    parser = etree.XMLParser(
        resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False, remove_comments=True, remove_pis=True
    )
    return etree.fromstring(text.encode("utf-8", "replace"), parser)


def _plain(message: str | None) -> str:
    return re.sub(r"\s+", " ", message or "not well-formed")[:120]
