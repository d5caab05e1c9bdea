"""Decode bytes in any known encoding."""

import codecs
import re

from duizhao.readers.damaged_encodings import damaged, frequent, is_mixed, mixed, plausible, twice_encoded, western

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_NAMED = re.compile(rb"<(?:meta|\?xml)\b[^>]{0,200}?(?:charset|encoding)\s*=\s*[\"']?([A-Za-z0-9_-]{3,20})", re.IGNORECASE)
_ACCEPTED = {"gb18030", "big5", "big5-hkscs", "shift_jis", "euc-jp", "euc-kr", "iso-8859-1", "windows-1252"}
_WESTERN = {"iso-8859-1", "windows-1252"}
_HEAD = 4096  # bytes in which the declaration of an encoding is searched
_HZ = re.compile(rb"~\{(?:[!-}][!-~])+~\}")  # RFC 1843: GB 2312 in seven bits
_FEW = 50  # one NUL in so many bytes is damage, not UTF-16


def decode(data: bytes) -> tuple[str, str, bool] | None:
    """Decode bytes; return the text, the name of the encoding, and whether it is certain. None if the bytes are not text.

    Tried in order: byte order mark, UTF-16 without a mark, HZ, UTF-8, a declared encoding that gives Chinese or English, GB18030, two
    encodings in one file, what charset-normalizer detects, Windows and Mac of Western Europe, and the first of these with some bytes
    damaged, which become U+FFFD.

    >>> decode("政府工作报告".encode("gb18030"))
    ('政府工作报告', 'gb18030', True)
    >>> decode("政府".encode("utf-8-sig"))
    ('政府', 'utf-8-sig', True)
    >>> decode("the city’s roads".encode("cp1252"))
    ('the city’s roads', 'windows-1252', False)
    >>> decode(bytes([0, 1, 2, 3, 255])) is None
    True
    """
    for mark, name in _BOMS:
        if data.startswith(mark):
            return _marked(data, mark, name)
    if b"\0" in data:
        return _with_nul(data)
    return _unmarked(data)


def _unmarked(data: bytes) -> tuple[str, str, bool] | None:
    """Decode what has no mark and is not UTF-16."""
    if data.isascii() and len(_HZ.findall(data)) > data.count(b"~{") // 2:
        return data.decode("hz", errors="replace"), "hz", True
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    else:
        twice = twice_encoded(text)
        return (twice[0], f"{twice[1]} (encoded twice)", False) if twice else (text, "utf-8", True)
    return _declared(data) or _chinese(data) or mixed(data) or _guessed(data) or western(data) or damaged(data)


def _marked(data: bytes, mark: bytes, name: str) -> tuple[str, str, bool]:
    """Decode what its byte order mark says, unless an editor added the mark without converting the text."""
    try:
        return data.decode(name), name, True
    except UnicodeDecodeError:
        pass
    rest = data.removeprefix(mark)
    if name == "utf-8-sig" and (other := _chinese(rest) or mixed(rest) or western(rest)):
        return other[0], other[1], False
    return data.decode(name, errors="replace"), name, False


def _chinese(data: bytes) -> tuple[str, str, bool] | None:
    """Decode GB18030, if the result is plausible and no line of it is UTF-8."""
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError:
        return None
    return (text, "gb18030", True) if plausible(text) and not is_mixed(data) else None


def _declared(data: bytes) -> tuple[str, str, bool] | None:
    """Decode the encoding that a web page or XML declares; None if a byte is invalid in it, or the result is no language of ours."""
    m = _NAMED.search(data[:_HEAD])
    name = m[1].decode("ascii").lower() if m else ""
    name = "gb18030" if name in {"gb2312", "gbk", "gb_2312-80", "x-gbk"} else name
    if name in _WESTERN:  # the two are one on the web
        found = western(data)
        return (*found[:2], True) if found else None
    if name not in _ACCEPTED:
        return None
    try:
        text = data.decode(name)
    except UnicodeDecodeError:
        return None
    usual = _chinese(data) if name != "gb18030" else None
    if not plausible(text) or is_mixed(data) or (usual and frequent(usual[0])[0] > frequent(text)[0]):
        return None
    return text, name, True


def _with_nul(data: bytes) -> tuple[str, str, bool] | None:
    """Decode UTF-16 without a byte order mark, or text with a stray NUL."""
    for name in ("utf-16-le", "utf-16-be"):
        try:
            text = data[: len(data) // 2 * 2].decode(name)
        except UnicodeDecodeError:
            continue
        if "\0" not in text and plausible(text):
            return text, name, len(data) % 2 == 0
    if data.count(b"\0") * _FEW > len(data):
        return None
    rest = _unmarked(data)  # a stray one is invisible
    return (rest[0], rest[1], False) if rest else None


def _guessed(data: bytes) -> tuple[str, str, bool] | None:
    from charset_normalizer import from_bytes  # noqa: PLC0415 - slow to load, rarely needed

    best = from_bytes(data[:200_000]).best()
    if best is None or best.encoding in {"ascii", "utf_8"}:
        return None
    text = data.decode(best.encoding, errors="replace")
    return (text, best.encoding, False) if plausible(text, strict=True) else None
