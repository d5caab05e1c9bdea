"""Bytes to text, whatever the encoding."""

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
_HEAD = 4096  # bytes in which a page names its encoding
_COMMON = re.compile("[的了和在是工作政府发展年一人大代表各位经济建设\\s，。、]")


def decode(data: bytes) -> tuple[str, str, bool] | None:
    """Text, the encoding's name, and whether it is certain; None when the bytes are no text.

    Tried in order: byte order mark, UTF-8, UTF-16 without mark, GB18030, Big5 and whatever
    charset-normalizer finds. As a last resort UTF-8 with U+FFFD for what cannot be decoded.

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
                return other, "gb18030", False  # an editor put the mark before bytes that it did not convert
            return text, name, certain
    if b"\0" in data:
        return _wide(data)
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
    """The text in GB18030; empty where it is none."""
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError:
        return ""
    return text if _plausible(text) else ""


def _declared(data: bytes) -> tuple[str, str, bool] | None:
    """The text in the encoding that a web page or XML names, when every byte is valid in it."""
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


def _wide(data: bytes) -> tuple[str, str, bool] | None:
    """UTF-16 without a byte order mark, recognised by its frequent words."""
    for name in ("utf-16-le", "utf-16-be"):
        try:
            text = data.decode(name)
        except UnicodeDecodeError:
            continue
        if "\0" not in text and _plausible(text):
            return text, name, True
    return None


def _plausible(text: str) -> bool:
    """Are the frequent characters of reports among those that are not ASCII?"""
    sample = [c for c in text[:40000] if not c.isascii()][:10000]
    return len(_COMMON.findall("".join(sample))) * 12 > len(sample)


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
