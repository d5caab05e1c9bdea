"""Decode bytes in any known encoding."""

import codecs
import re

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_NAMED = re.compile(rb"<(?:meta|\?xml)\b[^>]{0,200}?(?:charset|encoding)\s*=\s*[\"']?([A-Za-z0-9_-]{3,20})", re.IGNORECASE)
_ACCEPTED = {"gb18030", "big5", "big5-hkscs", "shift_jis", "euc-jp", "euc-kr", "iso-8859-1", "windows-1252"}
_HEAD = 4096  # bytes in which the declaration of an encoding is searched
_FREQUENT = re.compile("[的了和在是工作政府发展年一人大代表各位经济建设\\s，。、]")


def decode(data: bytes) -> tuple[str, str, bool] | None:
    """Decode bytes; return the text, the name of the encoding, and whether it is certain. None if the bytes are not text.

    Tried in order: byte order mark, UTF-8, UTF-16 without a mark, a declared encoding, GB18030, and what
    charset-normalizer detects. The last resort is UTF-8 with U+FFFD for bytes that cannot be decoded.

    >>> decode("政府工作报告".encode("gb18030"))
    ('政府工作报告', 'gb18030', True)
    >>> decode("政府".encode("utf-8-sig"))
    ('政府', 'utf-8-sig', True)
    >>> decode(bytes([0, 1, 2, 3, 255])) is None
    True
    """
    for mark, name in _BOMS:
        if data.startswith(mark):
            text, certain = _strict(data, name)
            if not certain and name == "utf-8-sig" and (other := _chinese(data.removeprefix(mark))):
                return other, "gb18030", False  # an editor added the mark without converting the text
            return text, name, certain
    if b"\0" in data:
        return _utf16(data)
    try:
        return data.decode("utf-8"), "utf-8", True
    except UnicodeDecodeError:
        pass
    if declared := _declared(data):
        return declared
    if text := _chinese(data):
        return text, "gb18030", True
    return _guess(data)


def _chinese(data: bytes) -> str:
    """Decode GB18030; return an empty string if that fails or the result is not plausible."""
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError:
        return ""
    return text if _plausible(text) else ""


def _declared(data: bytes) -> tuple[str, str, bool] | None:
    """Decode the encoding that a web page or XML declares; None if a byte is invalid in it."""
    m = _NAMED.search(data[:_HEAD])
    name = m[1].decode("ascii").lower() if m else ""
    name = "gb18030" if name in {"gb2312", "gbk", "gb_2312-80", "x-gbk"} else name
    if name not in _ACCEPTED:
        return None
    try:
        return data.decode(name), name, True
    except UnicodeDecodeError:
        return None


def _strict(data: bytes, name: str) -> tuple[str, bool]:
    try:
        return data.decode(name), True
    except UnicodeDecodeError:
        return data.decode(name, errors="replace"), False


def _utf16(data: bytes) -> tuple[str, str, bool] | None:
    """Decode UTF-16 without a byte order mark, if frequent characters are in the result."""
    for name in ("utf-16-le", "utf-16-be"):
        try:
            text = data.decode(name)
        except UnicodeDecodeError:
            continue
        if "\0" not in text and _plausible(text):
            return text, name, True
    return None


def _plausible(text: str) -> bool:
    """Are enough of the non-ASCII characters frequent in reports?"""
    sample = [c for c in text[:40000] if not c.isascii()][:10000]
    return len(_FREQUENT.findall("".join(sample))) * 12 > len(sample)


def _guess(data: bytes) -> tuple[str, str, bool] | None:
    from charset_normalizer import from_bytes  # noqa: PLC0415 - slow to load, rarely needed

    best = from_bytes(data[:200_000]).best()
    if best is not None and best.encoding not in {"ascii", "utf_8"}:
        text = data.decode(best.encoding, errors="replace")
        if _plausible(text):
            return text, best.encoding, False
    text = data.decode("utf-8", errors="replace")
    if text.count("\ufffd") * 20 > len(text):
        return None
    return text, "utf-8", False
